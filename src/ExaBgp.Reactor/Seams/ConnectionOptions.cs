using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;

namespace ExaBgp.Reactor.Seams;

/// <summary>How to connect to a peer, or to listen for it.</summary>
public sealed record ConnectionOptions
{
    /// <summary>Peer address (connecting), or not set.</summary>
    public IpAddress Remote { get; init; }

    /// <summary>Prefix length of the peers meant by <see cref="Remote"/>: less than its whole length for a range.</summary>
    public int RemoteLength { get; init; }

    /// <summary>Peer's port when connecting, our port when listening.</summary>
    public required int Port { get; init; }

    /// <summary>Our address, not set to let the system choose.</summary>
    public IpAddress Local { get; init; }

    /// <summary>Interface to bind to (SO_BINDTODEVICE; scope of a link-local peer), or empty.</summary>
    public string Interface { get; init; } = string.Empty;

    /// <summary>TTL to send with, when connecting.</summary>
    public int? OutgoingTtl { get; init; }

    /// <summary>Least TTL accepted (GTSM, RFC 5082), when listening.</summary>
    public int? IncomingTtl { get; init; }

    /// <summary>TCP-MD5 key (RFC 2385), empty for none.</summary>
    public SecretBytes Md5Key { get; init; } = SecretBytes.None;

    /// <summary>TCP-AO key (RFC 5925), or null.</summary>
    public TcpAoSettings? TcpAo { get; init; }

    /// <summary>Segments are signed.</summary>
    public bool HasKey => !Md5Key.IsEmpty || TcpAo is not null;
}
