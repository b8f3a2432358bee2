using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api;

/// <summary>What commands and events see of a peer. Read only; owned by the reactor.</summary>
public interface IPeerView
{
    /// <summary>Its section of the configuration (for a peer of a range: the section with its address filled in).</summary>
    NeighborSettings Settings { get; }

    /// <summary>Place in the outgoing RIB, stable while the peer exists.</summary>
    int RibIndex { get; }

    /// <summary>State name: IDLE, ACTIVE, CONNECT, OPENSENT, OPENCONFIRM, ESTABLISHED.</summary>
    string State { get; }

    /// <summary>True in ESTABLISHED.</summary>
    bool IsEstablished { get; }

    /// <summary>True while a TCP connection exists.</summary>
    bool IsConnected { get; }

    /// <summary>Seconds since ESTABLISHED, 0 otherwise.</summary>
    long EstablishedSeconds { get; }

    /// <summary>Seconds since the session was established, or since it was lost (or the peer created) when it is not.</summary>
    long StateSeconds => EstablishedSeconds;

    /// <summary>Local address of the connection, or the configured one.</summary>
    IpAddress LocalAddress { get; }

    /// <summary>BGP identifier used, not set when unknown yet.</summary>
    IpAddress RouterId { get; }

    /// <summary>What the two OPENs agreed on, or null.</summary>
    SessionContext? Session { get; }

    /// <summary>The OPEN we sent, and the peer's, or null.</summary>
    OpenMessage? OpenSent { get; }

    /// <summary>The peer's OPEN, or null.</summary>
    OpenMessage? OpenReceived { get; }

    /// <summary>Messages counted by type and direction, reset at each session.</summary>
    MessageCounters Counters { get; }

    /// <summary>The next number of the JSON member <c>counter</c>; counts up at each call, starts at 1.</summary>
    long NextEventNumber();
}
