using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Settings;

namespace ExaBgp.Reactor.Seams;

/// <summary>Reads the configuration, and finds what it changes, off the reactor's thread.</summary>
public interface IConfigurationSource
{
    /// <summary>
    /// Starts to read the next file (in turn when several rotate) and to compare it with the settings in force. <see cref="IPoller.Wake"/> is called when the
    /// result is there.
    /// </summary>
    void BeginLoad(SpeakerSettings before);

    /// <summary>The result, once: what changes, or null and the text of the errors.</summary>
    bool TryTakeResult(out SettingsDiff? diff, out string error);
}
