using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Sockets;

/// <summary>TCP on the epoll set.</summary>
public sealed unsafe class SocketNetwork(EpollPoller poller) : INetwork
{
    private const int Stream = 1 | FileDescriptor.CloseOnExec | FileDescriptor.NonBlocking;
    private const int Backlog = 200;

    /// <inheritdoc/>
    public int Connect(ConnectionOptions options)
    {
        var ipv6 = options.Remote.IsIpv6;
        var fd = Libc.Socket(SocketAddress.Family(options.Remote), Stream, 0);
        var connection = new Connection(poller, fd, connecting: true);
        var errno = fd < 0 ? Errno.Last : Prepare(fd, ipv6, options);
        if (errno == 0) errno = BeginConnect(fd, options);
        if (errno is 0 or Errno.InProgress) connection.AwaitConnect();
        else connection.Fail(errno);
        return connection.Handle;
    }

    /// <inheritdoc/>
    public bool TryListen(ConnectionOptions options, out int listener, out string reason)
    {
        listener = 0;
        var fd = Libc.Socket(SocketAddress.Family(options.Local), Stream, 0);
        var what = string.Empty;
        var errno = fd < 0 ? Errno.Last : Listen(fd, options, out what);
        reason = Explain(options, errno, what);
        if (errno != 0)
        {
            if (fd >= 0) _ = Libc.Close(fd);
            return false;
        }

        listener = new Listener(poller, fd).Handle;
        return true;
    }

    /// <inheritdoc/>
    public bool TryAddKey(int listener, ConnectionOptions peer, out string reason)
    {
        reason = "not a listener";
        if (!poller.TryGet<Listener>(listener, out var source)) return false;
        var errno = SocketOptions.SetKeys(source.Fd, peer, SocketOptions.Scope(peer.Remote, peer.Interface), listening: true, out var what);
        reason = errno == 0 ? string.Empty : $"{what} for {peer.Remote}: {Errno.Text(errno)}";
        return errno == 0;
    }

    /// <inheritdoc/>
    public void RemoveKey(int listener, ConnectionOptions peer)
    {
        if (poller.TryGet<Listener>(listener, out var source)) SocketOptions.RemoveKeys(source.Fd, peer, SocketOptions.Scope(peer.Remote, peer.Interface));
    }

    /// <inheritdoc/>
    public (IpAddress Local, int LocalPort, IpAddress Remote, int RemotePort) Endpoints(int connection) =>
        poller.TryGet<Connection>(connection, out var source)
            ? (source.Local.Address, source.Local.Port, source.Remote.Address, source.Remote.Port)
            : default;

    /// <summary>Address and port a listener is bound to.</summary>
    public (IpAddress Local, int Port) Listening(int listener) => poller.TryGet<Listener>(listener, out var source) ? source.Local : default;

    /// <inheritdoc/>
    public IoResult Receive(int connection, Span<byte> into) =>
        poller.TryGet<Connection>(connection, out var source) ? source.Receive(into) : new IoResult(0, IoStatus.Closed);

    /// <inheritdoc/>
    public IoResult Send(int connection, ReadOnlySpan<byte> bytes) =>
        poller.TryGet<Connection>(connection, out var source) ? source.Send(bytes) : new IoResult(0, IoStatus.Failed, Errno.BrokenPipe);

    /// <inheritdoc/>
    public void PauseReading(int connection, bool pause)
    {
        if (poller.TryGet<Connection>(connection, out var source)) source.PauseReading(pause);
    }

    /// <inheritdoc/>
    public void ShutdownSend(int connection)
    {
        if (poller.TryGet<Connection>(connection, out var source)) source.ShutdownSend();
    }

    /// <inheritdoc/>
    public void Close(int handle)
    {
        if (poller.TryGet<Connection>(handle, out var connection)) connection.Dispose();
        else if (poller.TryGet<Listener>(handle, out var listener)) listener.Dispose();
        else return;
        poller.Forget(handle);
    }

    private static int Prepare(int fd, bool ipv6, ConnectionOptions options)
    {
        var errno = SocketOptions.SetCommon(fd, ipv6);
        if (errno == 0) errno = SocketOptions.SetSending(fd);
        if (errno == 0 && options.Interface.Length > 0) errno = SocketOptions.SetDevice(fd, options.Interface);
        if (errno == 0) errno = SocketOptions.SetKeys(fd, options, SocketOptions.Scope(options.Remote, options.Interface), listening: false, out _);
        if (errno == 0 && options.OutgoingTtl is { } ttl) errno = SocketOptions.SetTtl(fd, ipv6, ttl);
        return errno == 0 && options.Local.IsSet ? Bind(fd, options.Local, 0, options.Interface) : errno;
    }

    private static int BeginConnect(int fd, ConnectionOptions options)
    {
        var storage = stackalloc byte[SocketAddress.StorageSize];
        var scope = SocketOptions.Scope(options.Remote, options.Interface);
        var length = SocketAddress.Write(new Span<byte>(storage, SocketAddress.StorageSize), options.Remote, options.Port, scope);
        return Libc.Connect(fd, storage, length) == 0 ? 0 : Errno.Last;
    }

    private static int Bind(int fd, IpAddress address, int port, string device)
    {
        var storage = stackalloc byte[SocketAddress.StorageSize];
        var length = SocketAddress.Write(new Span<byte>(storage, SocketAddress.StorageSize), address, port, SocketOptions.Scope(address, device));
        return Libc.Bind(fd, storage, length) == 0 ? 0 : Errno.Last;
    }

    private static int Listen(int fd, ConnectionOptions options, out string what)
    {
        what = string.Empty;
        var ipv6 = options.Local.IsIpv6;
        var errno = SocketOptions.SetCommon(fd, ipv6);
        if (errno == 0 && options.Interface.Length > 0) errno = SocketOptions.SetDevice(fd, options.Interface);
        if (errno == 0 && options.IncomingTtl is { } ttl) errno = SocketOptions.SetMinimumTtl(fd, ipv6, ttl);
        if (errno == 0) errno = Bind(fd, options.Local, options.Port, options.Interface);
        if (errno == 0 && options.Remote.IsSet)
            errno = SocketOptions.SetKeys(fd, options, SocketOptions.Scope(options.Remote, options.Interface), listening: true, out what);
        return errno != 0 || Libc.Listen(fd, Backlog) == 0 ? errno : Errno.Last;
    }

    private static string Explain(ConnectionOptions options, int errno, string what) => errno switch
    {
        0 => string.Empty,
        Errno.AddressInUse => $"could not listen on {options.Local}:{options.Port}, the port is in use already",
        Errno.AddressNotAvailable => $"could not listen on {options.Local}:{options.Port}, this is an invalid address",
        _ => $"could not listen on {options.Local}:{options.Port}, {(what.Length > 0 ? what + ": " : string.Empty)}{Errno.Text(errno)}",
    };
}
