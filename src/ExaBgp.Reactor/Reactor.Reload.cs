using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Settings;

namespace ExaBgp.Reactor;

/// <summary>Reload: the file is read, and compared with what is in force, elsewhere. A bad file changes nothing at all.</summary>
public sealed partial class Reactor
{
    private SpeakerSettings _settings = SpeakerSettings.Empty;
    private ReloadKinds _asked;
    private ReloadKinds _underway;

    /// <summary>Asks for a reload. While one is under way the next waits for its end, however often it is asked for.</summary>
    private void BeginReload(ReloadKinds kinds)
    {
        _asked |= kinds;
        if (_underway != ReloadKinds.None) return;
        _log.Reloading();
        _options.Reloading(true);
        LoadNext();
    }

    private void LoadNext()
    {
        _underway = _asked;
        _asked = ReloadKinds.None;
        _options.Configuration.BeginLoad(_settings);
    }

    private void TakeConfiguration()
    {
        if (_underway == ReloadKinds.None || !_options.Configuration.TryTakeResult(out var diff, out var error)) return;
        if (diff is null)
        {
            _log.ReloadFailed(error);
            EndReload();
            return;
        }

        var steps = Apply(diff, _underway).GetEnumerator();
        Schedule(() => !Continue(steps));
    }

    /// <summary>One slice of a reload; false after the last. A fault in it ends the reload, not the daemon.</summary>
    private bool Continue(IEnumerator<bool> steps)
    {
        try
        {
            if (steps.MoveNext()) return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _log.ReloadFault(exception);
        }

        EndReload();
        return false;
    }

    private void EndReload()
    {
        _underway = ReloadKinds.None;
        if (_asked != ReloadKinds.None) LoadNext();
        else _options.Reloading(false);
    }
}
