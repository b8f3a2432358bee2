using ExaBgp.Configuration.Settings;

namespace ExaBgp.Reactor;

/// <summary>Reload: the file is read elsewhere, the difference is applied here, in slices; a bad file changes nothing.</summary>
public sealed partial class Reactor
{
    private SpeakerSettings _settings = SpeakerSettings.Empty;
    private bool _isLoading;
    private bool _restartChangedHelpers;

    private void BeginReload(bool restartChangedHelpers)
    {
        _restartChangedHelpers |= restartChangedHelpers;
        if (_isLoading) return;
        _isLoading = true;
        _log.Reloading();
        _options.Reloading(true);
        _options.Configuration.BeginLoad();
    }

    private void TakeConfiguration()
    {
        if (!_isLoading || !_options.Configuration.TryTakeResult(out var settings, out var error)) return;
        _isLoading = false;
        if (settings is null) _log.ReloadFailed(error);
        else _settings = settings;
        _restartChangedHelpers = false;
        _options.Reloading(false);
    }
}
