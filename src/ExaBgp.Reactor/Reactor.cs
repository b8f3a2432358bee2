using ExaBgp.Api;
using ExaBgp.Api.Events;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Reactor.Helpers;
using ExaBgp.Reactor.Peers;
using ExaBgp.Reactor.Seams;
using ExaBgp.Routes;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor;

/// <summary>
/// The one thread. A turn: completions, peers, commands, callbacks, flush; then it waits for the next completion or deadline unless somebody still has
/// work. What it owns, it owns without a lock.
/// </summary>
public sealed partial class Reactor
{
    private const int CallbacksATurn = 64;
    private readonly ReactorOptions _options;
    private readonly Clock _clock;
    private readonly Timers _timers = new();
    private readonly AttributeInterner _interner = new();
    private readonly OutgoingRib _rib;
    private readonly Watchdogs _watchdogs;
    private readonly PeerTable _peers = new();
    private readonly PeerServices _services;
    private readonly HelperTable _helpers;
    private readonly Listeners _listeners;
    private readonly LingeringConnections _lingering;
    private readonly Speaker _speaker;
    private readonly EventRouter _events;
    private readonly Queue<Func<bool>> _callbacks = new();
    private readonly ILogger _log;
    private readonly Alarm _connectAlarm;
    private bool _connects;
    private long _ribVersion;

    /// <summary>A reactor that has not started.</summary>
    public Reactor(ReactorOptions options)
    {
        _options = options;
        _log = options.Logging.CreateLogger("reactor");
        _clock = new Clock(options.Time);
        _rib = new OutgoingRib(_interner);
        _watchdogs = new Watchdogs(_rib.Sets);
        _events = new EventRouter(options.Identity);
        _connectAlarm = new Alarm(_ => BeginConnecting());
        _lingering = new LingeringConnections(options.Network, _clock, _timers);
        _listeners = new Listeners(options.Network, options.Daemon);
        var trace = new PeerTrace(options.Logging);
        _speaker = new Speaker(options.Identity, _peers, _rib, _interner, _watchdogs, trace);
        var overflow = new OverflowWatch();
        _services = new PeerServices
        {
            Network = options.Network,
            Clock = _clock,
            Timers = _timers,
            Rib = _rib,
            Interner = _interner,
            Contexts = new EncodingContexts(),
            Events = _events,
            Log = options.Logging.CreateLogger("network"),
            Trace = trace,
            Daemon = options.Daemon,
            SendRoom = options.SendRoom,
            Lingering = _lingering,
            Overflow = overflow,
            Ready = _peers.Ready,
            Ended = peer => Schedule(() => RemoveEnded(peer)),
        };
        var processes = options.Logging.CreateLogger("processes");
        _helpers = new HelperTable(
            options.Helpers, options.Clients, _clock, _timers, _speaker, new CommandLog(options.Logging.CreateLogger("api"), options.Logging.CreateLogger("parser"), _clock), options.Daemon, overflow, processes)
        {
            Changed = ConfigureEvents,
            Lost = OnHelperLost,
            WriteLost = _events.WriteLost,
        };
        _speaker.Requests.Create = settings => Start(AddPeer(settings));
        _speaker.Requests.Delete = DeletePeer;
        _speaker.Requests.Reset = _helpers.ResetPending;
        _speaker.Requests.Queues = () => _helpers.All.Where(static helper => !helper.IsClient)
            .Select(static helper => new HelperQueue(helper.Name, helper.IsRunning, helper.Outbox.Items, helper.Outbox.Bytes, helper.Outbox.Dropped));
    }

    /// <summary>Exit status, once <see cref="IsEnded"/>.</summary>
    public int ExitStatus { get; private set; }

    /// <summary>True when the last turn has been taken.</summary>
    public bool IsEnded { get; private set; }

    /// <summary>Opens the listeners, makes the peers, starts the helpers and, at once, connects. False when the daemon cannot start.</summary>
    public bool Start()
    {
        _clock.Read();
        var errors = _listeners.Open(_options.Settings.Neighbors);
        foreach (var error in errors) _log.CannotListen(error);
        if (errors.Count > 0 || !_options.Ready())
        {
            ExitStatus = 1;
            IsEnded = true;
            return false;
        }

        foreach (var neighbor in _options.Settings.Neighbors) AddPeer(neighbor);
        _settings = _options.Settings;
        foreach (var process in _options.Settings.Processes) _helpers.Add(process);
        ConfigureEvents();
        var wait = _options.TimeToConnect();
        if (wait > TimeSpan.Zero) _timers.Set(_connectAlarm, _clock.Now + (long)wait.TotalMilliseconds);
        else BeginConnecting();
        return true;
    }

