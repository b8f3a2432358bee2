using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;

namespace ExaBgp.CommandLine;

/// <summary>Help for the program as a whole, and the example under that of each command.</summary>
internal static class ProgramHelp
{
    /// <summary>The list of commands.</summary>
    public static string Text()
    {
        var text = new StringBuilder("The BGP speaker that programs drive.\n\nusage: exabgp [--env-file FILE] COMMAND [options]\n       exabgp [options of server] FILE\n\ncommands:\n");
        foreach (var command in ProgramCommands.All) text.Append("  ").Append(command.Name.PadRight(15)).Append(command.Summary).Append('\n');
        return text.Append("\n`exabgp COMMAND --help` says more about one of them. Options may be shortened (--verb), grouped (-nrv) and joined (--opt=value).\n")
            .Append("Exit status: 0 done, 1 it could not be done, 2 the command line was not understood.\n").ToString();
    }

    /// <summary>Puts an example under the help of a command.</summary>
    public static void AddExample(RootCommand root, ProgramCommand command)
    {
        foreach (var option in root.Options.OfType<HelpOption>()) option.Action = new WithExample((HelpAction)option.Action!, command);
    }

    private sealed class WithExample(HelpAction inner, ProgramCommand command) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var result = inner.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output.WriteLine($"Example:\n  {command.ExampleOf(Misuse.CommandOf(parseResult))}");
            return result;
        }
    }
}
