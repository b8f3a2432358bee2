using System.CommandLine;
using ExaBgp.CommandLine;
using ExaBgp.Host.Settings;

namespace ExaBgp.Information;

/// <summary><c>exabgp env</c>: the settings as they are, in a form that can be read again.</summary>
internal static class EnvCommand
{
    public static Command Create()
    {
        var changed = new Option<bool>("--diff", "-d") { Description = "only what differs from the defaults" };
        var variables = new Option<bool>("--env", "-e") { Description = "as environment variables" };
        var command = new Command("env", "Show the settings: defaults, the settings file and the environment taken together.") { changed, variables };
        command.SetAction(result =>
        {
            if (!TryRead(out var values)) return 1;
            Console.Out.Write(SettingsPrinter.Print(values, result.GetValue(variables), result.GetValue(changed)));
            return 0;
        });
        return command;
    }

    /// <summary>What the program says when nothing was asked of it.</summary>
    public static string Everything() => TryRead(out var values) ? $"\nsettings:\n{SettingsPrinter.Print(values, asEnvironment: false, onlyChanged: false)}" : string.Empty;

    private static bool TryRead(out SettingValues values)
    {
        var environment = Environment.GetEnvironmentVariables();
        if (SettingsReader.TryReadValues(environment, Invocation.EnvironmentFile, Invocation.ProgramFolder, out values, out _, out var error)) return true;
        Console.Error.WriteLine($"error: {error}");
        return false;
    }
}
