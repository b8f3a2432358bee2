using ExaBgp.Configuration.Schema;

namespace ExaBgp.Configuring;

/// <summary><c>exabgp configuration example [neighbor|full]</c>: a commented configuration that names every keyword.</summary>
internal static class ExampleCommand
{
    /// <summary>Writes it.</summary>
    public static int Run(bool full, TextWriter output)
    {
        ExampleWriter.Write(full, output);
        return 0;
    }
}
