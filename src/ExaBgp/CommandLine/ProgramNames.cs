namespace ExaBgp.CommandLine;

/// <summary>Other ways to say which command is meant: the name the program was started by, and the form of version 4.2.</summary>
internal static class ProgramNames
{
    /// <summary>The words with the command in front: <c>exabgp-healthcheck …</c> is <c>healthcheck …</c>, and so is <c>--run healthcheck …</c>.</summary>
    public static IReadOnlyList<string> Apply(string program, IReadOnlyList<string> words)
    {
        const string Start = "exabgp-";
        var name = Path.GetFileName(program);
        if (name.StartsWith(Start, StringComparison.Ordinal) && ProgramCommands.All.Any(command => command.Is(name[Start.Length..]))) return [name[Start.Length..], .. words];
        return words is ["--run", var named, ..] && ProgramCommands.All.Any(command => command.Is(named)) ? [.. words.Skip(1)] : words;
    }
}
