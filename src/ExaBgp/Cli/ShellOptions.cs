namespace ExaBgp.Cli;

/// <summary>How the interactive client behaves, from the environment.</summary>
/// <param name="Name">Name of the channel, or null for the settings'.</param>
/// <param name="HistoryFile">Commands typed before, or null.</param>
/// <param name="UsageFile">Words used, or null.</param>
/// <param name="IsFuzzy">Whether completion looks for letters inside words.</param>
internal sealed record ShellOptions(string? Name, string? HistoryFile, string? UsageFile, bool IsFuzzy)
{
    /// <summary>From the variables <c>HOME</c>, <c>XDG_STATE_HOME</c>, <c>exabgp_cli_history</c>, <c>exabgp_cli_fuzzy_matching</c>.</summary>
    public static ShellOptions FromEnvironment(string? name)
    {
        var home = Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } set ? set : null;
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } given ? given : home is null ? null : Path.Combine(home, ".local", "state");
        var keeps = IsOn("exabgp_cli_history");
        return new ShellOptions(
            name,
            home is null ? null : Path.Combine(home, ".exabgp_history"),
            keeps && state is not null ? Path.Combine(state, "exabgp", "cli_history.json") : null,
            IsOn("exabgp_cli_fuzzy_matching"));
    }

    private static bool IsOn(string variable) => Environment.GetEnvironmentVariable(variable) is not ("false" or "0" or "no" or "off");
}
