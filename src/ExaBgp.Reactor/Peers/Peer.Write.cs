using ExaBgp.Protocol;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Reactor.Seams;
using ExaBgp.Routes;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>What goes out: the drain of the Adj-RIB-Out, and the send buffer.</summary>
internal sealed partial class Peer
{
    private const long SettleTime = 20;
    private const long QuietTime = 40;
    private const long LongestQuiet = 100;
    private long _establishedAt;
    private long _establishedTurn;
    private long _drainedVersion;
    private long _drainedOctets;
    private bool _firstDrainDone;
    private long? _quietSince;
    private bool _discardsShow;
    private double _tokens;
    private long _tokensAt;

    /// <summary>Routes of the file that others of the file replace, not sent yet.</summary>
    public List<Route> Superseded { get; } = [];

    /// <summary>Version of the Adj-RIB-Out whose changes are all on TCP.</summary>
    public long WrittenVersion { get; private set; }

    /// <summary>Version of the Adj-RIB-Out when the session came up.</summary>
    public long EstablishedVersion { get; private set; }

    private bool CanDrain
    {
        get
        {
            if (_current is not { Blocked: false, Machine.State: SessionState.Established } || !MayDrain()) return false;
            if (Settings.RateLimit > 0 && _tokens < 1) return false;
            return !_firstDrainDone || Requested.Count > 0 || _services.Rib.HasWork(RibIndex);
        }
    }

    /// <summary>The Adj-RIB-Out has something for it, or a helper asked for a message.</summary>
    public bool IsWaiting => _current is { Machine.State: SessionState.Established } && (CanDrain || QuietUntil is not null);

    private long? WriteDeadline
    {
        get
        {
            if (_current is not { Machine.State: SessionState.Established } connection) return null;
            long? next = null;
            if (_services.Clock.Now < _establishedAt + SettleTime) next = _establishedAt + SettleTime;
            next = Earliest(next, QuietUntil);
            if (connection.Pending > 0 && SendHold(connection) is { } hold) next = Earliest(next, connection.LastProgress + hold);
            if (Settings.RateLimit > 0 && _tokens < 1 && _services.Rib.HasWork(RibIndex)) next = Earliest(next, _services.Clock.Now + Math.Max(1, 1000 / Settings.RateLimit));
            return next;
        }
    }

    /// <summary>What waits of this peer, and how much may.</summary>
    public IEnumerable<QueueLevel> Queues()
    {
        var name = Settings.PeerAddress.ToString();
        yield return new QueueLevel(name, "messages asked for", Requested.Count, RequestedMessages.Most + Settings.Operational.Count);
        if (_current is { } current) yield return new QueueLevel(name, "octets to send", current.Pending, _services.SendRoom + (2L * ushort.MaxValue));
        if (_rival is { } rival) yield return new QueueLevel(name, "octets to send", rival.Pending, _services.SendRoom);
    }

    private void OnEstablished(PeerConnection connection)
    {
        _backoff.Reset();
        _establishedAt = _services.Clock.Now;
        _establishedTurn = _services.Turn;
        EstablishedVersion = _services.Rib.Version;
        WrittenVersion = 0;
        _drainedVersion = 0;
        _firstDrainDone = false;
        _maxPrefixWarned = false;
        _tokens = Settings.RateLimit;
        _tokensAt = _services.Clock.Now;
        if (_rival is { } rival) EndRival(rival, new NotificationError(6, 7, "Connection Collision Resolution"));
        StopConnecting();
        _discardsShow = connection.Machine.Context!.Families.Any(static family => FamilyTable.TryGet(family, out var codec) && codec.WithdrawCarriesAttributes);
        _services.Rib.SessionUp(RibIndex, connection.Machine.Context!);
        BeginIncoming(connection.Machine.Context!);
        var limits = Settings.Capabilities.PathsLimit;
        _audit = _services.Daemon.PathsLimitAudit && limits.Count > 0 ? new PathsAudit(limits) : null;
        foreach (var message in Settings.Operational)
        {
            if (connection.Machine.Context!.Operational) Requested.AddOperational(message.Span);
        }

        _services.Log.SessionUp(Settings.PeerAddress);
        LogFamilies(connection);
        _services.Events.Up(this);
    }

    /// <summary>What a user would look for long: routes that never leave because the peer does not take their family.</summary>
    private void LogFamilies(PeerConnection connection)
    {
        var common = connection.Machine.Context!.Families;
        var missing = Settings.Families.Except(common).ToList();
        if (common.Count == 0) _services.Log.NothingInCommon(Settings.PeerAddress, string.Join(", ", connection.Machine.Received!.Families));
        else if (missing.Count > 0 && !Settings.AllFamilies) _services.Log.FamiliesNotTaken(Settings.PeerAddress, string.Join(", ", missing));
    }

    /// <summary>
    /// The first drain waits until what the peer sends at once has been handled (guarantee G8). That its socket was found empty would say less: a peer may
    /// well write one message after the other.
    /// </summary>
    private bool MayDrain() =>
        (_firstDrainDone || (_services.Turn > _establishedTurn && _services.Clock.Now >= _establishedAt + SettleTime)) && QuietUntil is null;

