using ExaBgp.Qa.Bench.Helpers;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>W7: a neighbor which holds everything goes and comes back.</summary>
public static class Reconnection
{
    /// <summary>From its new OPEN to the last route; another neighbor's keepalives must stay on time.</summary>
    public static async Task RunAsync(Bench bench)
    {
        const int HoldTime = 9;
        const string Workload = "W7 reconnect of a neighbor with 1 M routes";
        var (folder, port) = bench.Place();
        var count = bench.Scaled(1_000_000);
        var neighbors = bench.Neighbors(2);
        var feed = new FeedOptions(Bench.Family("ipv4"), count, Path.Combine(folder, "go"), Path.Combine(folder, "feed"));
        await using var sink = new Sink(neighbors, port, new SinkOptions(feed.Family, HoldTime: HoldTime) { Target = count });
        try
        {
            if (await bench.FeedAsync(Workload, feed, folder, port, sink, neighbors, holdTime: HoldTime).ConfigureAwait(false) is not { } fed)
                return;
            await using var daemon = fed.Daemon;
            await File.WriteAllTextAsync(feed.Go, "").ConfigureAwait(false);
            if (!await sink.TargetAsync(bench.Limit).ConfigureAwait(false))
            {
                bench.Report("", Workload, null, "s", 1, "the routes did not arrive in the first place");
                return;
            }

            await Task.Delay(2000).ConfigureAwait(false);
            var (back, other) = (sink.Sessions[0], sink.Sessions[1]);
            back.Reset();
            other.Reset();
            var cut = Clock.Now;
            back.Drop();
            var there = await sink.WaitAsync(_ => back.TargetAt > 0, bench.Limit).ConfigureAwait(false);
            bench.Report("", Workload, there ? back.TargetAt - back.OpenAt : null, "s", 1, there ? $"from the new OPEN, which came {Bench.Number(back.OpenAt - cut)} s after the cut" : $"{back.Announced} of {count} came");
            await Task.Delay(TimeSpan.FromSeconds(HoldTime / 3.0)).ConfigureAwait(false);
            bench.Report("", "W7 keepalives of the other neighbor", Math.Max(0, other.LongestSilence - (HoldTime / 3.0)), "s late", 1);
        }
        finally
        {
            Bench.Remove(folder);
        }
    }
}
