namespace ExaBgp.Healthcheck;

/// <summary>The commands of the operator that follow a transition.</summary>
internal static class Hooks
{
    /// <summary>The variable that tells them the state.</summary>
    public const string Variable = "STATE";

    /// <summary>Those of the state, then those of all states.</summary>
    public static IEnumerable<string> For(HealthcheckOptions options, HealthState state) => (state switch
    {
        HealthState.Up => options.UpExecute,
        HealthState.Down => options.DownExecute,
        HealthState.Disabled => options.DisabledExecute,
        _ => [],
    }).Concat(options.Execute);

    /// <summary>A state as hooks and the log name it.</summary>
    public static string Name(HealthState state) => state.ToString().ToUpperInvariant();
}
