using System.CommandLine;
using System.CommandLine.Parsing;
using ExaBgp.Cli;
using ExaBgp.Configuring;
using ExaBgp.Demo;
using ExaBgp.Healthcheck;
using ExaBgp.Host.Settings;
using ExaBgp.Information;
using ExaBgp.Server;
using ExaBgp.Translating;

namespace ExaBgp.CommandLine;

/// <summary>The subcommands, and the way from the words of the command line to one of them.</summary>
internal static class ProgramCommands
{
    /// <summary>Status for words that cannot be understood.</summary>
    public const int Misused = 2;

    /// <summary>All of them, in the order help shows them.</summary>
    public static readonly IReadOnlyList<ProgramCommand> All =
    [
        new("server", "run the daemon (the word may be left out)", "exabgp server /etc/exabgp/exabgp.conf", ServerCommand.Create),
        new("decode", "BGP messages in hexadecimal to JSON or commands", "exabgp decode 0008180A0000180A00010000", TranslateWords.Decode),
        new("encode", "routes to BGP messages in hexadecimal", "exabgp encode \"route 10.0.0.0/24 next-hop 1.2.3.4\"", TranslateWords.Encode),
        new("validate", "check configuration files", "exabgp validate -nr /etc/exabgp/exabgp.conf", ConfigurationWords.Validate),
        new("configuration", "check, export or explain configuration files", "exabgp configuration export exabgp.conf", ConfigurationWords.Configuration),
        new("schema", "JSON Schema of the configuration language", "exabgp schema export neighbor", ConfigurationWords.Schema),
        new("migrate", "rewrite older files and commands", "exabgp migrate conf -f 4 -t main -i exabgp.conf", MigrateWords.Create),
        new("run", "send one command to the daemon", "exabgp run show neighbor summary", ClientWords.Run),
        new("cli", "talk to the daemon", "exabgp cli", ClientWords.Interactive) { Aliases = ["clii"] },
        new("env", "show the settings", "exabgp env -d", EnvCommand.Create) { Aliases = ["environment"] },
        new("healthcheck", "announce addresses as a service is up or down", HealthcheckHelp.Example, () => new Command("healthcheck")) { Run = HealthcheckProgram.Run },
        new("demo", "see the main job in a few seconds, on loopback", "exabgp demo", DemoWords.Create),
        new("version", "show the version", "exabgp version", VersionCommand.Create),
    ];

    /// <summary>Runs the command that the words name; the exit status.</summary>
    public static int Run(string[] words)
    {
        if (!Arguments.TryRead(ProgramNames.Apply(Environment.GetCommandLineArgs()[0], words), out var arguments, out var error))
        {
            Console.Error.WriteLine($"usage: exabgp [--env-file FILE] COMMAND [options]\nexabgp: error: {error}");
            return Misused;
        }

        Invocation.EnvironmentFile = arguments.EnvironmentFile;
        if (arguments.Root is { } root) Environment.SetEnvironmentVariable("EXABGP_ROOT", root);
        if (arguments.Command is not { } chosen)
        {
            Console.Out.Write(ProgramHelp.Text());
            if (!arguments.IsHelp) Console.Out.Write(EnvCommand.Everything());
            return arguments.IsHelp ? 0 : 1;
        }

        return Run(chosen, arguments.Words);
    }

    private static int Run(ProgramCommand chosen, IReadOnlyList<string> words)
    {
        if (chosen.Run is { } run) return run(words);
        var command = chosen.Create();
        var root = new RootCommand { command };
        foreach (var alias in chosen.Aliases) command.Aliases.Add(alias);
        ProgramHelp.AddExample(root, chosen);
        if (!LongOptions.TryExpand(command, words, out var expanded, out var error)) return Misuse(chosen, error);
        if (UnknownOption(command, expanded) is { } unknown) return Misuse(chosen, unknown);
        var result = root.Parse([chosen.Name, .. expanded], new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count > 0 && result.Action is not System.CommandLine.Help.HelpAction) return Misuse(chosen, Explain(result));
        return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    /// <summary>An option nobody knows would be taken for a file or another argument.</summary>
    private static string? UnknownOption(Command command, List<string> words)
    {
        var end = words.IndexOf("--");
        foreach (var word in end < 0 ? words : words[..end])
        {
            command = command.Subcommands.FirstOrDefault(sub => sub.Name == word || sub.Aliases.Contains(word)) ?? command;
            if (!word.StartsWith("--", StringComparison.Ordinal)) continue;
            var name = word.Split('=')[0];
            var known = command.Options.SelectMany(option => option.Aliases.Append(option.Name)).Append("--help").ToList();
            if (!known.Contains(name)) return $"there is no option {name}{(Suggestion.Nearest(name, known) is { } near ? $", did you mean {near}?" : string.Empty)}";
        }

        return null;
    }

    private static string Explain(ParseResult result) =>
        result.UnmatchedTokens.Count > 0 ? $"'{result.UnmatchedTokens[0]}' is not understood" : result.Errors[0].Message;

    private static int Misuse(ProgramCommand chosen, string error)
    {
        Console.Error.WriteLine($"usage: exabgp {chosen.Name} [options], as in: {chosen.Example}\nexabgp {chosen.Name}: error: {error}");
        return Misused;
    }
}
