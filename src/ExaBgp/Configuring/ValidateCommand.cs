using ExaBgp.Configuration;
using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Printing;
using ExaBgp.Configuration.Settings;
using ExaBgp.Configuration.Validation;

namespace ExaBgp.Configuring;

/// <summary><c>exabgp validate</c> and <c>exabgp configuration validate</c>: checks configuration files, the first bad one ends it.</summary>
internal static class ValidateCommand
{
    private const string Source = "configuration   ";

    /// <summary>Checks the files. 0 when all are good, else 1.</summary>
    public static int Run(IReadOnlyList<string> files, ValidateOptions options, ConfigurationInput source, TextWriter error)
    {
        foreach (var file in files)
        {
            if (!IsValid(file, options, source, error)) return 1;
        }

        return 0;
    }

    private static bool IsValid(string file, ValidateOptions options, ConfigurationInput source, TextWriter error)
    {
        if (!source.TryRead(file, out var text, out var reason))
        {
            Log(reason);
            error.WriteLine($"error: {reason}");
            return false;
        }

        Log($"loading {file}");
        var parsed = ConfigurationParser.Parse(text, options.Parse);
        foreach (var warning in parsed.Warnings) Log($"warning: {warning}");
        if (parsed.Settings is not { } settings) return Refuse(parsed.ErrorText);
        var five = options.Compatibility.IsFive;
        Log(five ? "✓ loading" : "validate.loading status=success");
        if (options.Verbose)
            Log($"{settings.Processes.Count} processes, {settings.Neighbors.Count} neighbors, {settings.Neighbors.Sum(static neighbor => neighbor.Routes.Count)} routes");

        if (options.Neighbors)
        {
            Log(five ? "checking neighbors" : "validate.checking type=neighbors");
            foreach (var neighbor in settings.Neighbors)
            {
                if (ReadsBack(neighbor, settings, options) is { Length: > 0 } why) return Refuse(why);
                Log($"✓ neighbor  {neighbor.PeerAddress}");
            }
        }

        if (!options.Routes) return true;
        Log(five ? "checking routes" : "validate.checking type=routes");
        foreach (var neighbor in settings.Neighbors)
        {
            var check = new RouteCheck(neighbor, options.Compatibility);
            foreach (var route in neighbor.Routes)
            {
                if (!check.TryCheck(route, out var why)) return Refuse($"{text.Name}: {neighbor.Name}: route {RouteCheck.Name(route)}: {why}");
            }
        }

        Log(five ? "✓ routes" : "validate.routes status=success");
        return true;

        void Log(string line)
        {
            if (!options.Log) return;
            foreach (var part in line.Split('\n')) error.WriteLine(Source + part);
        }

        bool Refuse(string why)
        {
            Log($"{file} is not a valid config file: \n{why}");
            error.WriteLine($"error: {file} is not a valid config file: \n{why}");
            return false;
        }
    }

    /// <summary>Prints a neighbor and reads it again; why it is not the same, or nothing.</summary>
    private static string ReadsBack(NeighborSettings neighbor, SpeakerSettings settings, ValidateOptions options)
    {
        var one = settings with { Neighbors = [neighbor] };
        var again = ConfigurationParser.Parse(ConfigurationInput.Text(neighbor.Name, SettingsPrinter.Text(one)), options.Parse with { Programs = AnyProgram.Instance });
        if (again.Settings is null) return again.ErrorText;
        return SettingsDiff.Between(one, again.Settings).IsEmpty ? string.Empty : $"{neighbor.Name} is not read back as it was printed";
    }
}
