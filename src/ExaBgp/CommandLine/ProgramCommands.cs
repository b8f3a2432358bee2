using System.CommandLine;
using System.CommandLine.Help;
using ExaBgp.Cli;
using ExaBgp.Completion;
using ExaBgp.Configuring;
using ExaBgp.Demo;
using ExaBgp.Healthcheck;
using ExaBgp.Information;
using ExaBgp.Server;
using ExaBgp.Top;
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
        new("configuration", "check, export or explain configuration files", "exabgp configuration export exabgp.conf", ConfigurationWords.Configuration)
        {
            Examples = new Dictionary<string, string>
            {
                ["validate"] = "exabgp configuration validate -nr /etc/exabgp/exabgp.conf",
                ["example"] = "exabgp configuration example neighbor",
            },
        },
        new("schema", "JSON Schema of the configuration language", "exabgp schema export neighbor", ConfigurationWords.Schema),
        new("migrate", "rewrite older files and commands", "exabgp migrate conf -f 4 -t main -i exabgp.conf", MigrateWords.Create)
        {
            Examples = new Dictionary<string, string> { ["api"] = "exabgp migrate api -f 4 -t main commands.txt" },
        },
        new("run", "send one command to the daemon", "exabgp run show neighbor summary", ClientWords.Run),
        new("cli", "talk to the daemon", "exabgp cli", ClientWords.Interactive) { Aliases = ["clii"] },
        new("top", "watch sessions, routes and helpers", "exabgp top --interval 1", TopWords.Create),
        new("env", "show the settings", "exabgp env -d", EnvCommand.Create) { Aliases = ["environment"] },
        new("healthcheck", "announce addresses as a service is up or down", HealthcheckHelp.Example, () => new Command("healthcheck")) { Run = HealthcheckProgram.Run },
        new("shell", "completion of these words for bash, zsh and fish", "exabgp shell install", ShellWords.Create)
        {
            Examples = new Dictionary<string, string>
            {
                ["uninstall"] = "exabgp shell uninstall bash",
                ["completion"] = "exabgp shell completion zsh",
            },
        },
        new("demo", "see the main job in a few seconds, on loopback", "exabgp demo", DemoWords.Create),
        new("version", "show the version", "exabgp version", VersionCommand.Create),
    ];

    /// <summary>Runs the command that the words name; the exit status.</summary>
    public static int Run(IReadOnlyList<string> words)
    {
        if (!Arguments.TryRead(words, out var arguments, out var error))
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
        if (!OptionWords.TryExpand(command, words, out var expanded, out var error)) return Misuse.Report(chosen.Name, chosen.Example, error);
        var result = root.Parse([chosen.Name, .. expanded], new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors.Count == 0 || result.Action is HelpAction) return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        var named = Misuse.CommandOf(result);
        return Misuse.Report(named, chosen.ExampleOf(named), Misuse.Explain(result));
    }
}
