using ExaBgp.Qa.Bench.Daemons;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>W4: how long it takes to start.</summary>
public static class StartUp
{
    private const int Repetitions = 5;

    /// <summary>The command <c>version</c> and <c>validate</c>, from exec to exit: the median of five.</summary>
    public static async Task CommandsAsync(Bench bench)
    {
        var times = new List<double>();
        for (var i = 0; i < Repetitions; i++)
            times.Add(await DaemonProcess.RunAsync(bench.Options.Exabgp, "version").ConfigureAwait(false) * 1000);
        bench.Report("w4-version", "W4 version, exec to exit", Bench.Quantile(times, 0.5), "ms", 30);

        var (folder, _) = bench.Place();
        try
        {
            var file = Path.Combine(folder, "small.conf");
            await File.WriteAllTextAsync(file, new Configuration(Bench.Family("ipv4"), bench.Neighbors(1)) { Static = 10 }.Text).ConfigureAwait(false);
            times.Clear();
            for (var i = 0; i < Repetitions; i++)
                times.Add(await DaemonProcess.RunAsync(bench.Options.Exabgp, "validate", file).ConfigureAwait(false) * 1000);
            bench.Report("", "W4 validate a small file, exec to exit", Bench.Quantile(times, 0.5), "ms", null);
        }
        finally
        {
            Bench.Remove(folder);
        }
    }

    /// <summary>A file of static routes: <c>validate</c> from exec to exit, and what the daemon holds for each of them.</summary>
    public static async Task LoadAsync(Bench bench, int count, double bar)
    {
        var (folder, port) = bench.Place();
        count = bench.Scaled(count);
        var neighbors = bench.Neighbors(1);
        var configuration = new Configuration(Bench.Family("ipv4"), neighbors) { Static = count };
        try
        {
            var file = Path.Combine(folder, "static.conf");
            await File.WriteAllTextAsync(file, configuration.Text).ConfigureAwait(false);
            bench.Report("", $"load {count} static routes: validate, exec to exit", await DaemonProcess.RunAsync(bench.Options.Exabgp, "validate", file).ConfigureAwait(false), "s", bar);
            var without = await ResidentAsync(bench, configuration with { Static = 0 }, folder, port).ConfigureAwait(false);
            var with = await ResidentAsync(bench, configuration, folder, port).ConfigureAwait(false);
            bench.Report("", $"load {count} static routes: memory of the daemon", with is { } a && without is { } b ? (a - b) * 1048576 / count : null, "bytes a route", 100, "parsed settings and Adj-RIB-Out, one second after the last route was sent");
        }
        finally
        {
            Bench.Remove(folder);
        }
    }

    private static async Task<double?> ResidentAsync(Bench bench, Configuration configuration, string folder, int port)
    {
        await using var sink = new Sink(configuration.Neighbors, port, new SinkOptions(configuration.Family) { Target = configuration.Static });
        await using var daemon = await DaemonProcess.StartAsync(bench.Options.Exabgp, configuration, folder, port).ConfigureAwait(false);
        if (!await sink.WaitAsync(s => s.Sessions[0].Established && (configuration.Static == 0 || s.Sessions[0].TargetAt > 0), bench.Limit).ConfigureAwait(false))
            return null;
        await Task.Delay(1000).ConfigureAwait(false);
        return daemon.Resident;
    }

    /// <summary>From exec to the first OPEN, and to the last of the routes of the configuration.</summary>
    public static async Task DaemonAsync(Bench bench, int count, double bar)
    {
        var (folder, port) = bench.Place();
        count = count == 0 ? 0 : bench.Scaled(count);
        var workload = count == 0 ? "W4 exec to the first OPEN" : $"W4 exec to {count} static routes at the neighbor";
        var neighbors = bench.Neighbors(1);
        var configuration = new Configuration(Bench.Family("ipv4"), neighbors) { Static = count };
        await using var sink = new Sink(neighbors, port, new SinkOptions(configuration.Family) { Target = Math.Max(1, count) });
        try
        {
            await using var daemon = await DaemonProcess.StartAsync(bench.Options.Exabgp, configuration, folder, port).ConfigureAwait(false);
            var there = await sink.WaitAsync(s => count == 0 ? s.Sessions[0].OpenAt > 0 : s.Sessions[0].TargetAt > 0, bench.Limit).ConfigureAwait(false);
            var end = count == 0 ? sink.Sessions[0].OpenAt : sink.Sessions[0].TargetAt;
            var (value, unit, limit) = count == 0 ? ((end - daemon.StartedAt) * 1000, "ms", bar * 1000) : (end - daemon.StartedAt, "s", bar);
            bench.Report(count == 0 ? "w4-open" : $"w4/{count}", workload, there ? value : null, unit, limit, there ? $"cpu {Bench.Number(daemon.Cpu, "F2")} s, peak {Bench.Number(daemon.Peak, "F0")} MiB" : "not in time");
        }
        finally
        {
            Bench.Remove(folder);
        }
    }
}
