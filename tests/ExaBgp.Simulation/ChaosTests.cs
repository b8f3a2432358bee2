using System.Diagnostics;
using System.Globalization;
using ExaBgp.Simulation.Chaos;
using Xunit.Abstractions;

namespace ExaBgp.Simulation;

/// <summary>
/// The real reactor among model peers and helpers, with faults: one seed is one run. Afterwards every peer holds exactly what the commands and the
/// configuration imply. EXABGP_SIMULATION_SEEDS says how many seeds, EXABGP_SIMULATION_SECONDS for how long at most, EXABGP_SIMULATION_SEED replays one,
/// with its trace in the file EXABGP_SIMULATION_TRACE.
/// </summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int MostFailures = 5;
    private const int MostFaults = 12;
    private const int DefaultSeeds = 120;
    private const int DefaultSeconds = 300;

    [Fact]
    public void After_any_run_of_faults_every_peer_holds_what_was_commanded()
    {
        if (Number("EXABGP_SIMULATION_SEED") is { } one)
        {
            Faults(one).Should().BeNull();
            return;
        }

        var first = Number("EXABGP_SIMULATION_FIRST") ?? 1;
        var last = first + (Number("EXABGP_SIMULATION_SEEDS") ?? DefaultSeeds) - 1;
        var limit = TimeSpan.FromSeconds(Number("EXABGP_SIMULATION_SECONDS") ?? DefaultSeconds);
        var clock = Stopwatch.StartNew();
        var next = first - 1;
        var played = 0;
        var failures = new SortedDictionary<int, string>();
        var gate = new Lock();
        var threads = Enumerable.Range(0, Math.Max(1, Environment.ProcessorCount)).Select(_ => new Thread(Play)).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        if (failures.Count > 0) Assert.Fail($"{failures.Count} of {played} runs failed\n{string.Join('\n', failures.Values)}");
        played.Should().BePositive();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{played} seeds from {first} on in {clock.Elapsed.TotalSeconds:F0} s"));

        // Each run is single-threaded; runs know nothing of each other.
        void Play()
        {
            while (clock.Elapsed < limit && failures.Count < MostFailures)
            {
                var seed = Interlocked.Increment(ref next);
                if (seed > last) return;
                var faults = Faults(seed);
                lock (gate)
                {
                    played++;
                    if (faults is not null) failures[seed] = faults;
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
        var (prompt, synchronous, transient, events, flushes) = (0, 0, 0, 0, 0);
        for (var seed = 1; seed <= 10; seed++)
        {
            var run = new ChaosRun(seed);
            run.Play();
            prompt += run.Monitor.PromptChecks;
            synchronous += run.Monitor.SynchronousChecks;
            transient += run.Monitor.TransientMarks;
            events += run.Watcher.Events;
            run.Faults().ToList().Should().BeEmpty();
            flushes += run.Monitor.FlushChecks;
        }

        prompt.Should().BeGreaterThan(50);
        synchronous.Should().BeGreaterThan(10);
        transient.Should().BeGreaterThan(50);
        events.Should().BeGreaterThan(100);
        flushes.Should().BeGreaterThan(5);
    }

    /// <summary>What went wrong in a run, with the command that plays it again; null when nothing did.</summary>
    private static string? Faults(int seed)
    {
        var file = Environment.GetEnvironmentVariable("EXABGP_SIMULATION_TRACE");
        var run = new ChaosRun(seed, keepTrace: file is not null);
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
        if (faults.Count == 0) return null;
        return $"seed {seed}:\n  {string.Join("\n  ", faults.Take(MostFaults))}\n  replay: EXABGP_SIMULATION_SEED={seed} dotnet test tests/ExaBgp.Simulation --filter {nameof(After_any_run_of_faults_every_peer_holds_what_was_commanded)}";
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
