using System.Diagnostics;
using System.Text.Json;
using ExaBgp.Qa.Functional.Corpus;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>Lets the program decode a message: one JSON document equal to the one expected, and nothing on stderr.</summary>
public static class DecodingRun
{
    /// <summary>Runs one case.</summary>
    public static async Task<Outcome> RunAsync(DecodingCase test, IReadOnlyList<string> exabgp, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var (_, output, error) = await CommandRun.RunAsync([.. exabgp, .. test.Arguments], "/", limit).ConfigureAwait(false);
            return new Outcome(test.Name, Judge(test.Json, output, error), clock.Elapsed.TotalSeconds, "    " + output.Trim());
        }
        catch (TimeoutException e)
        {
            return new Outcome(test.Name, e.Message, clock.Elapsed.TotalSeconds);
        }
    }

    /// <summary>Why what a decoder wrote is not what was expected; null when it is.</summary>
    public static string? Judge(string expected, string output, string error)
    {
        if (error.Length > 0)
            return $"stderr is not empty: {error.TrimEnd()}";
        try
        {
            using var wanted = JsonDocument.Parse(expected);
            using var got = JsonDocument.Parse(output);
            return JsonEquality.Difference(wanted.RootElement, got.RootElement);
        }
        catch (JsonException e)
        {
            return $"not one JSON document ({e.Message}): {output.TrimEnd()}";
        }
    }
}
