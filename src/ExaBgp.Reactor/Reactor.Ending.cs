
namespace ExaBgp.Reactor;

/// <summary>
/// How the daemon ends: sessions are told and closed, <c>down</c> and <c>shutdown</c> events are written, then all helpers are asked to end together and,
/// two seconds later, made to. Over within three and a half seconds whatever they do.
/// </summary>
public sealed partial class Reactor
{
    private const long FlushTime = 400;
    private const long PauseTime = 100;
    private const long TermTime = 2000;
    private const long KillTime = 600;
    private readonly Alarm _endingTimer = new(static _ => { });
    private EndingPhase _phase = EndingPhase.Running;

    private enum EndingPhase
    {
        Running,
        Flushing,
        Pausing,
        Terminating,
        Killing,
    }

    private bool IsEnding => _phase != EndingPhase.Running;

    /// <summary>Begins the end, for a reason found outside, with this exit status.</summary>
    public void End(int status) => BeginEnding(status);

    private void BeginEnding(int status)
    {
        if (IsEnding) return;
        ExitStatus = status;
        _phase = EndingPhase.Flushing;
        _log.Ending();
        _options.Ending();
        _listeners.Close();
        _callbacks.Clear();
        _helpers.StopRespawning();
        foreach (var peer in _peers.All.ToArray())
        {
            peer.Stop(Protocol.Messages.NotificationMessage.Of(6, 2), "stop, message [shutting down]");
        }

        _events.Shutdown();
        _helpers.Flush();
        _timers.Set(_endingTimer, _clock.Now + FlushTime);
    }

    private void ContinueEnding()
    {
        if (!IsEnding) return;
        var due = _endingTimer.Deadline is null || _clock.Now >= _endingTimer.Deadline;
        switch (_phase)
        {
            case EndingPhase.Flushing when due || _helpers.IsFlushed:
                // A helper that reads what it was just told can end by itself.
                Next(EndingPhase.Pausing, PauseTime);
                break;
            case EndingPhase.Pausing when due:
                _helpers.SignalAll(15);
                Next(EndingPhase.Terminating, TermTime);
                break;
            case EndingPhase.Terminating when due:
                _helpers.SignalAll(9);
                Next(EndingPhase.Killing, KillTime);
                break;
            case EndingPhase.Killing when due:
                _lingering.CloseAll();
                IsEnded = true;
                return;
        }

        if (_phase > EndingPhase.Flushing && !_helpers.AnyRunning && _lingering.Count == 0) IsEnded = true;
    }

    private void Next(EndingPhase phase, long time)
    {
        _phase = phase;
        _timers.Set(_endingTimer, _clock.Now + time);
    }

}
