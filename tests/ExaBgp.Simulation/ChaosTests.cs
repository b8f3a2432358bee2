using System.Diagnostics;
using System.Globalization;
using ExaBgp.Simulation.Chaos;

namespace ExaBgp.Simulation;

/// <summary>
/// The real reactor among model peers and helpers, with faults: one seed is one run. Afterwards every peer holds exactly what the commands and the
/// configuration imply. EXABGP_SIMULATION_SEEDS says how many seeds, EXABGP_SIMULATION_SECONDS for how long at most, EXABGP_SIMULATION_SEED replays one,
/// with its trace in the file EXABGP_SIMULATION_TRACE.
/// </summary>
public sealed class ChaosTests
{
    private const int DefaultSeeds = 1000;
    private const int DefaultSeconds = 300;

    [Fact]
    public void After_any_run_of_faults_every_peer_holds_what_was_commanded()
    {
        if (Number("EXABGP_SIMULATION_SEED") is { } one)
        {
            Run(one);
            return;
        }

        var first = Number("EXABGP_SIMULATION_FIRST") ?? 1;
        var last = first + (Number("EXABGP_SIMULATION_SEEDS") ?? DefaultSeeds) - 1;
        var limit = TimeSpan.FromSeconds(Number("EXABGP_SIMULATION_SECONDS") ?? DefaultSeconds);
        var clock = Stopwatch.StartNew();
        var next = first - 1;
        var played = 0;
        var failure = (Seed: int.MaxValue, Fault: default(Exception));
        var gate = new Lock();
        var threads = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount)).Select(_ => new Thread(Play)).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        if (failure.Fault is { } fault) throw new Xunit.Sdk.XunitException(fault.Message);
        played.Should().BePositive();

        // Each run is single-threaded; runs know nothing of each other.
        void Play()
        {
            while (clock.Elapsed < limit && failure.Fault is null)
            {
                var seed = Interlocked.Increment(ref next);
                if (seed > last) return;
                try
                {
                    Run(seed);
                    Interlocked.Increment(ref played);
                }
                catch (Exception exception)
                {
                    lock (gate)
                    {
                        if (seed < failure.Seed) failure = (seed, exception);
                    }
                }
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        foreach (var seed in new[] { 3, 14, 15 })
        {
            var (first, second) = (Traced(seed), Traced(seed));
            first.Text.Length.Should().BeGreaterThan(10_000);
            if (first.Text != second.Text) Difference(first.Text, second.Text).Should().BeNull($"seed {seed}");
            first.Hash.Should().Be(second.Hash);
        }

        Traced(3).Hash.Should().NotBe(Traced(4).Hash);
    }

    [Fact]
    public void The_runs_check_what_they_say()
    {
        var (prompt, synchronous, transient, events) = (0, 0, 0, 0);
        for (var seed = 1; seed <= 10; seed++)
        {
            var run = new ChaosRun(seed);
            run.Play();
            prompt += run.Monitor.PromptChecks;
            synchronous += run.Monitor.SynchronousChecks;
            transient += run.Monitor.TransientMarks;
            events += run.Watcher.Events;
        }

        prompt.Should().BeGreaterThan(50);
        synchronous.Should().BeGreaterThan(10);
        transient.Should().BeGreaterThan(50);
        events.Should().BeGreaterThan(100);
    }

    private static void Run(int seed)
    {
        var file = Environment.GetEnvironmentVariable("EXABGP_SIMULATION_TRACE");
        var run = new ChaosRun(seed, keepTrace: file is not null);
        var replay = $"seed {seed}; replay: EXABGP_SIMULATION_SEED={seed} dotnet test tests/ExaBgp.Simulation --filter {nameof(ChaosTests)}.{nameof(After_any_run_of_faults_every_peer_holds_what_was_commanded)}";
        List<string> faults;
        try
        {
            run.Play();
            faults = [.. run.Faults(), .. run.End()];
        }
        catch (Exception exception)
        {
            faults = [exception.ToString()];
        }

        if (file is not null) File.WriteAllText(file, run.Trace.Text + string.Join('\n', run.Speaker.Log.Lines.Select(static line => line.Text)));
        faults.Should().BeEmpty(replay);
    }

    private static World.Trace Traced(int seed)
    {
        var run = new ChaosRun(seed, keepTrace: true);
        run.Play();
        return run.Trace;
    }

    private static string? Difference(string first, string second)
    {
        var (left, right) = (first.Split('\n'), second.Split('\n'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            if (left[i] != right[i]) return $"line {i}: {left[i]} / {right[i]}";
        }

        return "one is longer";
    }

    private static int? Number(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
