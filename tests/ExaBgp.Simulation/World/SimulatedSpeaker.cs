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
    private readonly Dictionary<int, (IpAddress Address, int Port)> _listening = [];
    private readonly Dictionary<int, SimulatedHelper> _running = [];
    private readonly Dictionary<string, SimulatedHelper> _helpers = [];
    private readonly Queue<(SpeakerSettings? Settings, string Error)> _configurations = new();
    private readonly IpAddress _address;
    private (SettingsDiff? Diff, string Error)? _loaded;
    private readonly HashSet<int> _connecting = [];
    private int _nextHandle = 1;
    private long? _wakeAt;

    public SimulatedSpeaker(SimulatedWorld world, string address, SpeakerSettings settings, DaemonSettings? daemon = null, Dictionary<string, SimulatedHelper>? helpers = null)
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
        });
        world.Add(this);
    }

    public Reactor.Reactor Reactor { get; }

    public RecordedLog Log { get; }

    /// <summary>Turns taken.</summary>
    public long Turns { get; private set; }

    /// <summary>Sockets of this speaker that are open, to be cut.</summary>
    public IReadOnlyCollection<SimulatedSocket> Sockets => _sockets.Values;

    public void Start()
    {
        Reactor.Start();
        Plan();
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(int number) => Complete(new Completion(CompletionKind.Signal, 0, number));

    /// <summary>What the next reload will read.</summary>
    public void NextConfiguration(SpeakerSettings? settings, string error = "") => _configurations.Enqueue((settings, error));

    internal long? NextMoment => Reactor.IsEnded ? null : _wakeAt;

    internal bool TurnIfDue(long now)
    {
        if (Reactor.IsEnded || (_completions.Count == 0 && !(_wakeAt <= now))) return false;
        Turns++;
        Reactor.Turn();
        Plan();
        return true;
    }

    private void Plan() => _wakeAt = Reactor.TimeToWait() is { } wait ? _world.Time.Now + (long)Math.Ceiling(wait.TotalMilliseconds) : null;

    void IPoller.Wait(TimeSpan? timeout)
    {
    }

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
        model.Readable = () => Complete(new Completion(CompletionKind.HelperReadable, handle, 0));
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
        if (count > 0) return new IoResult(count, IoStatus.Ok);
        return new IoResult(0, model.OutputClosed ? IoStatus.Closed : IoStatus.WouldBlock);
    }

    IoResult IHelperHost.Write(int helper, ReadOnlySpan<byte> bytes)
    {
        var model = _running[helper];
        if (!model.IsRunning) return new IoResult(0, IoStatus.Failed, 32);
        var count = model.GiveInput(bytes);
        return new IoResult(count, count < bytes.Length ? IoStatus.WouldBlock : IoStatus.Ok);
    }

    void IHelperHost.PauseReading(int helper, bool pause)
    {
    }

    void IHelperHost.Signal(int helper, int signal)
    {
        if (!_running.TryGetValue(helper, out var model) || !model.IsRunning) return;
        if (signal == 9) model.Exit(256 + 9);
        else model.OnSignal(model, signal);
    }

    void IHelperHost.Close(int helper) => _running.Remove(helper);

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
        socket.OnReadable = () =>
        {
            if (!_paused.Contains(handle)) Complete(new Completion(CompletionKind.Readable, handle, 0));
        };
        socket.OnWritable = () => Complete(new Completion(CompletionKind.Writable, handle, 0));
    }

    private void Complete(Completion completion) => _completions.Enqueue(completion);
}
