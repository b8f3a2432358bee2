using System.Net;
using System.Net.Sockets;

namespace ExaBgp.Qa.Bench.Sessions;

/// <summary>The neighbors of the daemon under test: session i listens on the i-th address, all on one port.</summary>
public sealed class Sink : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly List<Socket> _listeners = [];
    private readonly List<Task> _tasks = [];
    private volatile TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts to listen.</summary>
    /// <param name="addresses">Where: several sessions may share an address when they come from different addresses of the daemon.</param>
    /// <param name="port">On which port.</param>
    /// <param name="options">What the neighbors are like.</param>
    public Sink(IReadOnlyList<NeighborAddress> addresses, int port, SinkOptions options)
    {
        Options = options;
        Sessions = [.. addresses.Select((_, i) => new SinkSession(options, i, Changed))];
        var byPair = addresses.Select((a, i) => (a, i)).ToDictionary(p => (p.a.Peer, p.a.Local), p => Sessions[p.i]);
        foreach (var address in addresses.Select(a => a.Peer).Distinct())
        {
            var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            listener.Bind(new IPEndPoint(address, port));
            listener.Listen(64);
            _listeners.Add(listener);
            _tasks.Add(AcceptAsync(listener, address, byPair));
        }
    }

    /// <summary>The options, of which the target may be changed between two measurements.</summary>
    public SinkOptions Options { get; }

    /// <summary>The sessions.</summary>
    public IReadOnlyList<SinkSession> Sessions { get; }

    /// <summary>Waits until something holds.</summary>
    /// <returns>Whether it does; false when the time was up.</returns>
    public async Task<bool> WaitAsync(Func<Sink, bool> condition, TimeSpan limit)
    {
        var end = Clock.Now + limit.TotalSeconds;
        while (true)
        {
            var changed = _changed.Task;
            if (condition(this))
                return true;
            var left = end - Clock.Now;
            if (left <= 0)
                return false;
            try
            {
                await changed.WaitAsync(TimeSpan.FromSeconds(Math.Min(left, 0.25))).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // Not everything that is waited for is an event.
            }
        }
    }

    /// <summary>Waits until all sessions are up.</summary>
    public Task<bool> EstablishedAsync(TimeSpan limit) => WaitAsync(s => s.Sessions.All(x => x.Established), limit);

    /// <summary>Waits until all sessions have the number of routes of <see cref="SinkOptions.Target"/>.</summary>
    public Task<bool> TargetAsync(TimeSpan limit) => WaitAsync(s => s.Sessions.All(x => x.TargetAt > 0), limit);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync().ConfigureAwait(false);
        foreach (var listener in _listeners)
            listener.Dispose();
        foreach (var session in Sessions)
            session.Drop();
        await Task.WhenAll(_tasks).ConfigureAwait(false);
        _over.Dispose();
    }

    private void Changed() => Interlocked.Exchange(ref _changed, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    private async Task AcceptAsync(Socket listener, IPAddress address, Dictionary<(IPAddress, IPAddress), SinkSession> sessions)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(_over.Token).ConfigureAwait(false);
                socket.NoDelay = true;
                if (sessions.TryGetValue((address, ((IPEndPoint)socket.RemoteEndPoint!).Address), out var session))
                    _ = Task.Factory.StartNew(() => session.ServeAsync(socket, _over.Token), _over.Token, Options.OwnThread ? TaskCreationOptions.LongRunning : TaskCreationOptions.None, TaskScheduler.Default);
                else
                    socket.Dispose();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The measurement is over.
        }
    }
}
