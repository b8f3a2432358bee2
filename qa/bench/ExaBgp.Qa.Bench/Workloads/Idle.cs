using ExaBgp.Qa.Bench.Daemons;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>W5, W5b: many sessions on which nothing happens, or nearly nothing.</summary>
public static class Idle
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    /// <summary>W5: the CPU and the memory of 100 idle sessions.</summary>
    public static async Task HundredAsync(Bench bench)
    {
        const int Seconds = 20;
        var (folder, port) = bench.Place();
        var neighbors = bench.Neighbors(100);
        var configuration = new Configuration(Bench.Family("ipv4"), neighbors);
        await using var sink = new Sink(neighbors, port, new SinkOptions(configuration.Family));
        try
        {
            await using var daemon = await DaemonProcess.StartAsync(bench.Options.Exabgp, configuration, folder, port).ConfigureAwait(false);
            if (!await sink.EstablishedAsync(TimeSpan.FromSeconds(60)).ConfigureAwait(false))
            {
                bench.Report("w5", "W5 100 idle sessions, 20 s", null, "% of a core", 0.1, $"{sink.Sessions.Count(s => s.Established)} came up");
                return;
            }

            await Task.Delay(Settle).ConfigureAwait(false);
            var cpu = daemon.Cpu;
            await Task.Delay(TimeSpan.FromSeconds(Seconds)).ConfigureAwait(false);
            bench.Report("w5", "W5 100 idle sessions, 20 s", (daemon.Cpu - cpu) / Seconds * 100, "% of a core", 0.1);
            bench.Report("w5-memory", "W5 100 idle sessions: memory", daemon.Resident, "MiB", 60, $"peak {Bench.Number(daemon.Peak, "F0")} MiB");
        }
        finally
        {
            Bench.Remove(folder);
        }
    }

    /// <summary>W5b: 1,000 sessions with keepalives every 3 s, one of which is cut every second.</summary>
    public static async Task ThousandAsync(Bench bench)
    {
        const int HoldTime = 9;
        const int Flaps = 20;
        var (folder, port) = bench.Place();
        var neighbors = bench.Neighbors(bench.Scaled(1000));
        var configuration = new Configuration(Bench.Family("ipv4"), neighbors) { HoldTime = HoldTime };
        await using var sink = new Sink(neighbors, port, new SinkOptions(configuration.Family, HoldTime: HoldTime));
        try
        {
            await using var daemon = await DaemonProcess.StartAsync(bench.Options.Exabgp, configuration, folder, port).ConfigureAwait(false);
            var up = await sink.EstablishedAsync(bench.Limit).ConfigureAwait(false);
            bench.Report("", $"W5b {neighbors.Count} sessions: all up", up ? Clock.Now - daemon.StartedAt : null, "s", 5, up ? "" : $"{sink.Sessions.Count(s => s.Established)} came up");
            if (!up)
                return;
            await Task.Delay(Settle).ConfigureAwait(false);
            foreach (var session in sink.Sessions)
                session.Reset();
            var cpu = daemon.Cpu;
            await Task.Delay(TimeSpan.FromSeconds(Flaps)).ConfigureAwait(false);
            bench.Report("", $"W5b {neighbors.Count} sessions: idle, keepalives every {HoldTime / 3} s", (daemon.Cpu - cpu) / Flaps * 100, "% of a core", null, $"{Bench.Number(daemon.Resident, "F0")} MiB");

            var lost = sink.Sessions.Skip(1).Sum(s => s.Lost);
            for (var i = 0; i < Flaps; i++)
            {
                sink.Sessions[0].Drop();
                await Task.Delay(1000).ConfigureAwait(false);
            }

            lost = sink.Sessions.Skip(1).Sum(s => s.Lost) - lost;
            var late = sink.Sessions.Skip(1).Max(s => s.LongestSilence) - (HoldTime / 3.0);
            bench.Report("", $"W5b {neighbors.Count} sessions: latest keepalive while one flaps", Math.Max(0, late), "s late", 1, $"{lost} sessions lost, the flapping one came up {sink.Sessions[0].Lost} times");
            bench.Report("", $"W5b {neighbors.Count} sessions: lost", lost, "sessions", 0);
        }
        finally
        {
            Bench.Remove(folder);
        }
    }
}