    /// <summary>The first attempt to connect to every peer. Until the minute of <c>tcp.delay</c> helpers run, commands are obeyed, and peers may come.</summary>
    private void BeginConnecting()
    {
        _connects = true;
        foreach (var peer in _peers.All.ToArray()) peer.Start();
    }

    private void Start(Peer peer)
    {
        if (_connects) peer.Start();
    }

    /// <summary>One turn, in the order that everything relies on.</summary>
    public void Turn()
    {
        _clock.Read();
        _services.Turn++;
        TakeCompletions();
        while (_timers.TryTakeDue(_clock.Now, out var due)) due.Due(_clock.Now);
        _peers.Turn(OnPeerFailed);
        if (!IsEnding && _helpers.Commands()) _services.LastCommand = _clock.Read();
        _helpers.Callbacks();
        RunCallbacks();
        _helpers.Flush();
        _peers.WakePaused();
        ActOnRequests();
        if (_rib.Version != _ribVersion)
        {
            _ribVersion = _rib.Version;
            _peers.WakeWaiting();
        }

        while (_rib.TryTakeUnsendable(out var route))
        {
            if (_peers.All.FirstOrDefault(peer => peer.RibIndex == route.Peer) is { } peer) _log.Unsendable(peer.Settings.PeerAddress, route.Family, route.Reason);
        }

        _interner.Sweep();
        _options.Alive();
        ContinueEnding();
    }

    /// <summary>How long nothing has to be done unless something happens outside; zero when somebody has work, null: for ever.</summary>
    public TimeSpan? TimeToWait()
    {
        if (_peers.AnyReady || _callbacks.Count > 0 || (!IsEnding && _helpers.HasWork) || _speaker.Requests.Reload || _speaker.Requests.Restart || _speaker.Requests.Shutdown) return TimeSpan.Zero;
        return _timers.Next is { } next ? TimeSpan.FromMilliseconds(Math.Max(0, next - _clock.Now)) : null;
    }

    /// <summary>Puts work on the daemon's lane: it is called in step 4 until it returns true.</summary>
    private void Schedule(Func<bool> callback) => _callbacks.Enqueue(callback);

    private void Schedule(Action callback) => _callbacks.Enqueue(() =>
    {
        callback();
        return true;
    });

    private void RunCallbacks()
    {
        for (var budget = CallbacksATurn; budget > 0 && _callbacks.TryPeek(out var callback); budget--)
        {
            if (!Run(callback)) return;
            // One that ended the daemon has emptied the queue.
            if (_callbacks.TryPeek(out var head) && ReferenceEquals(head, callback)) _callbacks.Dequeue();
        }
    }

    /// <summary>A fault of one callback is told, and is its own.</summary>
    private bool Run(Func<bool> callback)
    {
        try
        {
            return callback();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _log.CallbackFault(exception);
            return true;
        }
    }

    private void TakeCompletions()
    {
        while (_options.Poller.TryTake(out var completion))
        {
            switch (completion.Kind)
            {
                case CompletionKind.Accepted:
                    var accepted = completion.Detail;
                    Schedule(() => Accept(accepted));
                    break;
                case CompletionKind.Connected or CompletionKind.ConnectFailed or CompletionKind.Readable or CompletionKind.Writable:
                    if (!_lingering.Handle(completion) && _services.Owner(completion.Handle) is { } peer) peer.Handle(completion);
                    break;
                case CompletionKind.Signal:
                    OnSignal(completion.Detail);
                    break;
                case CompletionKind.Woken:
                    TakeConfiguration();
                    break;
                default:
                    _helpers.Handle(completion);
                    break;
            }
        }
    }

    private void Accept(int handle)
    {
        var (local, _, remote, _) = _options.Network.Endpoints(handle);
        if (IsEnding)
        {
            _lingering.Add(handle, []);
            return;
        }

        var peer = _peers.Match(local.Unmapped(), remote.Unmapped(), _services, out var refusal);
        if (peer is not null)
        {
            peer.Accept(handle);
            return;
        }

        _log.ConnectionRefused(remote, refusal!.Text);
        var buffer = new Protocol.Wire.ByteBuffer();
        Protocol.Messages.NotificationMessage.Write(buffer, refusal);
        _lingering.Add(handle, buffer.Written);
    }

    private void ConfigureEvents() => _events.Configure(_options.Daemon, _helpers.Subscribers);

    private void OnPeerFailed(Peer peer, Exception exception)
    {
        _log.PeerFailed(exception, peer.Settings.PeerAddress);
        peer.Teardown(new Protocol.NotificationError(6, 0, "ExaBGP Internal error, sorry."), string.Empty);
    }
}
