using ExaBgp.Protocol;

namespace ExaBgp.Reactor.Seams;

/// <summary>TCP as the reactor sees it: handles, and calls that never block. Completions come through <see cref="IPoller"/>.</summary>
public interface INetwork
{
    /// <summary>Starts to connect. The handle gets Connected or ConnectFailed; a refusal at once (an option failed) comes as ConnectFailed too.</summary>
    int Connect(ConnectionOptions options);

    /// <summary>Listens; false with the reason when that cannot be.</summary>
    bool TryListen(ConnectionOptions options, out int listener, out string reason);

    /// <summary>Adds a peer's MD5 or AO key to a listener.</summary>
    bool TryAddKey(int listener, ConnectionOptions peer, out string reason);

    /// <summary>Takes a peer's MD5 or AO key from a listener.</summary>
    void RemoveKey(int listener, ConnectionOptions peer);

    /// <summary>Addresses and ports of both ends of a connection.</summary>
    (IpAddress Local, int LocalPort, IpAddress Remote, int RemotePort) Endpoints(int connection);

    /// <summary>Reads what is there, at most the length of <paramref name="into"/>.</summary>
    IoResult Receive(int connection, Span<byte> into);

    /// <summary>Writes what the socket takes; a completion tells when it takes more.</summary>
    IoResult Send(int connection, ReadOnlySpan<byte> bytes);

    /// <summary>Stops or resumes Readable completions: TCP pushes the peer back meanwhile.</summary>
    void PauseReading(int connection, bool pause);

    /// <summary>Ends our direction; the peer can still be read.</summary>
    void ShutdownSend(int connection);

    /// <summary>Closes a connection or listener; nothing comes for the handle afterwards.</summary>
    void Close(int handle);
}
