using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Helpers;

/// <summary>Start, end and respawn of helper processes.</summary>
internal sealed partial class HelperTable
{
    private const int SigTerm = 15;
    private const int SigKill = 9;
    private readonly Dictionary<Helper, HelperTimer> _timers = [];

    private void Start(Helper helper)
    {
        if (!helper.Respawns.TryStart(clock.UnixSeconds))
        {
            log.RespawnExceeded(helper.Name);
            GiveUp(helper);
            return;
        }

        if (!host.TryStart(helper.Settings!, out var handle, out var reason))
        {
            log.StartFailed(helper.Name, reason);
            GiveUp(helper);
            return;
        }

        helper.Handle = handle;
        helper.Readable = true;
        _byHandle[handle] = helper;
        log.Started(helper.Name, host.ProcessId(handle));
        Changed();
    }

    /// <summary>Ends whom nothing more is to be expected of, and who does not take what is told.</summary>
    private void Supervise(Helper helper)
    {
        if (helper is { HasEnded: true, Pending: null } && (!helper.Input.HasLines || helper.IsEnding) && !(helper.Readable && !helper.IsEnding) && (!helper.IsClient || helper.Outbox.IsEmpty))
        {
            Finish(helper);
            return;
        }

        if (helper.IsEnding || helper.IsClient) return;
        if (helper is { LastWords: { } left, HasEnded: false })
        {
            // Most often it has just ended: what it wrote before is in its pipe, and the end of file behind it.
            if (!helper.Input.HasLines && helper.Pending is null && (!helper.Readable || left <= 0)) End(helper);
            return;
        }

        if (helper.Outbox.MustEnd)
        {
            log.QueueFull(helper.Name);
            End(helper);
        }
        else if (helper.Outbox.IsFull)
        {
            helper.FullSince ??= clock.Now;
            if (clock.Now - helper.FullSince >= daemon.QueueTimeout * 1000L)
            {
                log.NotReading(helper.Name, daemon.QueueTimeout);
                End(helper);
            }
            else
            {
                timers.Set(Timer(helper), helper.FullSince.Value + (daemon.QueueTimeout * 1000L));
            }
        }
        else
        {
            helper.FullSince = null;
        }
    }

    /// <summary>Asks the process to end, and makes it end two seconds later.</summary>
    private void End(Helper helper)
    {
        if (helper.IsEnding) return;
        helper.IsEnding = true;
        helper.Outbox.Clear();
        helper.Pending = null;
        host.PauseReading(helper.Handle, true);
        host.Signal(helper.Handle, SigTerm);
        timers.Set(Timer(helper), clock.Now + TermGrace);
        Changed();
    }

    /// <summary>The process is gone and everything it wrote is done: close its pipes, and start it again where that is wanted.</summary>
    private void Finish(Helper helper)
    {
        timers.Set(Timer(helper), null);
        if (helper.IsClient)
        {
            clients!.Close(helper.Handle);
            _clientsByHandle.Remove(helper.Handle);
            _helpers.Remove(helper);
            _timers.Remove(helper);
            commandLog.Forget(helper.Name);
            return;
        }

        // A helper that closed its output but lives on is treated as ended.
        if (!helper.HasExited) log.OutputClosed(helper.Name);
        host.Signal(helper.Handle, SigTerm);
        host.Close(helper.Handle);
        _byHandle.Remove(helper.Handle);
        helper.Reset();
        if (helper.IsGivenUp)
        {
            Drop(helper);
        }
        else if (helper.Settings!.Respawn && daemon.Respawn)
        {
            Start(helper);
        }
        else
        {
            GiveUp(helper);
        }
    }

    private void GiveUp(Helper helper)
    {
        helper.IsGivenUp = true;
        Changed();
        Lost(helper.Name);
    }

    private void Drop(Helper helper)
    {
        overflow.Remove(helper.Outbox);
        _helpers.Remove(helper);
        _timers.Remove(helper);
        Changed();
    }

    private HelperTimer Timer(Helper helper)
    {
        if (_timers.TryGetValue(helper, out var timer)) return timer;
        timer = new HelperTimer(this, helper);
        _timers.Add(helper, timer);
        return timer;
    }

    private sealed class HelperTimer(HelperTable table, Helper helper) : ITimed
    {
        public long? Deadline { get; set; }

        public long TimerStamp { get; set; }

        public void Due(long now)
        {
            // A full queue is looked at in every flush; being here is enough.
            if (helper is { IsEnding: true, IsRunning: true }) table.Kill(helper);
        }
    }

    private void Kill(Helper helper) => host.Signal(helper.Handle, SigKill);
}
