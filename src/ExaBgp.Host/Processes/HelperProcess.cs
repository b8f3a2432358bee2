using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Processes;

/// <summary>A helper: its process and our ends of its pipes.</summary>
internal sealed class HelperProcess : EpollSource, IDisposable
{
    private const int OutputRole = 1;
    private const int InputRole = 2;
    private const int ExitRole = 3;
    private const int SignalTerminate = 15;
    private const int SignalKill = 9;

    private readonly EpollPoller _poller;
    private EpollWatch _output;
    private EpollWatch _input;
    private EpollWatch _exit;
    private bool _paused;
    private bool _told;
    private bool _askedToEnd;
    private bool _outputEnded;
    private bool _exited;
    private bool _exitPosted;
    private bool _reaped;
    private bool _released;
    private int _status;

    internal HelperProcess(EpollPoller poller, int process, int input, int output)
    {
        _poller = poller;
        ProcessId = process;
        poller.Register(this);
        _output = new EpollWatch(poller, output, Handle, OutputRole);
        _input = new EpollWatch(poller, input, Handle, InputRole);
        _exit = new EpollWatch(poller, ChildStatus.OpenDescriptor(process), Handle, ExitRole);
        _output.Set(EpollMask.In);
        _exit.Set(EpollMask.In);
    }

    internal int ProcessId { get; }

    /// <inheritdoc/>
    internal override void Ready(int role, EpollMask events)
    {
        switch (role)
        {
            case OutputRole:
                TellReadable();
                break;
            case InputRole:
                _input.Set(EpollMask.None);
                _poller.Post(this, CompletionKind.HelperWritable);
                break;
            default:
                TakeExit();
                break;
        }
    }

    /// <inheritdoc/>
    internal override bool Wants(CompletionKind kind) =>
        !_released && (kind != CompletionKind.HelperReadable || (!_paused && !_outputEnded));

    internal IoResult Read(Span<byte> into)
    {
        if (_outputEnded || _released) return new IoResult(0, IoStatus.Closed);
        _told = false;
        Watch();
        var n = FileDescriptor.Read(_output.Fd, into);
        if (n < 0 && Errno.Last == Errno.Again)
        {
            ReportExit();
            return new IoResult(0, IoStatus.WouldBlock);
        }

        if (n > 0)
        {
            ReportExit();
            return new IoResult((int)n, IoStatus.Ok);
        }

        var errno = n < 0 ? Errno.Last : 0;
        _outputEnded = true;
        Watch();
        ReportExit();
        return n == 0 ? new IoResult(0, IoStatus.Closed) : new IoResult(0, IoStatus.Failed, errno);
    }

    internal IoResult Write(ReadOnlySpan<byte> bytes)
    {
        if (!_input.IsOpen) return new IoResult(0, IoStatus.Failed, Errno.BrokenPipe);
        var n = FileDescriptor.Write(_input.Fd, bytes);
        if (n < 0 && Errno.Last is not Errno.Again and var errno)
        {
            _input.Close();
            return new IoResult(0, IoStatus.Failed, errno);
        }

        if (n < bytes.Length) _input.Set(EpollMask.Out);
        return n < 0 ? new IoResult(0, IoStatus.WouldBlock) : new IoResult((int)n, IoStatus.Ok);
    }

    internal void PauseReading(bool pause)
    {
        _paused = pause;
        _told = false;
        Watch();
    }

    /// <summary>Sends a signal to the process and to all it has started, as far as these stayed in its group.</summary>
    internal void Signal(int signal)
    {
        if (_reaped) return;
        _ = Libc.Kill(-ProcessId, signal);
        if (signal is not SignalTerminate and not SignalKill) return;
        _askedToEnd = true;
        ReportExit();
    }

    /// <summary>Closes the pipes. The process is still watched until it can be reaped; true when that is so already.</summary>
    internal bool Release()
    {
        _released = true;
        _input.Close();
        _output.Close();
        if (!_exited) return false;
        Reap();
        return true;
    }

    /// <summary>At the end of the daemon: no helper outlives it.</summary>
    public void Dispose()
    {
        if (!_exited) Signal(SignalKill);
        Release();
        _exit.Close();
    }

    private void TakeExit()
    {
        if (_exited || !ChildStatus.TryPeek(ProcessId, out _status)) return;
        _exited = true;
        _exit.Close();
        if (_released)
        {
            Reap();
            _poller.Forget(Handle);
        }
        else
        {
            ReportExit();
        }
    }

    /// <summary>Told once; when nobody has read by the next time, it is not watched until somebody does.</summary>
    private void TellReadable()
    {
        if (_paused || _outputEnded) return;
        if (_told)
        {
            _output.Set(EpollMask.None);
            return;
        }

        _told = true;
        _poller.Post(this, CompletionKind.HelperReadable);
    }

    private void Watch() => _output.Set(_paused || _outputEnded ? EpollMask.None : EpollMask.In);

    /// <summary>
    /// The end is told once, and not before everything it wrote was read, unless it was asked to end.
    /// What a child it left behind may still write is not waited for.
    /// </summary>
    private void ReportExit()
    {
        if (!_exited || _exitPosted || _released) return;
        if (!_outputEnded && !_askedToEnd && FileDescriptor.Waiting(_output.Fd) > 0) return;
        _exitPosted = true;
        _poller.Post(this, CompletionKind.HelperExited, _status);
    }

    /// <summary>What is left of its group loses its pipes now and is told to end, as long as the group's number is still ours.</summary>
    private void Reap()
    {
        if (_reaped) return;
        Signal(SignalTerminate);
        _reaped = true;
        ChildStatus.Reap(ProcessId);
    }
}
