using ExaBgp.Api;
using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Reactor;
using ExaBgp.Reactor.Seams;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Simulation.World;

/// <summary>The real reactor, whose outside is the virtual world.</summary>
public sealed class SimulatedSpeaker : IPoller, INetwork, IHelperHost, IConfigurationSource
{
    private readonly SimulatedWorld _world;
    private readonly Queue<Completion> _completions = new();
    private readonly Dictionary<int, SimulatedSocket> _sockets = [];
    private readonly HashSet<int> _paused = [];
    private readonly HashSet<int> _pausedHelpers = [];
    private readonly Dictionary<int, int> _starts = [];
    private readonly Dictionary<int, (IpAddress Address, int Port)> _listening = [];
    private readonly Dictionary<int, SimulatedHelper> _running = [];
    private readonly Dictionary<string, SimulatedHelper> _helpers = [];
    private readonly Queue<(SpeakerSettings? Settings, string Error)> _configurations = new();
    private readonly IpAddress _address;
    private (SettingsDiff? Diff, string Error)? _loaded;
    private readonly HashSet<int> _connecting = [];
    private const long OctetsAMillisecond = 256 * 1024;
    private int _nextHandle = 1;
    private long _moved;
    private long? _wakeAt;

    public SimulatedSpeaker(SimulatedWorld world, string address, SpeakerSettings settings, DaemonSettings? daemon = null, Dictionary<string, SimulatedHelper>? helpers = null, int sendRoom = 256 * 1024)
    {
        _world = world;
        _address = ExaBgp.Simulation.Settings.Ip(address);
        _helpers = helpers ?? [];
        var identity = new SpeakerIdentity("0.0.0", "simulated", 1000, 1, new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), 0, world.Time);
        Log = new RecordedLog(world.Time);
        Reactor = new Reactor.Reactor(new ReactorOptions
        {
            Poller = this,
            Network = this,
            Helpers = this,
            Configuration = this,
            Time = world.Time,
            Logging = Log,
            Daemon = daemon ?? DaemonSettings.Default,
            Settings = settings,
            Identity = identity,
            SendRoom = sendRoom,
        });
        world.Add(this);
    }

    public Reactor.Reactor Reactor { get; }

    public RecordedLog Log { get; }

    /// <summary>Turns taken.</summary>
    public long Turns { get; private set; }

    /// <summary>Sockets of this speaker that are open, to be cut.</summary>
    public IReadOnlyCollection<SimulatedSocket> Sockets => _sockets.Values;

    /// <summary>Told of every connection it gets, both ways.</summary>
    public Action<SimulatedSocket> OnConnection { get; set; } = static _ => { };

    /// <summary>Told what one read of a helper's commands returned.</summary>
    public Action<SimulatedHelper, byte[]> OnRead { get; set; } = static (_, _) => { };

    /// <summary>Told of the end of each turn.</summary>
    public Action OnTurn { get; set; } = static () => { };

    /// <summary>It is not scheduled before this moment: the machine is busy elsewhere.</summary>
    public long StalledUntil { get; set; }

    /// <summary>Helper processes that exist.</summary>
    public int RunningHelpers => _running.Values.Count(static helper => helper.HoldsPipes);

    /// <summary>Connections and listeners that are open.</summary>
    public int OpenHandles => _sockets.Count + _listening.Count + _connecting.Count;

    public void Start()
    {
        Reactor.Start();
        Plan();
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(int number) => Complete(new Completion(CompletionKind.Signal, 0, number));

    /// <summary>What the next reload will read.</summary>
    public void NextConfiguration(SpeakerSettings? settings, string error = "") => _configurations.Enqueue((settings, error));

    internal long? NextMoment => Reactor.IsEnded ? null : _completions.Count > 0 ? Math.Max(StalledUntil, _world.Time.Now) : _wakeAt is { } at ? Math.Max(at, StalledUntil) : null;

    internal bool TurnIfDue(long now)
    {
        if (Reactor.IsEnded || now < StalledUntil || (_completions.Count == 0 && !(_wakeAt <= now))) return false;
        Turns++;
        Reactor.Turn();
        OnTurn();
        Plan();
        // Work takes time, or who never stops would stop the clock.
        if (_moved >= OctetsAMillisecond)
        {
            StalledUntil = now + (_moved / OctetsAMillisecond);
            _moved = 0;
        }

        return true;
    }

    private void Plan() => _wakeAt = Reactor.TimeToWait() is { } wait ? _world.Time.Now + (long)Math.Ceiling(wait.TotalMilliseconds) : null;

    bool IPoller.TryTake(out Completion completion) => _completions.TryDequeue(out completion);

    void IPoller.Wake() => Complete(new Completion(CompletionKind.Woken, 0, 0));

    int INetwork.Connect(ConnectionOptions options)
    {
        var handle = _nextHandle++;
        _connecting.Add(handle);
        _world.Connect(options.Local.IsSet ? options.Local : _address, options.Remote, options.Port, socket =>
        {
            if (!_connecting.Remove(handle))
            {
                socket?.Close();
                return;
            }

            if (socket is null)
            {
                Complete(new Completion(CompletionKind.ConnectFailed, handle, 111));
                return;
            }

            Adopt(handle, socket);
            Complete(new Completion(CompletionKind.Connected, handle, 0));
        });
        return handle;
    }

    bool INetwork.TryListen(ConnectionOptions options, out int listener, out string reason)
    {
        listener = _nextHandle++;
        var own = listener;
        reason = string.Empty;
        var address = options.Local.IsSet ? options.Local : _address;
        if (!_world.TryListen(address, options.Port, socket =>
        {
            var handle = _nextHandle++;
            Adopt(handle, socket);
            Complete(new Completion(CompletionKind.Accepted, own, handle));
        }))
        {
            reason = "address in use";
            return false;
        }

        _listening.Add(listener, (address, options.Port));
        return true;
    }

    bool INetwork.TryAddKey(int listener, ConnectionOptions peer, out string reason)
    {
        reason = string.Empty;
        return true;
    }

    void INetwork.RemoveKey(int listener, ConnectionOptions peer)
    {
    }

    (IpAddress Local, int LocalPort, IpAddress Remote, int RemotePort) INetwork.Endpoints(int connection)
    {
        var socket = _sockets[connection];
        return (socket.Local, socket.LocalPort, socket.Remote, socket.RemotePort);
    }

    IoResult INetwork.Receive(int connection, Span<byte> into) => _sockets[connection].Receive(into);

    IoResult INetwork.Send(int connection, ReadOnlySpan<byte> bytes) => _sockets[connection].Send(bytes);

    void INetwork.PauseReading(int connection, bool pause)
    {
        if (pause) _paused.Add(connection);
        else if (_paused.Remove(connection)) Complete(new Completion(CompletionKind.Readable, connection, 0));
    }

    void INetwork.ShutdownSend(int connection) => _sockets[connection].ShutdownSend();

    void INetwork.Close(int handle)
    {
        _connecting.Remove(handle);
        if (_listening.Remove(handle, out var at)) _world.StopListening(at.Address, at.Port);
        if (_sockets.Remove(handle, out var socket)) socket.Close();
    }

    bool IHelperHost.TryStart(ProcessSettings settings, out int helper, out string reason)
    {
        helper = -1;
        if (!_helpers.TryGetValue(settings.Name, out var model))
        {
            reason = "no such program";
            return false;
        }

        helper = _nextHandle++;
        reason = string.Empty;
        var handle = helper;
        _running.Add(handle, model);
        _starts[handle] = model.Starts + 1;
        model.Readable = () =>
        {
            if (!_pausedHelpers.Contains(handle)) Complete(new Completion(CompletionKind.HelperReadable, handle, 0));
        };
        model.Writable = () => Complete(new Completion(CompletionKind.HelperWritable, handle, 0));
        model.Exited = status => Complete(new Completion(CompletionKind.HelperExited, handle, status));
        model.Start();
        return true;
    }

    int IHelperHost.ProcessId(int helper) => 2000 + helper;

    IoResult IHelperHost.Read(int helper, Span<byte> into)
    {
        var model = _running[helper];
        var count = model.TakeOutput(into);
        _moved += count;
        if (count > 0)
        {
            var read = into[..count].ToArray();
            _world.Trace.Add("read", read);
            OnRead(model, read);
            return new IoResult(count, IoStatus.Ok);
        }

        return new IoResult(0, model.OutputClosed ? IoStatus.Closed : IoStatus.WouldBlock);
    }

    IoResult IHelperHost.Write(int helper, ReadOnlySpan<byte> bytes)
    {
        var model = _running[helper];
        if (!model.HoldsPipes || model.InputClosed) return new IoResult(0, IoStatus.Failed, 32);
        var count = model.GiveInput(bytes);
        _moved += count;
        _world.Trace.Add("told", bytes[..count]);
        return new IoResult(count, count < bytes.Length ? IoStatus.WouldBlock : IoStatus.Ok);
    }

    void IHelperHost.PauseReading(int helper, bool pause)
    {
        if (pause) _pausedHelpers.Add(helper);
        else if (_pausedHelpers.Remove(helper)) Complete(new Completion(CompletionKind.HelperReadable, helper, 0));
    }

    void IHelperHost.Signal(int helper, int signal)
    {
        // A process of the same program may have been started since: it is another one.
        if (!_running.TryGetValue(helper, out var model) || _starts[helper] != model.Starts) return;
        _world.Trace.Add($"signal {signal} to {helper}");
        if (signal == 9) model.Kill(9);
        else if (model.IsRunning) model.OnSignal(model, signal);
        if (signal is 9 or 15) model.AskToEnd();
    }

    void IHelperHost.Close(int helper)
    {
        if (!_running.Remove(helper, out var model)) return;
        _pausedHelpers.Remove(helper);
        if (!_starts.Remove(helper, out var start) || start != model.Starts) return;
        // What the process says from now on nobody hears.
        model.Readable = model.Writable = static () => { };
        model.Exited = static _ => { };
    }

    void IConfigurationSource.BeginLoad(SpeakerSettings before) => _world.After(5, () =>
    {
        var (settings, error) = _configurations.TryDequeue(out var next) ? next : (null, "nothing to read");
        _loaded = (settings is null ? null : SettingsDiff.Between(before, settings), error);
        Complete(new Completion(CompletionKind.Woken, 0, 0));
    });

    bool IConfigurationSource.TryTakeResult(out SettingsDiff? diff, out string error)
    {
        diff = _loaded?.Diff;
        error = _loaded?.Error ?? string.Empty;
        var any = _loaded is not null;
        _loaded = null;
        return any;
    }

    private void Adopt(int handle, SimulatedSocket socket)
    {
        _sockets.Add(handle, socket);
        OnConnection(socket);
        _world.Trace.Add($"connection {handle}");
        var sent = socket.OnSent;
        socket.OnSent = octets =>
        {
            _moved += octets.Length;
            _world.Trace.Add($"sent {handle}", octets);
            sent(octets);
        };
        socket.OnReadable = () =>
        {
            if (!_paused.Contains(handle)) Complete(new Completion(CompletionKind.Readable, handle, 0));
        };
        socket.OnWritable = () => Complete(new Completion(CompletionKind.Writable, handle, 0));
    }

    private void Complete(Completion completion) => _completions.Enqueue(completion);
}
