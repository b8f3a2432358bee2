using System.Net.Sockets;
using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Clients;

/// <summary>The command-line channel: a unix socket with several clients, and named pipes where an administrator made them.</summary>
public sealed unsafe class ClientChannel(EpollPoller poller) : IClientHost
{
    private const int Stream = 1 | FileDescriptor.CloseOnExec | FileDescriptor.NonBlocking;
    private const int Backlog = 16;

    private (string In, string Out)? _pipes;

    /// <summary>Makes the socket; one left behind by a daemon that is gone is replaced. False with the reason.</summary>
    public bool TryOpenSocket(string path, int maxClients, out string reason)
    {
        if (!ChannelFolders.TryMakeFolder(path, out reason) || !TryClear(path, out reason)) return false;
        var address = stackalloc byte[UnixAddress.Size];
        if (!UnixAddress.TryWrite(new Span<byte>(address, UnixAddress.Size), path))
        {
            reason = $"{path}: longer than a socket's path can be";
            return false;
        }

        var fd = Libc.Socket(UnixAddress.Family, Stream, 0);
        if (fd < 0 || Libc.Bind(fd, address, UnixAddress.Size) != 0 || Libc.Listen(fd, Backlog) != 0)
        {
            reason = $"{path}: {Errno.Text(Errno.Last)}";
            if (fd >= 0) _ = Libc.Close(fd);
            return false;
        }

        _ = new ClientListener(poller, fd, path, maxClients);
        return true;
    }

    /// <summary>Opens named pipes; the dialogue on them is a client from now on. False with the reason.</summary>
    public bool TryOpenPipes(string input, string output, out string reason)
    {
        if (PipeClient.Open(poller, input, output, out reason) is not { } client) return false;
        _pipes = (input, output);
        poller.Post(client, CompletionKind.ClientConnected, client.Handle);
        return true;
    }

    /// <inheritdoc/>
    public IoResult Read(int client, Span<byte> into) =>
        poller.TryGet<SocketClient>(client, out var socket) ? socket.Receive(into)
        : poller.TryGet<PipeClient>(client, out var pipe) ? pipe.Read(into)
        : new IoResult(0, IoStatus.Closed);

    /// <inheritdoc/>
    public IoResult Write(int client, ReadOnlySpan<byte> bytes) =>
        poller.TryGet<SocketClient>(client, out var socket) ? socket.Send(bytes)
        : poller.TryGet<PipeClient>(client, out var pipe) ? pipe.Write(bytes)
        : new IoResult(0, IoStatus.Failed, Errno.BrokenPipe);

    /// <inheritdoc/>
    public void PauseReading(int client, bool pause)
    {
        if (poller.TryGet<SocketClient>(client, out var socket)) socket.PauseReading(pause);
        else if (poller.TryGet<PipeClient>(client, out var pipe)) pipe.PauseReading(pause);
    }

    /// <inheritdoc/>
    public void Close(int client)
    {
        if (poller.TryGet<SocketClient>(client, out var socket))
        {
            socket.Dispose();
            socket.Leave();
            poller.Forget(client);
        }
        else if (poller.TryGet<PipeClient>(client, out var pipe))
        {
            pipe.Dispose();
            poller.Forget(client);
            if (_pipes is { } pipes) TryOpenPipes(pipes.In, pipes.Out, out _);
        }
    }

    private static bool TryClear(string path, out string reason)
    {
        reason = string.Empty;
        try
        {
            if (FileStatus.IsSocket(path))
            {
                if (IsAlive(path)) reason = $"socket already exists and is active ({path})";
                else File.Delete(path);
            }
            else if (Path.Exists(path))
            {
                reason = $"{path} exists and is not a socket";
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = $"{path}: {exception.Message}";
        }

        return reason.Length == 0;
    }

    private static bool IsAlive(string path)
    {
        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { Blocking = false };
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException exception)
        {
            // A live socket whose queue is full would block.
            return exception.SocketErrorCode is SocketError.WouldBlock or SocketError.TryAgain or SocketError.InProgress;
        }
    }
}
