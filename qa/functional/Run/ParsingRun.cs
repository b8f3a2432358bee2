using System.Diagnostics;
using ExaBgp.Qa.Functional.Corpus;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>Lets the program validate a configuration file: its exit code must be 0.</summary>
public static class ParsingRun
{
    /// <summary>Runs one file of a corpus.</summary>
    public static async Task<Outcome> RunAsync(CorpusFolder corpus, string file, IReadOnlyList<string> exabgp, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var name = Path.GetFileName(file);
        using var scratch = new Scratch(corpus);
        try
        {
            var path = Directory.Exists(scratch.Bin) ? scratch.Bin : null;
            var (code, output, error) = await CommandRun.RunAsync([.. exabgp, "validate", "-nrv", Path.Combine(scratch.Etc, name)], scratch.Folder, limit, path)
                .ConfigureAwait(false);
            var failure = code == 0 ? null : $"exit code {code}{Environment.NewLine}{Indent(output + error)}";
            return new Outcome(name, failure, clock.Elapsed.TotalSeconds, Indent(output + error));
        }
        catch (TimeoutException e)
        {
            return new Outcome(name, e.Message, clock.Elapsed.TotalSeconds);
        }
    }

    private static string Indent(string text)
    {
        const int Lines = 30;
        return string.Join(Environment.NewLine, text.TrimEnd().Split('\n').TakeLast(Lines).Select(l => "    " + l));
    }
}
