using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Sockets;

/// <summary>One TCP connection, being made or made.</summary>
internal sealed unsafe class Connection : EpollSource, IDisposable
{
    private const int NoSignal = 0x4000;
    private const int ShutdownWrite = 1;

    private readonly EpollPoller _poller;
    private EpollWatch _watch;
    private bool _connecting;
    private bool _paused;
    private bool _readEnded;
    private bool _writeWanted;

    /// <summary>Owns the descriptor, or none (-1) for an attempt that failed before there was one.</summary>
    internal Connection(EpollPoller poller, int fd, bool connecting)
    {
        _poller = poller;
        _connecting = connecting;
        poller.Register(this);
        _watch = new EpollWatch(poller, fd, Handle, 0);
        if (!connecting) Established();
    }

    internal (IpAddress Address, int Port) Local { get; private set; }

    internal (IpAddress Address, int Port) Remote { get; private set; }

    /// <summary>The attempt is under way.</summary>
    internal void AwaitConnect() => _watch.Set(EpollMask.Out);

    /// <summary>The attempt is over.</summary>
    internal void Fail(int errno)
    {
        _watch.Close();
        _connecting = false;
        _readEnded = true;
        _poller.Post(this, CompletionKind.ConnectFailed, errno);
    }

    /// <inheritdoc/>
    internal override void Ready(int role, EpollMask events)
    {
        if (_connecting)
        {
            var errno = SocketOptions.TakeError(_watch.Fd);
            if (errno != 0)
            {
                Fail(errno);
                return;
            }

            Established();
            if (Local == Remote)
            {
                // With both ports in the ephemeral range TCP can connect a socket to itself.
                Fail(Errno.ConnectionRefused);
                return;
            }

            _poller.Post(this, CompletionKind.Connected);
            return;
        }

        var broken = (events & (EpollMask.Error | EpollMask.HangUp)) != 0;
        if (!_readEnded && !_paused && (broken || (events & EpollMask.In) != 0)) _poller.Post(this, CompletionKind.Readable);
        if (_writeWanted && (broken || (events & EpollMask.Out) != 0))
        {
            _writeWanted = false;
            Watch();
            _poller.Post(this, CompletionKind.Writable);
        }
    }

    /// <inheritdoc/>
    internal override bool Wants(CompletionKind kind) => kind != CompletionKind.Readable || (!_paused && !_readEnded);

    internal IoResult Receive(Span<byte> into)
    {
        if (_readEnded || _connecting) return new IoResult(0, IoStatus.Closed);
        fixed (byte* p = into)
        {
            nint n;
            do n = Libc.Receive(_watch.Fd, p, into.Length, 0);
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
        if (_connecting || !_watch.IsOpen) return new IoResult(0, IoStatus.Failed, Errno.BrokenPipe);
        fixed (byte* p = bytes)
        {
            nint n;
            do n = Libc.Send(_watch.Fd, p, bytes.Length, NoSignal);
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
        Watch();
    }

    internal void ShutdownSend() => Libc.Shutdown(_watch.Fd, ShutdownWrite);

    /// <inheritdoc/>
    public void Dispose() => _watch.Close();

    private void Established()
    {
        _connecting = false;
        Local = SocketAddress.LocalOf(_watch.Fd);
        Remote = SocketAddress.RemoteOf(_watch.Fd);
        Watch();
    }

    private void Watch()
    {
        if (_connecting) return;
        var mask = _paused || _readEnded ? EpollMask.None : EpollMask.In;
        _watch.Set(_writeWanted ? mask | EpollMask.Out : mask);
    }
}
