using System.CommandLine;
using ExaBgp.Api;
using ExaBgp.Cli;

namespace ExaBgp.Completion;

/// <summary>The words of <c>exabgp shell</c>.</summary>
internal static class ShellWords
{
    private static readonly string[] Names = [.. CompletionShell.All.Select(static shell => shell.Name)];

    /// <summary><c>exabgp shell install|uninstall|completion</c>.</summary>
    public static Command Create()
    {
        var command = new Command("shell", "Complete the words of exabgp with the TAB key of a shell.")
        {
            Placing("install", "Install completion for yourself; the shell of $SHELL when none is named.", ShellInstallation.Install),
            Placing("uninstall", "Remove it again.", ShellInstallation.Uninstall),
            Script(),
            Words(),
        };
        command.SetAction(static _ =>
        {
            Console.Error.WriteLine("error: install, uninstall or completion is missing\nusage: exabgp shell install [bash|zsh|fish]\n       exabgp shell uninstall [bash|zsh|fish]\n       exabgp shell completion bash|zsh|fish");
            return 1;
        });
        return command;
    }

    private static Command Placing(string name, string summary, Func<CompletionShell, string, TextWriter, TextWriter, int> place)
    {
        var shell = new Argument<string?>("SHELL") { Description = "bash, zsh or fish", Arity = ArgumentArity.ZeroOrOne };
        shell.AcceptOnlyFromAmong(Names);
        var command = new Command(name, summary) { shell };
        command.SetAction(result =>
        {
            if (Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home) return place(CompletionShell.Find(result.GetValue(shell)), home, Console.Out, Console.Error);
            Console.Error.WriteLine("error: the variable HOME does not say where your files are");
            return 1;
        });
        return command;
    }

    private static Command Script()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish" };
        shell.AcceptOnlyFromAmong(Names);
        var command = new Command("completion", "Print the script, for a package or a file of your own.") { shell };
        command.SetAction(result =>
        {
            Console.Out.Write(CompletionShell.Find(result.GetValue(shell)).Script());
            return 0;
        });
        return command;
    }

    /// <summary>Asked by the scripts: what may stand next in a command for the daemon.</summary>
    private static Command Words()
    {
        var before = new Argument<string[]>("WORD") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("words", "Print the words that may follow in a command for the daemon.") { before };
        command.Hidden = true;
        command.SetAction(result =>
        {
            var expanded = Shortcuts.Expand(string.Join(' ', result.GetValue(before)!)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in CommandCompletion.Next(expanded, [])) Console.Out.WriteLine(word);
            return 0;
        });
        return command;
    }
}
