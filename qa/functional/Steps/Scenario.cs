using System.Globalization;

namespace ExaBgp.Qa.Functional.Steps;

/// <summary>What a helper program does, as steps; the words are those of the conformance data's README.</summary>
public sealed class Scenario
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "send", "queue", "flush", "sleep", "ack", "need-ack", "need-no-ack", "read", "wait-shutdown", "stderr", "label", "goto", "set", "when", "io-error", "exit",
    };

    private readonly Dictionary<string, int> _labels;

    private Scenario(IReadOnlyList<Step> steps, Dictionary<string, int> labels) => (Steps, _labels) = (steps, labels);

    /// <summary>The steps, comments and empty lines left out.</summary>
    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Reads the text of a <c>.steps</c> file.</summary>
    /// <exception cref="FormatException">A word is unknown, or a jump leads nowhere.</exception>
    public static Scenario Parse(string text)
    {
        var steps = new List<Step>();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.TrimEnd('\r');
            if (line.Trim().Length == 0 || line.StartsWith('#'))
                continue;
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var step = space < 0 ? new Step(line, "") : new Step(line[..space], line[(space + 1)..]);
            if (!Words.Contains(step.Word))
                throw new FormatException($"unknown step: {line}");
            steps.Add(step);
        }

        var labels = steps.Select((step, index) => (step, index)).Where(s => s.step.Word == "label")
            .ToDictionary(s => s.step.Text.Trim(), s => s.index, StringComparer.Ordinal);
        var scenario = new Scenario(steps, labels);
        foreach (var step in steps.Where(s => s.Word is "goto" or "when"))
            scenario.IndexOf(step.Word == "goto" ? step.Text : Condition.Split(step.Text).Label);
        return scenario;
    }

    /// <summary>The place of a label.</summary>
    /// <exception cref="FormatException">There is no such label.</exception>
    public int IndexOf(string label) =>
        _labels.TryGetValue(label.Trim(), out var index) ? index : throw new FormatException($"no such label: {label}");

    /// <summary>The numbers of a step.</summary>
    public static double[] Numbers(Step step) =>
        [.. step.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
}
