using System.Globalization;

namespace ExaBgp.Qa.Bench.Helpers;

/// <summary>What a helper process reports: a file of lines <c>NAME VALUE</c>, read by the process which measures.</summary>
public sealed class HelperLog(string file)
{
    /// <summary>Writes one value.</summary>
    public void Write(string name, double value) => File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{name} {value:F9}\n"));

    /// <summary>Waits for a value.</summary>
    /// <returns>Null when it did not come in time.</returns>
    public async Task<double?> WaitAsync(string name, TimeSpan limit)
    {
        for (var waited = TimeSpan.Zero; waited < limit; waited += Pause)
        {
            if (Read(name).Select(v => (double?)v).FirstOrDefault() is { } value)
                return value;
            await Task.Delay(Pause).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>All values of a name so far.</summary>
    public IReadOnlyList<double> Read(string name)
    {
        if (!File.Exists(file))
            return [];
        var text = File.ReadAllText(file);
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n')
            .Where(l => l.StartsWith(name + " ", StringComparison.Ordinal))
            .Select(l => double.Parse(l[(name.Length + 1)..], CultureInfo.InvariantCulture))];
    }

    private static TimeSpan Pause => TimeSpan.FromMilliseconds(5);
}
