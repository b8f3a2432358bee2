using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration;

/// <summary>What the meaning of a configuration file depends on besides its text.</summary>
public sealed record ParseOptions
{
    /// <summary>Generation 5, programs taken as they are.</summary>
    public static readonly ParseOptions Default = new();

    /// <summary>Whose list of families stands for "all".</summary>
    public Generation Generation { get; init; } = Generation.Five;

    /// <summary>Setting <c>exabgp.bgp.passive</c>: every neighbor waits, so ranges need not say <c>passive</c>.</summary>
    public bool Passive { get; init; }

    /// <summary>Finds the programs of processes.</summary>
    public IProgramLookup Programs { get; init; } = AnyProgram.Instance;

    /// <summary>Most errors, and most warnings, that are kept.</summary>
    public int MostDiagnostics { get; init; } = 50;
}
