using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using ExaBgp.Reactor.Helpers;
using ExaBgp.Reactor.Seams;
using ExaBgp.Routes;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>
/// One peer: its connections, its session and its place in the Adj-RIBs. Never waits: the reactor gives it a turn when something happened to it,
/// when its deadline is over or when its Adj-RIB-Out has something for it.
/// </summary>
internal sealed partial class Peer : ITimed
{
    private readonly PeerServices _services;
    private readonly Backoff _backoff = new();
    private readonly List<Outbox> _pausedBy = [];
    private PeerConnection? _current;
    private PeerConnection? _rival;
    private bool _isStopped;
    private bool _isRestarting;

    public Peer(NeighborSettings settings, PeerServices services, int copyFrom = -1)
    {
        Settings = settings;
        _services = services;
        RibIndex = services.Rib.AddPeer(RibOptions(settings), copyFrom);
        IncomingRib = new IncomingRib(services.Interner);
        _downSince = services.Clock.Now;
    }

    /// <inheritdoc/>
    public long? Deadline { get; set; }

    /// <inheritdoc/>
    public long TimerStamp { get; set; }

    /// <summary>On the reactor's list of peers whose turn is due.</summary>
    public bool IsReady { get; set; }

    /// <summary>Made for one connection from a range; gone when its session ends.</summary>
    public bool IsEphemeral => Range is not null;

    /// <summary>The range it was made from.</summary>
    public Peer? Range { get; init; }

    /// <summary>It has left the Adj-RIB-Out.</summary>
    public bool IsForgotten { get; private set; }

    /// <summary>What the peer announced.</summary>
    public IncomingRib IncomingRib { get; }

    /// <summary>True when it will never connect again.</summary>
    public bool IsStopped => _isStopped;

    /// <summary>True while a connection exists.</summary>
    public bool IsConnectedNow => _current is not null || _rival is not null;

    /// <summary>A range is never connected itself.</summary>
    public bool IsRange => Settings.IsRange;

    private bool IsPassive => Settings.Passive || _services.Daemon.Passive || IsRange || IsEphemeral;

    /// <summary>The first attempt, without delay.</summary>
    public void Start()
    {
        if (IsRange || IsConnectedNow) return;
        if (!IsPassive) BeginAttempt();
        UpdateDeadline();
    }

    /// <summary>One turn: read what came, run the machines, drain the Adj-RIB-Out, write.</summary>
    public void Turn()
    {
        Resume();
        if (_current is { } current) Read(current);
        if (_rival is { } rival) Read(rival);
        var now = _services.Clock.Now;
        if (_current is { } ticking) Tick(ticking, now);
        if (_rival is { } tickingRival) Tick(tickingRival, now);
        ConnectDue(now);
        Drain(now);
        if (_current is { } writing) Write(writing);
        if (_rival is { } writingRival) Write(writingRival);
        UpdateDeadline();
    }

    /// <summary>True when another turn would move something without anything happening outside.</summary>
    public bool HasWork =>
        !_isStopped && ((_current is { Readable: true } && _pausedBy.Count == 0) || _rival is { Readable: true } || CanDrain);

    /// <inheritdoc/>
    public void Due(long now) => _services.Ready(this);

    /// <summary>Something happened to one of its connections.</summary>
    public void Handle(Completion completion)
    {
        switch (completion.Kind)
        {
            case CompletionKind.Connected:
                OnConnected();
                break;
            case CompletionKind.ConnectFailed:
                OnConnectFailed(completion.Detail);
                break;
            case CompletionKind.Readable:
                if (Find(completion.Handle) is { } readable) readable.Readable = true;
                break;
            case CompletionKind.Writable:
                if (Find(completion.Handle) is { } writable) writable.Blocked = false;
                break;
        }

        _services.Ready(this);
    }

    /// <summary>Ends the session with this NOTIFICATION and connects again (API teardown, reload, restart). Without one when graceful restart is in force.</summary>
    public void Teardown(NotificationError notification, string reason)
    {
        _backoff.Reset();
        var silent = _current?.Machine.Context?.GracefulRestart == true;
        if (_rival is { } rival) End(rival, null, reason);
        if (_current is { } current) End(current, silent ? null : notification, silent ? "graceful restarted negotiated, closing without sending any notification" : reason);
        UpdateDeadline();
    }

    /// <summary>Ends for good: nothing is attempted any more.</summary>
    public void Stop(NotificationError notification, string reason)
    {
        if (_isStopped) return;
        _isStopped = true;
        StopConnecting();
        Teardown(notification, reason);
        if (_current is null) ReportState(SessionState.Idle);
        _services.Timers.Set(this, null);
    }

    /// <summary>Leaves the Adj-RIB-Out: after <see cref="Stop"/>, when nothing of the peer is wanted any more.</summary>
    public void Forget()
    {
        IsForgotten = true;
        _services.Rib.RemovePeer(RibIndex);
    }

    /// <summary>Takes a new definition without harm to its session; one made from a range keeps its own address.</summary>
    public void Change(NeighborSettings settings)
    {
        Settings = IsEphemeral ? settings with { PeerAddress = Settings.PeerAddress, PeerRangeLength = Settings.PeerRangeLength } : settings;
        _services.Rib.UpdatePeer(RibIndex, RibOptions(Settings));
        _services.Ready(this);
    }

    /// <summary>Takes a new definition that needs a new session: this one ends, and no other is set up before <see cref="EndRestart"/>.</summary>
    public void BeginRestart(NeighborSettings settings)
    {
        _isRestarting = true;
        Teardown(new NotificationError(6, 3, "Peer De-configured"), "notification sent (6,3)");
        StopConnecting();
        Settings = settings;
        _services.Rib.UpdatePeer(RibIndex, RibOptions(settings));
    }

    /// <summary>Its routes are what the new definition says: it may connect.</summary>
    public void EndRestart()
    {
        _isRestarting = false;
        if (_isStopped || IsConnectedNow) return;
        Retry();
        UpdateDeadline();
    }

    private static RibPeerOptions RibOptions(NeighborSettings settings) => new()
    {
        Families = FamilySet.Of(settings.Families),
        LocalAddress = settings.LocalAddress,
        RouterId = settings.RouterId,
        Keep = settings.KeepsRoutes,
    };

    private PeerConnection? Find(int handle) =>
        _current?.Handle == handle ? _current : _rival?.Handle == handle ? _rival : null;

    private void UpdateDeadline()
    {
        if (_isStopped && _current is null)
        {
            _services.Timers.Set(this, null);
            return;
        }

        // While an attempt or a connection is there the next attempt is not due, whatever was planned.
        var next = _connecting is null && _current is null ? Earliest(_retryAt, _connectUntil) : _connectUntil;
        next = Earliest(next, _current?.Machine.Deadline);
        next = Earliest(next, _rival?.Machine.Deadline);
        next = Earliest(next, WriteDeadline);
        next = Earliest(next, StaleDeadline);
        _services.Timers.Set(this, next);
    }

    private static long? Earliest(long? a, long? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
