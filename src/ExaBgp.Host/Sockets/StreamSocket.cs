using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Sockets;

/// <summary>A connected stream socket: reads and writes that never block, and completions for what it refused.</summary>
internal unsafe class StreamSocket : EpollSource, IDisposable
{
    private const int NoSignal = 0x4000;
    private const int ShutdownWrite = 1;

    private readonly CompletionKind _readable;
    private readonly CompletionKind _writable;
    private EpollWatch _watch;
    private bool _paused;
    private bool _told;
    private bool _quiet;
    private bool _readEnded;
    private bool _writeWanted;

    /// <summary>Owns the descriptor, or none (-1).</summary>
    protected StreamSocket(EpollPoller poller, int fd, CompletionKind readable, CompletionKind writable)
    {
        Poller = poller;
        _readable = readable;
        _writable = writable;
        poller.Register(this);
        _watch = new EpollWatch(poller, fd, Handle, 0);
    }

    protected EpollPoller Poller { get; }

    protected int Fd => _watch.Fd;

    /// <summary>Not connected yet: only the end of the attempt is of interest.</summary>
    protected bool Connecting { get; set; }

    /// <inheritdoc/>
    internal override void Ready(int role, EpollMask events)
    {
        var broken = (events & (EpollMask.Error | EpollMask.HangUp)) != 0;
        if (!_readEnded && !_paused && (broken || (events & EpollMask.In) != 0)) TellReadable();
        if (_writeWanted && (broken || (events & EpollMask.Out) != 0))
        {
            _writeWanted = false;
            Watch();
            Poller.Post(this, _writable);
        }
    }

    /// <inheritdoc/>
    internal override bool Wants(CompletionKind kind) => kind != _readable || (!_paused && !_readEnded);

    internal IoResult Receive(Span<byte> into)
    {
        if (_readEnded || Connecting) return new IoResult(0, IoStatus.Closed);
        _told = false;
        if (_quiet)
        {
            _quiet = false;
            Watch();
        }

        fixed (byte* p = into)
        {
            nint n;
            do n = Libc.Receive(Fd, p, into.Length, 0);
            while (n < 0 && Errno.Last == Errno.Interrupted);
            if (n > 0) return new IoResult((int)n, IoStatus.Ok);
            var errno = n == 0 ? 0 : Errno.Last;
            if (errno == Errno.Again) return new IoResult(0, IoStatus.WouldBlock);
            _readEnded = true;
            Watch();
            return n == 0 ? new IoResult(0, IoStatus.Closed) : new IoResult(0, IoStatus.Failed, errno);
        }
    }

    internal IoResult Send(ReadOnlySpan<byte> bytes)
    {
        if (Connecting || !_watch.IsOpen) return new IoResult(0, IoStatus.Failed, Errno.BrokenPipe);
        fixed (byte* p = bytes)
        {
            nint n;
            do n = Libc.Send(Fd, p, bytes.Length, NoSignal);
            while (n < 0 && Errno.Last == Errno.Interrupted);
            if (n < 0 && Errno.Last is not Errno.Again and var errno) return new IoResult(0, IoStatus.Failed, errno);
            if (n < bytes.Length)
            {
                _writeWanted = true;
                Watch();
            }

            return n < 0 ? new IoResult(0, IoStatus.WouldBlock) : new IoResult((int)n, IoStatus.Ok);
        }
    }

    internal void PauseReading(bool pause)
    {
        _paused = pause;
        _told = false;
        _quiet = false;
        Watch();
    }

    internal void ShutdownSend() => Libc.Shutdown(Fd, ShutdownWrite);

    /// <inheritdoc/>
    public void Dispose()
    {
        _readEnded = true;
        _watch.Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Watches for the end of a connection attempt.</summary>
    protected void WatchConnecting() => _watch.Set(EpollMask.Out);

    /// <summary>Watches for what is wanted now.</summary>
    protected void Watch()
    {
        if (Connecting) return;
        var mask = _paused || _readEnded || _quiet ? EpollMask.None : EpollMask.In;
        _watch.Set(_writeWanted ? mask | EpollMask.Out : mask);
    }

    /// <summary>Told once; when nobody has read by the next time, it is not watched until somebody does: whoever knows need not be woken.</summary>
    private void TellReadable()
    {
        if (!_told)
        {
            _told = true;
            Poller.Post(this, _readable);
            return;
        }

        _quiet = true;
        Watch();
    }
}
