using ExaBgp.Configuration.Settings;

namespace ExaBgp.Configuration.Printing;

/// <summary>Writes settings as configuration text that reads back as equal settings. Keys are in it: never for a log.</summary>
public static class SettingsPrinter
{
    /// <summary>Writes a whole configuration.</summary>
    public static void Print(SpeakerSettings settings, TextWriter output)
    {
        var writer = new ConfigurationWriter(output);
        foreach (var process in settings.Processes) Print(process, writer);
        foreach (var neighbor in settings.Neighbors) NeighborPrinter.Print(neighbor, writer);
    }

    /// <summary>Writes one neighbor.</summary>
    public static void Print(NeighborSettings neighbor, TextWriter output) => NeighborPrinter.Print(neighbor, new ConfigurationWriter(output));

    /// <summary>The whole configuration as a string.</summary>
    public static string Text(SpeakerSettings settings)
    {
        using var text = new StringWriter();
        Print(settings, text);
        return text.ToString();
    }

    private static void Print(ProcessSettings process, ConfigurationWriter writer)
    {
        writer.Open($"process {ConfigurationWriter.Quote(process.Name)}");
        writer.Statement($"run {string.Join(' ', process.Run.Select(ConfigurationWriter.Quote))}");
        writer.Statement(process.Json ? "encoder json" : "encoder text");
        if (!process.Respawn) writer.Statement("respawn false");
        if (process.ApiVersion is { } version) writer.Statement($"api-version {version}");
        if (process.Ack is { } ack) writer.Statement(ack ? "ack true" : "ack false");
        if (process.Overflow != OverflowPolicy.Pause) writer.Statement(process.Overflow == OverflowPolicy.Drop ? "overflow drop" : "overflow terminate");
        writer.Close();
    }
}
