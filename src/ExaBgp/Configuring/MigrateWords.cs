using System.CommandLine;
using ExaBgp.Configuration.Migration;

namespace ExaBgp.Configuring;

/// <summary>The words of <c>migrate</c>.</summary>
internal static class MigrateWords
{
    /// <summary><c>exabgp migrate conf|api</c>.</summary>
    public static Command Create()
    {
        var command = new Command("migrate", "Rewrite older configuration files, or the commands of older helpers.") { Conf(), Api() };
        command.SetAction(static _ =>
        {
            Console.Error.WriteLine("usage: exabgp migrate conf|api -f VERSION -t VERSION [options] [FILE]");
            return 1;
        });
        return command;
    }

    private static Command Conf()
    {
        var (from, to) = Versions();
        var output = new Option<string?>("--output", "-o") { Description = "write to this file", HelpName = "FILE" };
        var inPlace = new Option<bool>("--in-place", "-i") { Description = "rewrite the file, a copy is kept" };
        var dryRun = new Option<bool>("--dry-run", "-n") { Description = "only list the changes" };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "list the changes" };
        var keep = new Option<bool>("--wrap-api", "-w") { Description = "helpers keep the events of version 4" };
        var file = new Argument<string>("FILE") { Description = "the configuration file" };
        var command = new Command("conf", "Rewrite a configuration file.") { from, to, output, inPlace, dryRun, verbose, keep, file };
        command.SetAction(result =>
        {
            var options = new MigrateOptions
            {
                From = result.GetValue(from)!,
                To = result.GetValue(to)!,
                Output = result.GetValue(output),
                InPlace = result.GetValue(inPlace),
                DryRun = result.GetValue(dryRun),
                Verbose = result.GetValue(verbose),
                KeepEvents = result.GetValue(keep),
            };
            return MigrateCommand.RunConf(result.GetValue(file)!, options, TimeProvider.System, Console.Out, Console.Error);
        });
        return command;
    }

    private static Command Api()
    {
        var (from, to) = Versions();
        var verbose = new Option<bool>("--verbose", "-v") { Description = "show each line that changes" };
        var run = new Option<string[]>("--exec", "-e")
        {
            Description = "run this helper, its commands rewritten on their way out and the events on their way in",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = true,
        };
        var input = new Argument<string?>("INPUT") { Description = "a file of lines, or one line; else standard input", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("api", "Rewrite commands of helpers.") { from, to, verbose, run, input };
        command.SetAction(result =>
        {
            var options = new MigrateOptions { From = result.GetValue(from)!, To = result.GetValue(to)!, Verbose = result.GetValue(verbose) };
            if (result.GetValue(run) is { Length: > 0 } program) return MigrateCommand.RunExec(program, options, Console.In, Console.Out, Console.Error);
            if (result.GetValue(input) is not { } text) return MigrateCommand.RunApi(options, Console.In, Console.Out, Console.Error);
            try
            {
                using var reader = File.Exists(text) ? File.OpenText(text) : (TextReader)new StringReader(text);
                return MigrateCommand.RunApi(options, reader, Console.Out, Console.Error);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine($"error: cannot read {text}: {e.Message}");
                return 1;
            }
        });
        return command;
    }

    private static (Option<string> From, Option<string> To) Versions() => (
        new Option<string>("--from", "-f") { Description = $"version of what is there: {string.Join(", ", ConfigurationVersions.Words)}", Required = true },
        new Option<string>("--to", "-t") { Description = "version wanted", Required = true });
}
