using ExaBgp.Configuration.Settings;

namespace ExaBgp.Configuration.Diff;

/// <summary>What changes from one configuration to the next: the least that has to be done. What is not in it is not touched.</summary>
/// <param name="Neighbors">Those gone first, then the others in the order of the new file.</param>
/// <param name="Processes">Those gone first, then the others in the order of the new file.</param>
/// <param name="After">All of the new configuration.</param>
public sealed record SettingsDiff(IReadOnlyList<NeighborChange> Neighbors, IReadOnlyList<ProcessChange> Processes, SpeakerSettings After)
{
    /// <summary>True when nothing has to be done.</summary>
    public bool IsEmpty => Neighbors.Count == 0 && Processes.Count == 0;

    /// <summary>The way from <paramref name="before"/> to <paramref name="after"/>.</summary>
    public static SettingsDiff Between(SpeakerSettings before, SpeakerSettings after) =>
        new(NeighborsBetween(before, after), ProcessesBetween(before, after), after);

    private static List<NeighborChange> NeighborsBetween(SpeakerSettings before, SpeakerSettings after)
    {
        var old = before.Neighbors.ToDictionary(static neighbor => neighbor.Name);
        var kept = after.Neighbors.Select(static neighbor => neighbor.Name).ToHashSet();
        var changes = new List<NeighborChange>();
        foreach (var neighbor in before.Neighbors)
        {
            if (!kept.Contains(neighbor.Name)) changes.Add(new NeighborChange(NeighborChangeKind.Removed, neighbor, null, neighbor.Routes, []));
        }

        foreach (var neighbor in after.Neighbors)
        {
            if (!old.TryGetValue(neighbor.Name, out var known))
            {
                changes.Add(new NeighborChange(NeighborChangeKind.Added, null, neighbor, [], neighbor.Routes));
                continue;
            }

            var (withdrawn, announced) = RouteDiff.Between(known.Routes, neighbor.Routes);
            if (NeighborComparison.NeedsRestart(known, neighbor))
                changes.Add(new NeighborChange(NeighborChangeKind.Restarted, known, neighbor, withdrawn, announced));
            else if (withdrawn.Count + announced.Count > 0 || !NeighborComparison.IsSame(known, neighbor))
                changes.Add(new NeighborChange(NeighborChangeKind.Updated, known, neighbor, withdrawn, announced));
        }

        return changes;
    }

    private static List<ProcessChange> ProcessesBetween(SpeakerSettings before, SpeakerSettings after)
    {
        var old = before.Processes.ToDictionary(static process => process.Name);
        var kept = after.Processes.Select(static process => process.Name).ToHashSet();
        var changes = new List<ProcessChange>();
        foreach (var process in before.Processes)
        {
            if (!kept.Contains(process.Name)) changes.Add(new ProcessChange(ProcessChangeKind.Removed, process, null));
        }

        foreach (var process in after.Processes)
        {
            if (!old.TryGetValue(process.Name, out var known)) changes.Add(new ProcessChange(ProcessChangeKind.Added, null, process));
            else if (known != process) changes.Add(new ProcessChange(ProcessChangeKind.Changed, known, process));
        }

        return changes;
    }
}
