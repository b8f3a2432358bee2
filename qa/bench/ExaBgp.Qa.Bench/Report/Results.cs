using System.Text.Json;

namespace ExaBgp.Qa.Bench.Report;

/// <summary>The rows measured so far, kept in a file of JSON lines: a workload that is run again replaces its own.</summary>
public sealed class Results(string file)
{
    private readonly List<Row> _rows = [.. File.Exists(file) ? File.ReadLines(file).Where(static l => l.Length > 0).Select(static l => JsonSerializer.Deserialize<Row>(l)!) : []];

    /// <summary>All rows, workloads in the order of the plan.</summary>
    public IReadOnlyList<Row> Rows(IReadOnlyList<string> order) => [.. _rows.OrderBy(r => order.ToList().IndexOf(r.Group))];

    /// <summary>The figure of a row measured before.</summary>
    public double? Figure(string key) => _rows.FindLast(r => r.Key == key)?.Figure;

    /// <summary>Takes the rows of a workload in place of those it had.</summary>
    public void Replace(string group, IEnumerable<Row> rows)
    {
        _rows.RemoveAll(r => r.Group == group);
        _rows.AddRange(rows);
        File.WriteAllLines(file, _rows.Select(static r => JsonSerializer.Serialize(r)));
    }
}
