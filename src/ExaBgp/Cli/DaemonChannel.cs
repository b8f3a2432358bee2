using System.Net.Sockets;
using System.Text;
using ExaBgp.Host.Clients;
using ExaBgp.Host.Settings;

namespace ExaBgp.Cli;

/// <summary>The connection of a client to the daemon: lines out, lines in.</summary>
internal sealed class DaemonChannel : IDisposable
{
    private static readonly TimeSpan Connecting = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Stale = TimeSpan.FromMilliseconds(100);
    private readonly Stream _output;
    private readonly Stream _input;

    private DaemonChannel(Stream input, Stream output)
    {
        _input = input;
        _output = output;
        Lines = new LineReader(input);
    }

    /// <summary>What the daemon says.</summary>
    public LineReader Lines { get; }

    /// <summary>Sends one line; false when the daemon is gone.</summary>
    public bool TrySend(string line)
    {
        try
        {
            _output.Write(Encoding.UTF8.GetBytes(line + "\n"));
            _output.Flush();
            return true;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Reaches the daemon; false with what to tell the user.</summary>
    public static bool TryOpen(HostSettings settings, ChannelKind kind, string? name, out DaemonChannel? channel, out string reason) => kind == ChannelKind.Socket
        ? TryOpenSocket(settings, name, out channel, out reason)
        : TryOpenPipes(settings, name ?? settings.PipeName, out channel, out reason);

    /// <inheritdoc/>
    public void Dispose()
    {
        _output.Dispose();
        _input.Dispose();
        Lines.Dispose();
    }

    private static bool TryOpenSocket(HostSettings settings, string? name, out DaemonChannel? channel, out string reason)
    {
        channel = null;
        var folders = ChannelFolders.For(settings.Root);
        name ??= settings.SocketName.Length > 0 ? settings.SocketName : "exabgp";
        var path = settings.SocketPath.Length > 0 ? settings.SocketPath : ChannelFolders.FindSocket(folders, name);
        if (path is null)
        {
            reason = NotFound($"Unix socket ({name}.sock)", folders);
            return false;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            if (socket.ConnectAsync(new UnixDomainSocketEndPoint(path)).Wait(Connecting))
            {
                var stream = new NetworkStream(socket, ownsSocket: true);
                channel = new DaemonChannel(stream, stream);
                reason = string.Empty;
                return true;
            }

            reason = "ExaBGP is not accepting connections on Unix socket";
        }
        catch (AggregateException failed) when (failed.InnerException is SocketException exception)
        {
            reason = exception.SocketErrorCode switch
            {
                SocketError.ConnectionRefused => "ExaBGP is not accepting connections on Unix socket",
                SocketError.AccessDenied => $"{path}: permission denied",
                _ => "ExaBGP is not running / Unix socket not found",
            };
        }

        socket.Dispose();
        return false;
    }

    private static bool TryOpenPipes(HostSettings settings, string name, out DaemonChannel? channel, out string reason)
    {
        channel = null;
        var folders = ChannelFolders.For(settings.Root);
        if (ChannelFolders.FindPipes(folders, name) is not { } pipes)
        {
            reason = NotFound($"named pipes ({name}.in and {name}.out)", folders);
            return false;
        }

        try
        {
            // Both ends of each pipe: opening does not wait for the daemon, and the daemon finds a reader.
            var input = new FileStream(pipes.Out, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
            var output = new FileStream(pipes.In, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0);
            channel = new DaemonChannel(input, output);
            while (channel.Lines.TryRead(Stale, out _))
            {
                // An answer somebody else did not wait for.
            }

            reason = string.Empty;
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = exception.Message;
            return false;
        }
    }

    private static string NotFound(string what, IReadOnlyList<string> folders) =>
        $"could not find ExaBGP's {what} for the cli\nwe scanned the following folders (the number is your PID):\n"
        + string.Join('\n', folders.Select(static folder => $" - {folder}"));
}
