using System.Collections;
using ExaBgp.Host.Settings;

namespace ExaBgp.Healthcheck;

/// <summary>Finds the form of the daemon a health check was started by: it shares the daemon's environment and settings file.</summary>
internal static class SelectorWords
{
    /// <summary>The form; that of generation 5 when nothing is said.</summary>
    public static SelectorWord For(IDictionary environment, string? settingsFile, string programFolder) =>
        SettingsReader.TryReadValues(environment, settingsFile, programFolder, out var values, out _, out _) && values.Text("api", "version") == "6"
            ? SelectorWord.Peer : SelectorWord.Neighbor;
}
