using System.CommandLine;
using ExaBgp.CommandLine;
using ExaBgp.Configuration;
using ExaBgp.Configuration.Schema;
using ExaBgp.Host.Files;
using ExaBgp.Host.Settings;

namespace ExaBgp.Configuring;

/// <summary>The words of <c>validate</c>, <c>configuration</c> and <c>schema</c>.</summary>
internal static class ConfigurationWords
{
    /// <summary><c>exabgp validate</c>.</summary>
    public static Command Validate()
    {
        var neighbors = new Option<bool>("--neighbor", "-n") { Description = "print each neighbor and read it again" };
        var routes = new Option<bool>("--route", "-r") { Description = "encode and decode each route" };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "say what the file holds" };
        var debugger = new Option<bool>("--pdb", "-p") { Description = "accepted, without effect", Hidden = true };
        var files = new Argument<string[]>("FILE") { Description = "configuration files, - for standard input", Arity = ArgumentArity.OneOrMore };
        var command = new Command("validate", "Check configuration files.") { neighbors, routes, verbose, debugger, files };
        command.SetAction(result =>
        {
            if (!Invocation.TryReadSettings(out var settings)) return 1;
            var options = new ValidateOptions
            {
                Neighbors = result.GetValue(neighbors),
                Routes = result.GetValue(routes),
                Verbose = result.GetValue(verbose),
                Log = result.GetValue(verbose) || (settings.Log.Shows("configuration") && settings.Log.Level is ("INFO" or "DEBUG" or "NOTSET")),
                Compatibility = settings.Daemon.Compatibility,
                Parse = Options(settings),
            };
            return ValidateCommand.Run(result.GetValue(files)!, options, Source(settings), Console.Error);
        });
        return command;
    }

    /// <summary><c>exabgp configuration validate|export|example</c>.</summary>
    public static Command Configuration()
    {
        var command = new Command("configuration", "Check, export or explain configuration files.") { Validate(), Export(), Example() };
        command.SetAction(static _ =>
        {
            Console.Out.Write(ProgramHelp.Text());
            return 1;
        });
        return command;
    }

    /// <summary><c>exabgp schema [export] [SECTION] [--compact]</c>.</summary>
    public static Command Schema()
    {
        var command = new Command("schema", "Print the JSON Schema of the configuration language.");
        var export = new Command("export", "Print the JSON Schema of the configuration language.");
        foreach (var one in new[] { command, export })
        {
            var compact = new Option<bool>("--compact") { Description = "in one line" };
            var section = new Argument<string?>("SECTION") { Description = "one section only", Arity = ArgumentArity.ZeroOrOne };
            section.CompletionSources.Add([.. SchemaWriter.Sections]);
            one.Add(compact);
            one.Add(section);
            one.SetAction(result => SchemaCommand.Run(result.GetValue(section), result.GetValue(compact), Console.Out, Console.Error));
        }

        command.Add(export);
        return command;
    }

    private static Command Export()
    {
        var output = new Option<string?>("--output", "-o") { Description = "write to this file", HelpName = "FILE" };
        var indent = new Option<int>("--indent", "-i") { Description = "blanks of a level", DefaultValueFactory = static _ => 2 };
        var debugger = new Option<bool>("--pdb", "-p") { Description = "accepted, without effect", Hidden = true };
        var file = new Argument<string>("FILE") { Description = "the configuration file" };
        var command = new Command("export", "Print the configuration as JSON.") { output, indent, debugger, file };
        command.SetAction(result =>
        {
            if (result.GetValue(indent) is < 0 or > 16) return Misuse.Report("configuration export", "exabgp configuration export exabgp.conf", "--indent is a number from 0 to 16");
            if (!Invocation.TryReadSettings(out var settings)) return 1;
            using var text = new StringWriter();
            var code = ExportCommand.Run(result.GetValue(file)!, result.GetValue(indent), Options(settings), Source(settings), text, Console.Error);
            if (code != 0) return code;
            if (result.GetValue(output) is not { } path)
            {
                Console.Out.Write(text);
                return 0;
            }

            try
            {
                File.WriteAllText(path, text.ToString());
                return 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"error: cannot write {path}: {e.Message}");
                return 1;
            }
        });
        return command;
    }

    private static Command Example()
    {
        var what = new Argument<string>("WHAT") { Description = "neighbor or full", DefaultValueFactory = static _ => "full" };
        what.AcceptOnlyFromAmong("neighbor", "full");
        var command = new Command("example", "Print a commented configuration with every keyword.") { what };
        command.SetAction(result => ExampleCommand.Run(result.GetValue(what) == "full", Console.Out));
        return command;
    }

    private static ParseOptions Options(HostSettings settings) =>
        new() { Generation = settings.Daemon.Generation, Passive = settings.Daemon.Passive, Programs = new ProgramLookup() };

    /// <summary>Where configuration files come from.</summary>
    public static ConfigurationInput Source(HostSettings settings) =>
        new(new Installation(settings.Root).ConfigurationFile, Console.IsInputRedirected ? Console.OpenStandardInput() : null);
}
