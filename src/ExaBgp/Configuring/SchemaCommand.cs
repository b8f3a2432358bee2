using ExaBgp.Configuration.Schema;

namespace ExaBgp.Configuring;

/// <summary><c>exabgp schema export [SECTION] [--compact]</c>: the JSON Schema of the configuration language.</summary>
internal static class SchemaCommand
{
    /// <summary>Writes the schema; 1 when there is no such section.</summary>
    public static int Run(string? section, bool compact, TextWriter output, TextWriter error)
    {
        if (SchemaWriter.TryWrite(section, compact, output)) return 0;
        error.WriteLine($"Unknown section: {section}");
        error.WriteLine($"Available sections: {string.Join(", ", SchemaWriter.Sections)}");
        return 1;
    }
}
