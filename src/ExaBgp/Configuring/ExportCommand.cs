using ExaBgp.Configuration;
using ExaBgp.Configuration.Export;

namespace ExaBgp.Configuring;

/// <summary><c>exabgp configuration export [-o FILE] [-i N] FILE</c>: the parsed configuration as JSON.</summary>
internal static class ExportCommand
{
    /// <summary>Writes it; 1 when the file is not valid.</summary>
    public static int Run(string file, int indent, ParseOptions options, ConfigurationInput source, TextWriter output, TextWriter error)
    {
        if (!source.TryRead(file, out var text, out var reason))
        {
            error.WriteLine($"error: {reason}");
            return 1;
        }

        var parsed = ConfigurationParser.Parse(text, options);
        if (parsed.Settings is not { } settings)
        {
            error.WriteLine($"error: {file} is not a valid config file: \n{parsed.ErrorText}");
            return 1;
        }

        ConfigurationJson.Write(settings, indent, output);
        return 0;
    }
}
