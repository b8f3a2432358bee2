namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>What is measured, and where.</summary>
public sealed record BenchOptions
{
    /// <summary>The daemon under test.</summary>
    public required string Exabgp { get; init; }

    /// <summary>Three bytes of the loopback network.</summary>
    public string Network { get; init; } = "127.0.20";

    /// <summary>The ports above this one are used.</summary>
    public int Port { get; init; } = 20500;

    /// <summary>The part of the full number of routes which is used; bars in seconds shrink with it.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>How often a short measurement is made; the median counts.</summary>
    public int Repetitions { get; init; } = 3;

    /// <summary>Seconds a measurement may take.</summary>
    public double Limit { get; init; } = 60;
}
