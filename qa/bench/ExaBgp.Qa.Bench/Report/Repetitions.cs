using System.Globalization;

namespace ExaBgp.Qa.Bench.Report;

/// <summary>One row of several runs of the same measurement: the median one, with the best and the worst in its note.</summary>
public static class Repetitions
{
    /// <summary>The rows of all runs, each measurement once.</summary>
    public static IReadOnlyList<Row> Median(IEnumerable<Row> rows) => [.. rows.GroupBy(static r => r.Workload).Select(static g => Median(g.ToList()))];

    private static Row Median(List<Row> runs)
    {
        if (runs.Find(static r => r.Figure is null) is { } failed) return failed;
        if (runs.Count == 1) return runs[0];
        var sorted = runs.OrderBy(static r => r.Figure).ToList();
        var middle = sorted[(sorted.Count - 1) / 2];
        var range = string.Create(CultureInfo.InvariantCulture, $"{runs.Count} runs, {sorted[0].Figure:0.###} to {sorted[^1].Figure:0.###}");
        return middle with { Note = middle.Note.Length > 0 ? $"{range}; {middle.Note}" : range };
    }
}
