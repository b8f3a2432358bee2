using System.Globalization;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>Runs cases side by side, and counts.</summary>
public sealed class Suite(TextWriter output, int jobs, bool verbose)
{
    private readonly Lock _printing = new();

    /// <summary>How many cases have passed so far, in all runs of this suite.</summary>
    public int Passed { get; private set; }

    /// <summary>How many have failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Runs cases, prints a line for each as it ends.</summary>
    /// <returns>How many of these passed.</returns>
    public async Task<int> RunAsync(string title, IReadOnlyCollection<Func<Task<Outcome>>> cases)
    {
        var passed = 0;
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = jobs }, async (test, _) =>
        {
            var outcome = await test().ConfigureAwait(false);
            if (outcome.Failure is null)
                Interlocked.Increment(ref passed);
            Print(title, outcome);
        }).ConfigureAwait(false);
        return passed;
    }

    private void Print(string title, Outcome outcome)
    {
        lock (_printing)
        {
            if (outcome.Failure is null)
                Passed++;
            else
                Failed++;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(outcome.Failure is null ? "ok  " : "FAIL")} {title} {outcome.Name} ({outcome.Seconds:F1} s)"));
            if (verbose && outcome.Details.Length > 0)
                output.WriteLine(outcome.Details.TrimEnd());
            if (outcome.Failure is not null)
                output.WriteLine("    " + outcome.Failure.Replace("\n", "\n    ", StringComparison.Ordinal));
            output.Flush();
        }
    }
}
