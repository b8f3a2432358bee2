using System.CommandLine;
using System.Globalization;
using ExaBgp.Qa.Functional.Corpus;
using ExaBgp.Qa.Functional.Run;

namespace ExaBgp.Qa.Functional.Commands;

/// <summary>The commands which run cases.</summary>
public static class SuiteCommand
{
    /// <summary>One of them.</summary>
    public static Command Create(string name, string description, SuiteKinds kinds)
    {
        var options = new SuiteOptions();
        var command = new Command(name, description);
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction((parsed, _) => RunAsync(parsed, options, kinds));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, SuiteOptions options, SuiteKinds kinds)
    {
        var output = Console.Out;
        var suite = new Suite(output, options.Jobs(parsed), options.Verbose(parsed));
        var summary = new List<string>();
        if (options.Cases(parsed) is { } asked)
        {
            await RunCorpusAsync(suite, asked, "cases", parsed, options, kinds, summary).ConfigureAwait(false);
        }
        else
        {
            if (Checkout.OwnCases is { } own)
                await RunCorpusAsync(suite, own, "own", parsed, options, kinds, summary).ConfigureAwait(false);
            if (SharedCorpus.Find(options.Shared(parsed)) is { } shared)
                await RunCorpusAsync(suite, shared, "conformance", parsed, options, kinds, summary).ConfigureAwait(false);
            else
                summary.Add("conformance: not present");
        }

        foreach (var line in summary)
            output.WriteLine(line);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{suite.Passed} passed, {suite.Failed} failed"));
        return suite.Failed == 0 && suite.Passed > 0 ? 0 : 1;
    }

    private static async Task RunCorpusAsync(Suite suite, CorpusFolder corpus, string title, ParseResult parsed, SuiteOptions options, SuiteKinds kinds, List<string> summary)
    {
        var exabgp = options.Exabgp(parsed);
        var limit = options.Limit(parsed);
        var selects = options.Selects(parsed);
        var suites = new (SuiteKinds Kind, string Title, IEnumerable<Func<Task<Outcome>>> Cases)[]
        {
            (SuiteKinds.Parsing, "parsing", corpus.Configurations.Where(f => selects(Path.GetFileName(f)))
                .Select(f => (Func<Task<Outcome>>)(() => ParsingRun.RunAsync(corpus, f, exabgp, limit)))),
            (SuiteKinds.Decoding, "decoding", corpus.Decoding.Where(f => selects(Path.GetFileName(f)))
                .Select(f => (Func<Task<Outcome>>)(() => DecodingRun.RunAsync(DecodingCase.Load(f), exabgp, limit)))),
            (SuiteKinds.Encoding, "encoding", corpus.EncodingNames.Where(selects).Select(n => EncodingCase.Load(corpus, n))
                .Select(c => (Func<Task<Outcome>>)(() => EncodingRun.RunAsync(c, exabgp, limit)))),
        };

        foreach (var (kind, name, selected) in suites.Where(s => kinds.HasFlag(s.Kind)))
        {
            var cases = selected.ToList();
            if (cases.Count == 0)
                continue;
            for (var round = 0; round < options.Repeat(parsed); round++)
            {
                var passed = await suite.RunAsync(name, cases).ConfigureAwait(false);
                // The 72 conversations are what people mean by conformance.
                var label = kind == SuiteKinds.Encoding ? title : $"{title} {name}";
                summary.Add(string.Create(CultureInfo.InvariantCulture, $"{label}: {passed}/{cases.Count}"));
            }
        }
    }
}
