using System.Globalization;
using System.Text;

namespace ExaBgp.Qa.Bench.Report;

/// <summary>The table which is printed at the end.</summary>
public static class Table
{
    /// <summary>The rows as Markdown, with the floor and the figures of others beside them.</summary>
    public static string Of(IReadOnlyList<Row> rows, PeerResults others)
    {
        var text = new StringBuilder();
        text.AppendLine("| workload | figure | bar | figure / bar | floor | figure / floor | others | |");
        text.AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            var floor = others.FloorOf(row.Key);
            text.AppendLine(CultureInfo.InvariantCulture, $"| {row.Workload} | {Value(row.Figure, row.Unit)} | {(row.Bar is null ? "" : Value(row.Bar, row.Unit))} | {Verdict(row)} | {(floor is null ? "" : Value(floor, row.Unit))} | {(floor is > 0 && row.Figure is { } f ? Number(f / floor.Value) : "")} | {others.Of(row.Key)} | {row.Note} |");
        }

        return text.ToString();
    }

    private static string Verdict(Row row) => row switch
    {
        { Bar: null } => "",
        { Figure: null } => "failed",
        { Bar: > 0 } => Number(row.Figure.Value / row.Bar.Value) + (row.IsMet ? "" : ": missed"),
        _ => row.IsMet ? "met" : "missed",
    };

    private static string Number(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    /// <summary>The machine, in a line.</summary>
    public static string Machine()
    {
        var cpu = File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
        var memory = double.Parse(File.ReadLines("/proc/meminfo").First().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        var load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
        return $"{Environment.ProcessorCount} cores ({cpu}), {memory / 1048576:F0} GiB, {Environment.OSVersion.VersionString}, load average {load} at the start";
    }

    private static string Value(double? value, string unit) => value switch
    {
        null => "failed",
        >= 100 => $"{value.Value.ToString("F0", CultureInfo.InvariantCulture)} {unit}",
        >= 10 => $"{value.Value.ToString("F1", CultureInfo.InvariantCulture)} {unit}",
        _ => $"{value.Value.ToString("0.####", CultureInfo.InvariantCulture)} {unit}",
    };
}
