using System.CommandLine;
using ExaBgp.Qa.Functional.Corpus;

namespace ExaBgp.Qa.Functional.Commands;

/// <summary>The options of the commands which run cases.</summary>
public sealed class SuiteOptions
{
    private readonly Option<string> _exabgp = new("--exabgp")
    {
        Description = "The command under test; words are separated by spaces. EXABGP in the environment says it too.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("EXABGP") is { Length: > 0 } command ? command : "exabgp",
    };

    private readonly Option<DirectoryInfo?> _cases = new("--cases") { Description = "A folder with encoding/ etc/ scenarios/ decoding/; without it the cases of the checkout and the shared ones." };
    private readonly Option<string?> _shared = new("--shared") { Description = "The folder which holds conformance/ (else EXABGP_SHARED, else ../shared beside the checkout)." };
    private readonly Option<string?> _only = new("--only") { Description = "The names of the cases to run, separated by commas; * stands for anything." };
    private readonly Option<int> _repeat = new("--repeat") { Description = "How many times.", DefaultValueFactory = _ => 1 };
    private readonly Option<int> _jobs = new("--jobs") { Description = "How many cases side by side.", DefaultValueFactory = _ => Environment.ProcessorCount * 2 };
    private readonly Option<double> _limit = new("--limit") { Description = "Seconds a case may take.", DefaultValueFactory = _ => 60 };
    private readonly Option<bool> _verbose = new("--verbose", "-v") { Description = "Show the conversations." };

    /// <summary>All of them.</summary>
    public IEnumerable<Option> All => [_exabgp, _cases, _shared, _only, _repeat, _jobs, _limit, _verbose];

    /// <summary>The words of the command under test; a path is made absolute, as cases run elsewhere.</summary>
    public IReadOnlyList<string> Exabgp(ParseResult parsed)
    {
        var words = parsed.GetRequiredValue(_exabgp).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words[0].Contains('/') ? [Path.GetFullPath(words[0]), .. words[1..]] : words;
    }

    /// <summary>The folder of cases which was asked for; null for the usual ones.</summary>
    public CorpusFolder? Cases(ParseResult parsed) => parsed.GetValue(_cases) is { } folder ? new CorpusFolder(folder.FullName) : null;

    /// <summary>Where the shared folder is said to be.</summary>
    public string? Shared(ParseResult parsed) => parsed.GetValue(_shared);

    /// <summary>How many times all cases run.</summary>
    public int Repeat(ParseResult parsed) => parsed.GetValue(_repeat);

    /// <summary>How many run side by side.</summary>
    public int Jobs(ParseResult parsed) => Math.Max(1, parsed.GetValue(_jobs));

    /// <summary>The time of a case.</summary>
    public TimeSpan Limit(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(_limit));

    /// <summary>Whether conversations are shown.</summary>
    public bool Verbose(ParseResult parsed) => parsed.GetValue(_verbose);

    /// <summary>Whether a case was asked for.</summary>
    public Func<string, bool> Selects(ParseResult parsed)
    {
        if (parsed.GetValue(_only) is not { } only)
            return _ => true;
        var patterns = only.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return name => patterns.Any(p => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(p, name, ignoreCase: false)
            || p == Path.GetFileNameWithoutExtension(name));
    }
}
