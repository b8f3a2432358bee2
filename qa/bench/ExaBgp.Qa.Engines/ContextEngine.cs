using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Qa.Engines;

/// <summary>
/// The other candidate: asynchronous sockets whose continuations all run on one thread, through a synchronization context.
/// As much of the seams as the measurement needs.
/// </summary>
internal sealed class ContextEngine : SynchronizationContext, IPoller, INetwork, IDisposable
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _work = new();
    private readonly SemaphoreSlim _ready = new(0);
    private readonly Queue<Completion> _completions = new();
    private readonly Dictionary<int, Pump> _pumps = [];
    private int _last;
    private int _signalled;

    public override void Post(SendOrPostCallback d, object? state)
    {
        _work.Enqueue((d, state));
        Wake();
    }

    public void Wait(TimeSpan? timeout)
    {
        SetSynchronizationContext(this);
        if (_completions.Count == 0 && _work.IsEmpty) _ready.Wait(timeout ?? Timeout.InfiniteTimeSpan);
        else _ready.Wait(0);
        Volatile.Write(ref _signalled, 0);
        while (_work.TryDequeue(out var item)) item.Callback(item.State);
    }

    public bool TryTake(out Completion completion) => _completions.TryDequeue(out completion);

    public void Wake()
    {
        if (Interlocked.Exchange(ref _signalled, 1) == 0) _ready.Release();
    }

    public bool TryListen(ConnectionOptions options, out int listener, out string reason)
    {
        SetSynchronizationContext(this);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Parse(options.Local.ToString()), options.Port));
        socket.Listen(200);
        listener = ++_last;
        reason = string.Empty;
        _ = AcceptAsync(socket, listener);
        return true;
    }

    public IoResult Receive(int connection, Span<byte> into) => _pumps.TryGetValue(connection, out var pump) ? pump.Take(into) : new IoResult(0, IoStatus.Closed);

    public IoResult Send(int connection, ReadOnlySpan<byte> bytes)
    {
        var count = _pumps[connection].Socket.Send(bytes, SocketFlags.None, out var error);
        return error == SocketError.Success ? new IoResult(count, IoStatus.Ok) : new IoResult(0, IoStatus.Failed, (int)error);
    }

    public void Close(int handle)
    {
        if (_pumps.Remove(handle, out var pump)) pump.Socket.Dispose();
    }

    public int Connect(ConnectionOptions options) => throw new NotSupportedException();

    public bool TryAddKey(int listener, ConnectionOptions peer, out string reason) => throw new NotSupportedException();

    public void RemoveKey(int listener, ConnectionOptions peer) => throw new NotSupportedException();

    public (IpAddress Local, int LocalPort, IpAddress Remote, int RemotePort) Endpoints(int connection) => throw new NotSupportedException();

    public void PauseReading(int connection, bool pause) => throw new NotSupportedException();

    public void ShutdownSend(int connection) => throw new NotSupportedException();

    public void Dispose() => _ready.Dispose();

    private async Task AcceptAsync(Socket socket, int listener)
    {
        while (true)
        {
            var accepted = await socket.AcceptAsync();
            accepted.NoDelay = true;
            var handle = ++_last;
            var pump = new Pump(accepted, () => _completions.Enqueue(new Completion(CompletionKind.Readable, handle, 0)));
            _pumps.Add(handle, pump);
            _completions.Enqueue(new Completion(CompletionKind.Accepted, listener, handle));
            _ = pump.RunAsync();
        }
    }

    /// <summary>One receive at a time; the next begins when the last was taken in full.</summary>
    private sealed class Pump(Socket socket, Action readable)
    {
        private readonly byte[] _buffer = new byte[65536];
        private int _start;
        private int _end;
        private bool _ended;

        public Socket Socket => socket;

        public async Task RunAsync()
        {
            try
            {
                (_start, _end) = (0, 0);
                _end = await socket.ReceiveAsync(_buffer.AsMemory());
                _ended = _end == 0;
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                _ended = true;
            }

            readable();
        }

        public IoResult Take(Span<byte> into)
        {
            if (_ended) return new IoResult(0, IoStatus.Closed);
            var count = Math.Min(into.Length, _end - _start);
            if (count == 0) return new IoResult(0, IoStatus.WouldBlock);
            _buffer.AsSpan(_start, count).CopyTo(into);
            _start += count;
            if (_start == _end) _ = RunAsync();
            return new IoResult(count, IoStatus.Ok);
        }
    }
}
