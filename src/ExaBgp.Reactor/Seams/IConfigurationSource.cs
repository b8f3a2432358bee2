using ExaBgp.Configuration.Settings;

namespace ExaBgp.Reactor.Seams;

/// <summary>Reads the configuration off the reactor's thread.</summary>
public interface IConfigurationSource
{
    /// <summary>Starts to read the next file (in turn when several rotate). <see cref="IPoller.Wake"/> is called when the result is there.</summary>
    void BeginLoad();

    /// <summary>The result, once: new settings, or the text of the errors.</summary>
    bool TryTakeResult(out SpeakerSettings? settings, out string error);
}
