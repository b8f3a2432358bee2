using System.Text.RegularExpressions;

namespace ExaBgp.Tests.Documents;

/// <summary>A fenced block of a document, with the marks that stand in HTML comments right before it.</summary>
/// <param name="Document">Path below the checkout.</param>
/// <param name="Line">Line of the opening fence.</param>
/// <param name="Language">What stands behind the fence.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="Marks"><c>&lt;!-- name: value --&gt;</c> of the lines above.</param>
internal sealed partial record DocumentBlock(string Document, int Line, string Language, string Text, IReadOnlyDictionary<string, string> Marks)
{
    /// <summary>Where it stands.</summary>
    public string Place => $"{Document}:{Line}";

    /// <summary>A whole configuration file, not a part of one.</summary>
    public bool IsConfiguration => Language.Length == 0 && Whole().IsMatch(Text);

    /// <summary>The reason why its commands are not run, or null.</summary>
    public string? NotRun => Marks.GetValueOrDefault("not run");

    /// <summary>The name under which its text is a file for the commands of the same document, or null.</summary>
    public string? FileName => Marks.GetValueOrDefault("file");

    /// <summary>README and everything below docs.</summary>
    public static IReadOnlyList<string> Documents() =>
    [
        "README.md",
        .. Directory.GetFiles(Checkout.File("docs"), "*.md", SearchOption.AllDirectories).Select(static path => Path.GetRelativePath(Checkout.Root, path)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The blocks of a document, in order.</summary>
    public static IReadOnlyList<DocumentBlock> Of(string document)
    {
        var blocks = new List<DocumentBlock>();
        var marks = new Dictionary<string, string>(StringComparer.Ordinal);
        var lines = File.ReadAllLines(Checkout.File(document));
        for (var i = 0; i < lines.Length; i++)
        {
            if (Fence().Match(lines[i]) is { Success: true } fence)
            {
                var end = Array.FindIndex(lines, i + 1, line => line.Trim() == "```");
                var text = lines[(i + 1)..end].Select(line => line.StartsWith(fence.Groups["indent"].Value, StringComparison.Ordinal) ? line[fence.Groups["indent"].Length..] : line);
                blocks.Add(new DocumentBlock(document, i + 1, fence.Groups["language"].Value, string.Concat(text.Select(static line => line + "\n")), marks));
                marks = new Dictionary<string, string>(StringComparer.Ordinal);
                i = end;
            }
            else if (Mark().Match(lines[i]) is { Success: true } mark)
            {
                marks[mark.Groups["name"].Value] = mark.Groups["value"].Value;
            }
            else if (lines[i].Trim().Length > 0)
            {
                marks = new Dictionary<string, string>(StringComparer.Ordinal);
            }
        }

        return blocks;
    }

    [GeneratedRegex(@"^(?<indent>\s*)```(?<language>\S*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*<!-- (?<name>not run|file|status): (?<value>.*) -->$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\A(\s*#.*\n|\s*\n)*(process|template|neighbor) .*\{", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Whole();
}
