using ExaBgp.Api;
using ExaBgp.Api.Events;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Wire;
using ExaBgp.Reactor.Seams;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Helpers;

/// <summary>All helpers and clients: started, read, executed, answered, supervised. A helper's failure is its own.</summary>
internal sealed partial class HelperTable(
    IHelperHost host,
    IClientHost? clients,
    Clock clock,
    Timers timers,
    ISpeaker speaker,
    CommandLog commandLog,
    DaemonSettings daemon,
    OverflowWatch overflow,
    ILogger log)
{
    /// <summary>Octets of one read of a helper's commands: a batch.</summary>
    public const int ReadSize = 64 * 1024;

    private const long TermGrace = 2000;

    /// <summary>A pipe holds no more (<c>/proc/sys/fs/pipe-max-size</c>): what comes behind it was said later.</summary>
    private const int LargestPipe = 1024 * 1024;

    private readonly OutboxChunks _chunks = new();
    private readonly List<Helper> _helpers = [];
    private readonly Dictionary<int, Helper> _byHandle = [];
    private readonly Dictionary<int, Helper> _clientsByHandle = [];
    private int _clientNumber;
    private int _first;
    private bool _executed;

    /// <summary>Called when a helper came, went or was started again.</summary>
    public Action Changed { get; set; } = static () => { };

    /// <summary>Called when a helper has died for good.</summary>
    public Action<string> Lost { get; set; } = static _ => { };

    /// <summary>Writes the event that says how many were lost, in the form of a helper.</summary>
    public Action<ProcessSettings, ByteBuffer, long> WriteLost { get; set; } = static (_, _, _) => { };

    /// <summary>Helpers and clients.</summary>
    public IReadOnlyList<Helper> All => _helpers;

    /// <summary>Those who can be told events.</summary>
    public IReadOnlyList<EventSubscriber> Subscribers =>
        [.. _helpers.Where(static helper => helper is { IsClient: false, IsRunning: true, IsEnding: false }).Select(static helper => new EventSubscriber(helper.Settings!, helper.Outbox))];

    /// <summary>True while the process of some helper exists.</summary>
    public bool AnyRunning => _helpers.Exists(static helper => helper is { IsClient: false, IsRunning: true });

    /// <summary>Adds a helper and starts it.</summary>
    public void Add(ProcessSettings settings)
    {
        var outbox = new Outbox(daemon.QueueBytes, settings.Overflow, _chunks) { WriteLost = (output, lost) => WriteLost(settings, output, lost) };
        var helper = new Helper(settings.Name, settings, new HelperDialogue(settings.Name, daemon, settings, speaker, commandLog), outbox);
        _helpers.Add(helper);
        overflow.Add(outbox);
        Start(helper);
    }

    /// <summary>Ends a helper for good.</summary>
    public void Remove(string name)
    {
        if (Find(name) is not { } helper) return;
        helper.IsGivenUp = true;
        if (helper.IsRunning) End(helper);
        else Drop(helper);
    }

    /// <summary>Ends a helper and starts it with a new definition.</summary>
    public void Replace(ProcessSettings settings)
    {
        Remove(settings.Name);
        Add(settings);
    }

    /// <summary>The helper process of this name that is not being ended.</summary>
    public Helper? Find(string name) => _helpers.Find(helper => !helper.IsClient && helper.Name == name && !(helper.IsEnding && helper.IsGivenUp));

    /// <summary>Step 1: something happened to a helper or client; false when it is nobody's.</summary>
    public bool Handle(Completion completion)
    {
        switch (completion.Kind)
        {
            case CompletionKind.HelperReadable when _byHandle.TryGetValue(completion.Handle, out var helper):
                helper.Readable = true;
                return true;
            case CompletionKind.HelperWritable when _byHandle.TryGetValue(completion.Handle, out var helper):
                helper.Blocked = false;
                return true;
            case CompletionKind.HelperExited when _byHandle.TryGetValue(completion.Handle, out var helper):
                log.Exited(helper.Name, completion.Detail < 256 ? $"status {completion.Detail}" : $"signal {completion.Detail - 256}");
                helper.HasExited = true;
                helper.HasEnded = true;
                helper.Readable = true;
                return true;
            case CompletionKind.ClientConnected:
                AddClient(completion.Handle);
                return true;
            case CompletionKind.ClientReadable when _clientsByHandle.TryGetValue(completion.Handle, out var client):
                client.Readable = true;
                return true;
            case CompletionKind.ClientWritable when _clientsByHandle.TryGetValue(completion.Handle, out var client):
                client.Blocked = false;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Step 3: the complete lines of at most one read of each, in order, one helper's batch after the other's. True when there were any.</summary>
    public bool Commands()
    {
        if (_helpers.Count == 0) return false;
        _executed = false;
        _first = (_first + 1) % _helpers.Count;
        for (var i = 0; i < _helpers.Count; i++)
        {
            var helper = _helpers[(_first + i) % _helpers.Count];
            if (helper.IsRunning && !helper.IsEnding) Serve(helper);
        }

        return _executed;
    }

    /// <summary>Step 4: commands that go on.</summary>
    public void Callbacks()
    {
        foreach (var helper in _helpers)
        {
            if (helper.Pending is not null && !helper.Outbox.IsFull) Continue(helper);
        }
    }

    /// <summary>One step of a command that goes on. A fault in it is an error of that command.</summary>
    private void Continue(Helper helper)
    {
        try
        {
            if (helper.Pending is not { } pending || pending.TryFinish(helper.Outbox)) helper.Pending = null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            log.CommandFault(exception, helper.Name);
            helper.Outbox.Error();
            helper.Pending = null;
        }
    }

    /// <summary>Step 5: answers and events leave.</summary>
    public void Flush()
    {
        for (var i = _helpers.Count - 1; i >= 0; i--)
        {
            var helper = _helpers[i];
            if (!helper.IsRunning) continue;
            if (!helper.Outbox.IsEmpty && !helper.Blocked) Write(helper);
            if (helper.IsRunning) Supervise(helper);
        }
    }

    /// <summary>True when the next turn has something to do at once.</summary>
    public bool HasWork => _helpers.Exists(static helper => helper.HasWork || (helper.Pending is { Waits: false } && !helper.Outbox.IsFull));

    /// <summary>True when nothing waits to be written to any helper that runs.</summary>
    public bool IsFlushed => !_helpers.Exists(static helper => helper is { IsRunning: true, IsEnding: false } && !helper.Outbox.IsEmpty);

    /// <summary>Sends a signal that ends to every helper that runs: what it says from now on is not read any more.</summary>
    public void SignalAll(int signal)
    {
        foreach (var helper in _helpers)
        {
            if (helper is not { IsClient: false, IsRunning: true }) continue;
            helper.IsEnding = true;
            host.Signal(helper.Handle, signal);
        }
    }

    /// <summary>No helper is started again from now on, and no command is read.</summary>
    public void StopRespawning()
    {
        foreach (var helper in _helpers) helper.IsGivenUp = true;
    }

    /// <summary>Drops the unfinished command of a helper.</summary>
    public void ResetPending(string name)
    {
        foreach (var helper in _helpers)
        {
            if (helper.Name == name) helper.Pending = null;
        }
    }

    private void AddClient(int handle)
    {
        var name = $"api-internal-cli-{++_clientNumber}";
        var outbox = new Outbox(daemon.QueueBytes, OverflowPolicy.Drop, _chunks);
        var client = new Helper(name, null, new HelperDialogue(name, daemon, null, speaker, commandLog), outbox) { Handle = handle, Readable = true };
        _helpers.Add(client);
        _clientsByHandle.Add(handle, client);
    }

    private void Serve(Helper helper)
    {
        helper.ForgoAnswer();
        if (!helper.MayExecute) return;
        if (!helper.Input.HasLines && helper.Readable && helper.LastWords is not <= 0 && !Read(helper)) return;
        while (helper.MayExecute && helper.Input.TryTake(out var line))
        {
            _executed = true;
            if (commandLog.ShowsCommands) commandLog.Command(helper.Name, line);
            helper.Pending = helper.Dialogue.Execute(line, helper.Outbox);
            if (helper.Pending is not null) Continue(helper);
            helper.ForgoAnswer();
        }
    }

    /// <summary>One read; false when the helper is gone.</summary>
    private bool Read(Helper helper)
    {
        var room = helper.Input.Room(ReadSize);
        var result = helper.IsClient ? clients!.Read(helper.Handle, room) : host.Read(helper.Handle, room);
        if (result.Count > 0) helper.Input.Read(result.Count);
        helper.LastWords -= result.Count;
        if (helper.Input.IsTooLong)
        {
            log.LineTooLong(helper.Name);
            if (helper.IsClient) Finish(helper);
            else End(helper);
            return false;
        }

        if (result.Status == IoStatus.Ok) return true;
        helper.Readable = false;
        if (result.Status == IoStatus.WouldBlock && !helper.HasEnded) return true;
        helper.HasEnded = true;
        return true;
    }

    private void Write(Helper helper)
    {
        var status = helper.Outbox.Flush(
            octets => helper.IsClient ? clients!.Write(helper.Handle, octets) : host.Write(helper.Handle, octets), out var moved);
        if (moved) helper.FullSince = null;
        switch (status)
        {
            case IoStatus.WouldBlock:
                helper.Blocked = true;
                break;
            case IoStatus.Closed or IoStatus.Failed:
                helper.Outbox.Clear();
                if (helper.IsClient) helper.HasEnded = true;
                else if (helper.LastWords is null)
                {
                    helper.LastWords = LargestPipe;
                    helper.Readable = true;
                }

                helper.ForgoAnswer();

                break;
        }
    }
}
