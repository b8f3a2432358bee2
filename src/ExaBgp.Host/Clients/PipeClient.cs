using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Clients;

/// <summary>
/// Whoever is at the other ends of the named pipes: one dialogue, as nothing tells one client from another. Answers that nobody waits for are dropped:
/// a shell that only writes a command must not hold back the next.
/// </summary>
internal sealed class PipeClient : EpollSource, IDisposable
{
    private const int InputRole = 1;
    private const int OutputRole = 2;
    private const int ReadWrite = 2;
    private const int WriteOnly = 1;

    private readonly EpollPoller _poller;
    private readonly string _outputPath;
    private EpollWatch _input;
    private EpollWatch _output;
    private bool _paused;
    private bool _told;

    private PipeClient(EpollPoller poller, int input, string outputPath)
    {
        _poller = poller;
        _outputPath = outputPath;
        poller.Register(this);
        _input = new EpollWatch(poller, input, Handle, InputRole);
        _output = new EpollWatch(poller, -1, Handle, OutputRole);
        _input.Set(EpollMask.In);
    }

    /// <summary>Opens the pipe commands come from (for writing too, so that it never ends); null with the reason.</summary>
    internal static PipeClient? Open(EpollPoller poller, string input, string output, out string reason)
    {
        var fd = Libc.Open(input, ReadWrite | FileDescriptor.NonBlocking | FileDescriptor.CloseOnExec, 0);
        reason = fd < 0 ? $"{input}: {Errno.Text(Errno.Last)}" : string.Empty;
        return fd < 0 ? null : new PipeClient(poller, fd, output);
    }

    /// <inheritdoc/>
    internal override void Ready(int role, EpollMask events)
    {
        if (role == OutputRole)
        {
            _output.Set(EpollMask.None);
            _poller.Post(this, CompletionKind.ClientWritable);
        }
        else if (_told)
        {
            _input.Set(EpollMask.None);
        }
        else if (!_paused)
        {
            _told = true;
            _poller.Post(this, CompletionKind.ClientReadable);
        }
    }

    /// <inheritdoc/>
    internal override bool Wants(CompletionKind kind) => kind != CompletionKind.ClientReadable || !_paused;

    internal IoResult Read(Span<byte> into)
    {
        _told = false;
        _input.Set(_paused ? EpollMask.None : EpollMask.In);
        var n = FileDescriptor.Read(_input.Fd, into);
        if (n > 0) return new IoResult((int)n, IoStatus.Ok);
        return Errno.Last == Errno.Again ? new IoResult(0, IoStatus.WouldBlock) : new IoResult(0, IoStatus.Failed, Errno.Last);
    }

    internal IoResult Write(ReadOnlySpan<byte> bytes)
    {
        if (!_output.IsOpen)
        {
            var fd = Libc.Open(_outputPath, WriteOnly | FileDescriptor.NonBlocking | FileDescriptor.CloseOnExec, 0);
            if (fd < 0) return new IoResult(bytes.Length, IoStatus.Ok);
            _output = new EpollWatch(_poller, fd, Handle, OutputRole);
        }

        var n = FileDescriptor.Write(_output.Fd, bytes);
        if (n < 0 && Errno.Last != Errno.Again)
        {
            _output.Close();
            return new IoResult(bytes.Length, IoStatus.Ok);
        }

        if (n < bytes.Length) _output.Set(EpollMask.Out);
        return n < 0 ? new IoResult(0, IoStatus.WouldBlock) : new IoResult((int)n, IoStatus.Ok);
    }

    internal void PauseReading(bool pause)
    {
        _paused = pause;
        _told = false;
        _input.Set(pause ? EpollMask.None : EpollMask.In);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Close();
        _output.Close();
    }
}
