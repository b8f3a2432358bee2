using System.Globalization;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation;

/// <summary>
/// The real reactor among model peers and helpers, with faults: one seed is one run. Afterwards every peer holds exactly what the commands and the
/// configuration imply. EXABGP_SIMULATION_SEEDS says how many seeds, EXABGP_SIMULATION_SEED replays one.
/// </summary>
public sealed class ChaosTests
{
    private const int DefaultSeeds = 150;

    [Fact]
    public void After_any_run_of_faults_every_peer_holds_what_was_commanded()
    {
        if (Number("EXABGP_SIMULATION_SEED") is { } one)
        {
            Run(one);
            return;
        }

        for (var seed = 1; seed <= (Number("EXABGP_SIMULATION_SEEDS") ?? DefaultSeeds); seed++) Run(seed);
    }

    private static void Run(int seed)
    {
        var run = new ChaosRun(seed);
        run.Play();
        run.Faults().Should().BeEmpty($"seed {seed}; replay: EXABGP_SIMULATION_SEED={seed} dotnet test tests/ExaBgp.Simulation --filter {nameof(ChaosTests)}");
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
