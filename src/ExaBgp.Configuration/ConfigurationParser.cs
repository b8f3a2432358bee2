using ExaBgp.Configuration.Language;

namespace ExaBgp.Configuration;

/// <summary>Reads configuration text into settings. Pure: no file is opened here.</summary>
public static class ConfigurationParser
{
    /// <summary>Reads one text. Its settings are there only when it has no error.</summary>
    public static ParsedConfiguration Parse(ConfigurationText text, ParseOptions? options = null)
    {
        options ??= ParseOptions.Default;
        var file = new FileReader(text, options);
        file.ReadAll();
        var settings = NeighborBuilder.Complete(file.Speaker, file);
        var found = file.Diagnostics;
        return new ParsedConfiguration(
            found.ErrorCount == 0 ? settings : null, found.Errors, found.Warnings, found.ErrorCount - found.Errors.Count);
    }
}
