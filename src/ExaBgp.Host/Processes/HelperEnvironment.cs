using System.Collections;

namespace ExaBgp.Host.Processes;

/// <summary>The environment helpers get: ours, a terminal that can do nothing, and none of the variables that are for the daemon's own use.</summary>
internal static class HelperEnvironment
{
    private static readonly HashSet<string> Removed = ["TERM", "exabgp_cli_pipe", Daemon.SelfProcess.BackgroundVariable];

    /// <summary><c>NAME=value</c> each.</summary>
    internal static List<string> Build(IDictionary environment)
    {
        var result = new List<string>(environment.Count + 1) { "TERM=dumb" };
        foreach (DictionaryEntry entry in environment)
        {
            if (entry.Key is string name && !Removed.Contains(name)) result.Add($"{name}={entry.Value}");
        }

        return result;
    }
}
