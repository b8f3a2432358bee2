using ExaBgp.Configuration.Settings;

namespace ExaBgp.Configuration.Diff;

/// <summary>One helper that a reload changes.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="Before">Its settings so far; null when it is new.</param>
/// <param name="After">Its settings from now on; null when it is gone.</param>
public sealed record ProcessChange(ProcessChangeKind Kind, ProcessSettings? Before, ProcessSettings? After)
{
    /// <summary>Its name.</summary>
    public string Name => (After ?? Before)!.Name;
}
