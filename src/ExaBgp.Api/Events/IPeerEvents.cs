using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Events;

/// <summary>What happens to peers, told to the helpers that asked for it. Called by the reactor in the order of happening.</summary>
public interface IPeerEvents
{
    /// <summary>TCP is up.</summary>
    void Connected(IPeerView peer);

    /// <summary>ESTABLISHED.</summary>
    void Up(IPeerView peer);

    /// <summary>The session is closed.</summary>
    void Down(IPeerView peer, string reason);

    /// <summary>A state was entered.</summary>
    void StateChanged(IPeerView peer, string state);

    /// <summary>Both OPENs are accepted.</summary>
    void Negotiated(IPeerView peer, SessionContext session);

    /// <summary>True when some helper wants messages of this type: saves the caller the work otherwise.</summary>
    bool Wants(IPeerView peer, Direction direction, MessageType type);

    /// <summary>An UPDATE received and accepted: the whole message, header included, and what it says.</summary>
    void Update(IPeerView peer, ReadOnlySpan<byte> message, SessionContext session, in UpdateView update);

    /// <summary>
    /// A whole message as on the wire, header included; an UPDATE only once it has been accepted. <paramref name="session"/> is null before both OPENs are known.
    /// </summary>
    void Message(IPeerView peer, Direction direction, ReadOnlySpan<byte> message, SessionContext? session);

    /// <summary>A NOTIFICATION made by an error found in what the peer sent, reported before it is sent.</summary>
    void LocalError(IPeerView peer, byte code, byte subcode, ReadOnlySpan<byte> data);

    /// <summary>A signal is acted upon, for each peer whose helpers asked.</summary>
    void Signal(IReadOnlyList<IPeerView> peers, int number, string name);

    /// <summary>The daemon ends: to every helper.</summary>
    void Shutdown();
}
