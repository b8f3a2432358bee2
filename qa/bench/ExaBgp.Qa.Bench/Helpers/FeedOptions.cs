using ExaBgp.Qa.Bench.Families;

namespace ExaBgp.Qa.Bench.Helpers;

/// <summary>What a feeding helper says.</summary>
/// <param name="Family">The family of its routes.</param>
/// <param name="Count">How many routes there are.</param>
/// <param name="Go">It waits for this file.</param>
/// <param name="Log">It reports in this file.</param>
public sealed record FeedOptions(BenchFamily Family, int Count, string Go, string Log)
{
    /// <summary>How many prefixes stand on a line.</summary>
    public int Pack { get; init; } = 1;

    /// <summary>Whether an AS path and a community change every ten routes.</summary>
    public bool Changing { get; init; }

    /// <summary>Whether each command waits for the answer to the one before.</summary>
    public bool OneByOne { get; init; }

    /// <summary>Commands a second, over and over through all routes; 0 says each route once, as fast as the pipe takes it.</summary>
    public int Rate { get; init; }

    /// <summary>For how many seconds, with a <see cref="Rate"/>.</summary>
    public int Seconds { get; init; }

    /// <summary>The words of a command line which give these options.</summary>
    public string Words =>
        $"feed {BenchFamily.All.First(f => f.Value == Family).Key} {Count} {Go} {Log} {Pack} {Changing} {OneByOne} {Rate} {Seconds}";

    /// <summary>Reads those words.</summary>
    public static FeedOptions Parse(string[] words) => new(BenchFamily.All[words[0]], Number(words[1]), words[2], words[3])
    {
        Pack = Number(words[4]),
        Changing = bool.Parse(words[5]),
        OneByOne = bool.Parse(words[6]),
        Rate = Number(words[7]),
        Seconds = Number(words[8]),
    };

    private static int Number(string word) => int.Parse(word, System.Globalization.CultureInfo.InvariantCulture);
}
