using System.Globalization;
using ExaBgp.Qa.Bench.Daemons;
using ExaBgp.Qa.Bench.Helpers;
using ExaBgp.Qa.Bench.Sessions;
using ExaBgp.Qa.Bench.Wire;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>W3: a neighbor announces routes; a helper is told, or they are only held.</summary>
public static class Reception
{
    private const int RoutesPerSet = 10;

    /// <summary>From the first byte sent to the last route told to the helper.</summary>
    public static async Task<double?> ToHelperAsync(Bench bench, string key, string workload, string family, int count, double? bar)
    {
        var (folder, port) = bench.Place();
        count = bench.Scaled(count);
        workload = string.Format(CultureInfo.InvariantCulture, workload, count);
        key = $"{key}/{count}";
        var neighbors = bench.Neighbors(1);
        var log = Path.Combine(folder, "consume");
        var needle = family == "flow" ? "string" : "nlri";
        var configuration = new Configuration(Bench.Family(family), neighbors) { Helper = Bench.HelperProgram(folder, Consume.Words(needle, count, log)), Receive = true };
        await using var sink = new Sink(neighbors, port, new SinkOptions(configuration.Family));
        try
        {
            await using var daemon = await DaemonProcess.StartAsync(bench.Options.Exabgp, configuration, folder, port).ConfigureAwait(false);
            if (!await ReadyAsync(bench, workload, sink).ConfigureAwait(false))
                return null;
            var (cpu, stream) = (daemon.Cpu, Bgp.Announcements(configuration.Family, count, RoutesPerSet, 65002));
            var start = Clock.Now;
            var sending = sink.Sessions[0].SendAsync(stream);
            var helper = new HelperLog(log);
            if (await helper.WaitAsync("target", bench.Limit).ConfigureAwait(false) is not { } end)
            {
                bench.Report(key, workload, null, "s", bar, $"the helper was not told all within {bench.Limit.TotalSeconds} s");
                return null;
            }

            await sending.ConfigureAwait(false);
            var bytes = await helper.WaitAsync("bytes", TimeSpan.FromSeconds(1)).ConfigureAwait(false) ?? double.NaN;
            bench.Report(key, workload, end - start, "s", bar,
                $"{count / (end - start):F0}/s, cpu {Bench.Number(daemon.Cpu - cpu, "F2")} s, peak {Bench.Number(daemon.Peak, "F0")} MiB, {bytes / count:F0} bytes of JSON a route");
            return end - start;
        }
        finally
        {
            Bench.Remove(folder);
        }
    }

    /// <summary>From the first byte sent until the daemon has taken in all: it then answers a ROUTE-REFRESH, which stands behind the last route.</summary>
    public static async Task HeldAsync(Bench bench, string key, string workload, int count, double bar, double memoryBar)
    {
        var (folder, port) = bench.Place();
        count = bench.Scaled(count);
        workload = string.Format(CultureInfo.InvariantCulture, workload, count);
        key = $"{key}/{count}";
        var neighbors = bench.Neighbors(1);
        var configuration = new Configuration(Bench.Family("ipv4"), neighbors) { Static = 1, Extra = "adj-rib-in true;" };
        await using var sink = new Sink(neighbors, port, new SinkOptions(configuration.Family) { Target = 2 });
        try
        {
            await using var daemon = await DaemonProcess.StartAsync(bench.Options.Exabgp, configuration, folder, port).ConfigureAwait(false);
            if (!await ReadyAsync(bench, workload, sink).ConfigureAwait(false))
                return;
            byte[] stream = [.. Bgp.Announcements(configuration.Family, count, RoutesPerSet, 65002), .. Bgp.EndOfRib(configuration.Family), .. Bgp.Refresh(configuration.Family)];
            var (cpu, resident, start) = (daemon.Cpu, daemon.Resident, Clock.Now);
            await sink.Sessions[0].SendAsync(stream).ConfigureAwait(false);
            if (!await sink.TargetAsync(bench.Limit).ConfigureAwait(false))
            {
                bench.Report(key, workload, null, "s", bar, "the refresh behind the routes was not answered");
                return;
            }

            var seconds = sink.Sessions[0].TargetAt - start;
            bench.Report(key, workload, seconds, "s", bar, $"{count / seconds:F0}/s, cpu {Bench.Number(daemon.Cpu - cpu, "F2")} s");
            await Task.Delay(1000).ConfigureAwait(false);
            bench.Report("", workload + ": memory", daemon.Resident, "MiB", memoryBar, $"peak {Bench.Number(daemon.Peak, "F0")} MiB, {(daemon.Resident - resident) * 1048576 / count:F0} bytes a route");
        }
        finally
        {
            Bench.Remove(folder);
        }
    }

    private static async Task<bool> ReadyAsync(Bench bench, string workload, Sink sink)
    {
        if (!await sink.EstablishedAsync(TimeSpan.FromSeconds(60)).ConfigureAwait(false))
        {
            bench.Report("", workload, null, "s", null, "no session");
            return false;
        }

        await Task.Delay(1500).ConfigureAwait(false);
        return true;
    }
}
