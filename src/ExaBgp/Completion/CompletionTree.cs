using System.CommandLine;
using System.CommandLine.Completions;
using ExaBgp.CommandLine;
using ExaBgp.Healthcheck;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Completion;

/// <summary>The command line as shells complete it, from the commands themselves.</summary>
internal static class CompletionTree
{
    private static readonly CompletionOption Help = new(["-h", "--help"], "show help", CompletionValue.None);
    private static readonly CompletionOption EnvironmentFile = new(["--env-file"], "settings file", CompletionValue.File);

    /// <summary>AFI and SAFI of every family, as options take them.</summary>
    public static IReadOnlyList<string> Families => [.. FamilyTable.All.ToArray().Select(static codec => codec.Name).Order(StringComparer.Ordinal)];

    /// <summary>The program with all its commands.</summary>
    public static CompletionCommand Program()
    {
        var commands = ProgramCommands.All.Select(Of).ToList();
        return new CompletionCommand(string.Empty, string.Empty, [Help, EnvironmentFile, .. commands[0].Options.Where(static option => option != Help)], commands, [], CompletionValue.Configuration);
    }

    private static CompletionCommand Of(ProgramCommand command) => command.Run is null
        ? Of(command.Create(), command.Name, command.Summary)
        : new CompletionCommand(command.Name, command.Summary, [.. HealthcheckOptionTable.All.Select(Of)], [], [], CompletionValue.None);

    private static CompletionCommand Of(Command command, string path, string summary)
    {
        var options = command.Options.Where(static option => !option.Hidden).Select(Of).Append(Help).ToList();
        var inner = command.Subcommands.Where(static sub => !sub.Hidden).Select(sub => Of(sub, $"{path} {sub.Name}", sub.Description ?? string.Empty)).ToList();
        var argument = command.Arguments.Count == 0 ? null : command.Arguments[0];
        List<string> choices = argument is null ? [] : [.. argument.GetCompletions(CompletionContext.Empty).Select(static item => item.Label)];
        var rest = argument is null || choices.Count > 0 ? CompletionValue.None : Kind(argument.Name);
        return new CompletionCommand(path, summary, options, inner, choices, rest == CompletionValue.File && argument!.Name == "FILE" ? CompletionValue.Configuration : rest);
    }

    private static CompletionOption Of(Option option) =>
        new([.. option.Aliases.Order(StringComparer.Ordinal).Append(option.Name)], option.Description ?? string.Empty,
            OptionWords.TakesValue(option) ? Kind(option.HelpName ?? string.Empty) : CompletionValue.None);

    private static CompletionOption Of(HealthcheckOption option) =>
        new(option.Names, option.Summary, !option.TakesValue ? CompletionValue.None : option.Value == "COMMAND" ? CompletionValue.SystemCommand : Kind(option.Value));

    private static CompletionValue Kind(string name) => name switch
    {
        "FILE" or "INPUT" => CompletionValue.File,
        "CONFIGURATION" => CompletionValue.Configuration,
        "DIR" => CompletionValue.Folder,
        "FAMILY" => CompletionValue.Family,
        "COMMAND" => CompletionValue.DaemonCommand,
        _ => CompletionValue.Anything,
    };
}
