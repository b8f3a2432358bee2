using System.CommandLine;
using ExaBgp.CommandLine;
using ExaBgp.Host.Clients;
using ExaBgp.Host.Settings;

namespace ExaBgp.Cli;

/// <summary>The words of <c>run</c> and <c>cli</c>.</summary>
internal static class ClientWords
{
    /// <summary><c>exabgp run [options] COMMAND…</c>.</summary>
    public static Command Run()
    {
        var pipe = new Option<bool>("--pipe") { Description = "through the named pipes" };
        var socket = new Option<bool>("--socket") { Description = "through the unix socket (the default)" };
        var name = NameOf();
        var batch = new Option<string?>("--batch") { Description = "commands from a file, - for standard input; # begins a comment", HelpName = "FILE" };
        var strict = new Option<bool>("--strict") { Description = "exit with 1 when the answer is an error (without it: 0)" };
        var noColor = NoColor();
        var words = WordsOf("the command, as a helper writes it; shortcuts are expanded");
        var command = new Command("run", "Send one API command to the daemon and print its answer.") { pipe, socket, name, batch, strict, noColor, words };
        command.SetAction(result =>
        {
            if (result.GetValue(pipe) && result.GetValue(socket)) return CommandLine.Misuse.Report("run", "exabgp run --pipe version", "--pipe and --socket exclude each other");
            ChannelKind? kind = result.GetValue(pipe) ? ChannelKind.Pipes : result.GetValue(socket) ? ChannelKind.Socket : null;
            return RunCommand(kind, result.GetValue(name), result.GetValue(batch), result.GetValue(strict), result.GetValue(words)!);
        });
        return command;
    }

    /// <summary><c>exabgp cli [options] [COMMAND…]</c>.</summary>
    public static Command Interactive()
    {
        var name = NameOf();
        var noColor = NoColor();
        var root = new Option<string?>("--root", "-f") { Description = "folder of the installation", HelpName = "DIR" };
        var env = new Option<string?>("--env", "-e") { Description = "settings file", HelpName = "FILE" };
        var words = WordsOf("one command; without it you are asked for commands");
        var command = new Command("cli", "Talk to the daemon: completion with TAB, history with the arrow keys.") { name, noColor, root, env, words };
        command.SetAction(result =>
        {
            if (result.GetValue(root) is { } folder) Environment.SetEnvironmentVariable("EXABGP_ROOT", folder);
            if (result.GetValue(env) is { } file) Invocation.EnvironmentFile = file;
            if (result.GetValue(words)! is { Length: > 0 } one) return RunCommand(null, result.GetValue(name), null, isStrict: false, one);
            if (!Invocation.TryReadSettings(out var settings)) return 1;
            var isPlain = result.GetValue(noColor) || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
            return new Shell(settings, new ConsoleTerminal(isPlain), ShellOptions.FromEnvironment(result.GetValue(name))).Run();
        });
        return command;
    }

    private static int RunCommand(ChannelKind? kind, string? name, string? batch, bool isStrict, IReadOnlyList<string> words)
    {
        if (!Invocation.TryReadSettings(out var settings)) return 1;
        return new RunProgram(settings, Console.Out, Console.Error).Run(new RunOptions(kind ?? KindOfEnvironment(settings, name), name, batch, isStrict, words));
    }

    /// <summary>What <c>exabgp_cli_transport</c> says; else the socket, or the pipes where only they are there.</summary>
    private static ChannelKind KindOfEnvironment(HostSettings settings, string? name)
    {
        switch (Environment.GetEnvironmentVariable("exabgp_cli_transport"))
        {
            case "pipe": return ChannelKind.Pipes;
            case "socket": return ChannelKind.Socket;
        }

        var folders = ChannelFolders.For(settings.Root);
        var hasSocket = settings.SocketPath.Length > 0 || ChannelFolders.FindSocket(folders, name ?? settings.SocketName) is not null;
        return !hasSocket && ChannelFolders.FindPipes(folders, name ?? settings.PipeName) is not null ? ChannelKind.Pipes : ChannelKind.Socket;
    }

    private static Option<string?> NameOf() => new("--pipename") { Description = "name of the channel instead of the setting api.pipename", HelpName = "NAME" };

    private static Option<bool> NoColor() => new("--no-color") { Description = "plain text" };

    private static Argument<string[]> WordsOf(string description) => new("COMMAND") { Description = description, Arity = ArgumentArity.ZeroOrMore };
}