    /// <summary>
    /// The withdraws pending when the first drain with anything to send starts are discarded (guarantee G7). Which they are must not hang on how a helper's
    /// commands fall into reads: where a discarded withdraw leaves an UPDATE behind, that one drain waits for a moment of quiet, and not for long.
    /// </summary>
    private long? QuietUntil
    {
        get
        {
            if (!_discardsShow || !_services.Rib.IsFirstDrainAhead(RibIndex) || !_services.Rib.HasWork(RibIndex)) return _quietSince = null;
            var now = _services.Clock.Now;
            _quietSince ??= now;
            var until = Math.Min(_services.LastCommand + QuietTime, _quietSince.Value + LongestQuiet);
            return until > now ? until : null;
        }
    }

    private void Drain(long now)
    {
        if (_current is not { Machine.State: SessionState.Established } connection || !MayDrain()) return;
        Refill(now);
        if (!_firstDrainDone && Superseded.Count > 0) WriteSuperseded(connection);
        while (connection.Pending < _services.SendRoom)
        {
            var before = connection.Output.Length;
            var budget = _services.SendRoom - connection.Pending;
            if (Settings.RateLimit > 0)
            {
                if (_tokens < 1) return;
                budget = 1;
            }

            var status = _services.Rib.HasWork(RibIndex) ? _services.Rib.Drain(RibIndex, connection.Output, budget) : DrainStatus.Idle;
            ReportSent(connection, before);
            if (Settings.RateLimit > 0 && connection.Output.Length > before) _tokens--;
            if (_drainedVersion <= WrittenVersion)
            {
                _drainedVersion = _services.Rib.DrainedThrough(RibIndex);
                _drainedOctets = connection.TotalQueued;
            }

            if (status == DrainStatus.More) continue;
            if (!_firstDrainDone)
            {
                _firstDrainDone = true;
                WriteAutomaticEndOfRibs(connection);
                _services.Trace.Drained(Settings.PeerAddress, connection.TotalQueued, endOfRibs: !Settings.ManualEor);
                continue;
            }

            if (!WriteRequested(connection)) break;
        }
    }

    /// <summary>Sent once, before the first drain of the first session.</summary>
    private void WriteSuperseded(PeerConnection connection)
    {
        var before = connection.Output.Length;
        var context = connection.Machine.Context!.Encoding;
        var packer = new UpdatePacker();
        foreach (var route in Superseded)
        {
            if (!context.Families.Contains(route.Family)) continue;
            var nextHop = _services.Rib.Resolve(RibIndex, route.Codec, route.Attributes);
            if (packer.TryBeginAnnounce(context, route.Attributes, nextHop, route.Codec, out _)) packer.TryAdd(route.PathId ?? 0, route.Nlri.Span, connection.Output);
            packer.End(connection.Output);
        }

        Superseded.Clear();
        ReportSent(connection, before);
    }

    private void Refill(long now)
    {
        if (Settings.RateLimit == 0) return;
        _tokens = Math.Min(Settings.RateLimit, _tokens + ((now - _tokensAt) * Settings.RateLimit / 1000.0));
        _tokensAt = now;
    }

    private void Write(PeerConnection connection)
    {
        if (connection.Machine.IsClosed) return;
        while (connection.Pending > 0 && !connection.Blocked)
        {
            var result = _services.Network.Send(connection.Handle, connection.Unwritten);
            if (result.Count > 0)
            {
                connection.Wrote(result.Count);
                connection.LastProgress = _services.Clock.Now;
            }

            if (result.Status == IoStatus.WouldBlock) connection.Blocked = true;
            else if (result.Status != IoStatus.Ok)
            {
                connection.Machine.Lost(_services.Actions);
                Execute(connection, default);
                return;
            }
        }

        if (connection.Pending == 0) connection.LastProgress = _services.Clock.Now;
        else if (SendHold(connection) is { } hold && _services.Clock.Now >= connection.LastProgress + hold)
        {
            _services.Log.SendHoldExpired(Settings.PeerAddress);
            connection.Machine.Stop(null, "send hold timer expired", _services.Actions);
            Execute(connection, default);
            return;
        }

        // What was drained while the mark before was on its way is marked now: nobody may be coming back for it.
        while (_drainedVersion > WrittenVersion && connection.TotalWritten >= _drainedOctets)
        {
            WrittenVersion = _drainedVersion;
            _drainedVersion = _services.Rib.DrainedThrough(RibIndex);
            _drainedOctets = connection.TotalQueued;
        }
    }

    /// <summary>RFC 9687: a peer that takes nothing for this long is gone; twice the hold time, at least eight minutes.</summary>
    private static long? SendHold(PeerConnection connection) =>
        connection.Machine.Context is { HoldTime: > 0 } session ? Math.Max(480_000, session.HoldTime * 2000L) : null;
}
