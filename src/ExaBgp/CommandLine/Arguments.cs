namespace ExaBgp.CommandLine;

/// <summary>The words of the command line, sorted: what holds for all commands, which command, and what is for it.</summary>
/// <param name="EnvironmentFile">Of <c>--env-file</c>, which may stand anywhere.</param>
/// <param name="Root">Of <c>--root</c>, or null.</param>
/// <param name="Command">The command, or null when help is wanted or nothing was said.</param>
/// <param name="Words">The words after the command.</param>
/// <param name="IsHelp">Help for the program as a whole was asked for.</param>
internal sealed record Arguments(string? EnvironmentFile, string? Root, ProgramCommand? Command, IReadOnlyList<string> Words, bool IsHelp)
{
    private const string FileOption = "--env-file";

    /// <summary>Sorts the words; a first word that is no command is a file for the daemon.</summary>
    public static bool TryRead(IReadOnlyList<string> words, out Arguments arguments, out string error)
    {
        error = string.Empty;
        string? file = null;
        var rest = new List<string>();
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].StartsWith(FileOption + "=", StringComparison.Ordinal)) file = words[i][(FileOption.Length + 1)..];
            else if (words[i] != FileOption) rest.Add(words[i]);
            else if (++i < words.Count) file = words[i];
            else error = FileOption + " needs the name of a file";
        }

        if (rest is ["help", .. var about] && !File.Exists("help")) rest = [.. about, "--help"];
        arguments = new Arguments(file, null, null, rest, rest.Exists(IsHelpWord));
        if (error.Length > 0) return false;
        if (rest.Count > 0 && Find(rest[0]) is null)
        {
            if (!LegacyForms.TryTranslate(rest, out var line, out error)) return false;
            rest = line.Words;
            arguments = arguments with
            {
                EnvironmentFile = file ?? (line.EnvironmentFile is { } named ? LegacyLine.Locate(named, line.Root) : null),
                Root = line.Root,
                Words = rest,
                IsHelp = rest.Exists(IsHelpWord),
            };
        }

        if (rest.Count == 0) return true;
        if (Find(rest[0]) is { } known) arguments = arguments with { Command = known, Words = rest[1..] };
        else if (!arguments.IsHelp) arguments = arguments with { Command = ProgramCommands.All[0] };
        return true;
    }

    private static ProgramCommand? Find(string word) => ProgramCommands.All.FirstOrDefault(command => command.Is(word));

    private static bool IsHelpWord(string word) => word is "-h" or "--help";
}
