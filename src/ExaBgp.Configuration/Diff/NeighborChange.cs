using ExaBgp.Configuration.Settings;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Diff;

/// <summary>One neighbor that a reload changes.</summary>
/// <param name="Kind">What happens to it.</param>
/// <param name="Before">Its settings so far; null when it is new.</param>
/// <param name="After">Its settings from now on; null when it is gone.</param>
/// <param name="Withdrawn">Routes of the old file that the new one does not have, to be withdrawn first.</param>
/// <param name="Announced">Routes that are new, or have other attributes, watchdog or state. For a new neighbor all of them.</param>
public sealed record NeighborChange(
    NeighborChangeKind Kind, NeighborSettings? Before, NeighborSettings? After, IReadOnlyList<Route> Withdrawn, IReadOnlyList<Route> Announced)
{
    /// <summary>Its name (the same before and after).</summary>
    public string Name => (After ?? Before)!.Name;
}
