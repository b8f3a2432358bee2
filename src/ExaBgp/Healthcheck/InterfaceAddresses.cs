using System.Net;

namespace ExaBgp.Healthcheck;

/// <summary>What <c>ip -o address show dev IF</c> says.</summary>
internal static class InterfaceAddresses
{
    /// <summary>The addresses an interface has, but for the loopback ones and those whose mask leaves bits; with a label, those that bear it.</summary>
    public static IReadOnlyList<IPNetwork> Read(string text, string @interface, string? label, bool exact)
    {
        var result = new List<IPNetwork>();
        foreach (var line in text.Split('\n'))
        {
            var words = line.Split([' ', '\t', '\\'], StringSplitOptions.RemoveEmptyEntries);
            var family = Array.FindIndex(words, word => word is "inet" or "inet6");
            if (family < 0 || family + 1 >= words.Length) continue;
            if (!OptionValues.TryReadNetwork(words[family + 1], out var network) || IPAddress.IsLoopback(network.BaseAddress)) continue;
            if (label is null || words.Any(word => HasLabel(word, @interface + ":", label, exact))) result.Add(network);
        }

        return result;
    }

    private static bool HasLabel(string word, string start, string label, bool exact) =>
        word.StartsWith(start, StringComparison.Ordinal) && (exact ? word[start.Length..] == label : word.AsSpan(start.Length).StartsWith(label, StringComparison.Ordinal));
}
