using ExaBgp.Qa.Bench.Helpers;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>W6: one command at a time.</summary>
public static class RoundTrip
{
    /// <summary>The time from a command to its acknowledgement, and to its UPDATE at the neighbor.</summary>
    public static async Task RunAsync(Bench bench)
    {
        const int Commands = 1000;
        var (folder, port) = bench.Place();
        var neighbors = bench.Neighbors(1);
        var feed = new FeedOptions(Bench.Family("ipv4"), Commands, Path.Combine(folder, "go"), Path.Combine(folder, "feed")) { OneByOne = true };
        var arrived = new double[Commands];
        await using var sink = new Sink(neighbors, port, new SinkOptions(feed.Family) { Target = Commands, OwnThread = true });
        sink.Sessions[0].Route = (index, _, at) =>
        {
            if ((uint)index < Commands)
                arrived[index] = at;
        };
        try
        {
            if (await bench.FeedAsync("W6", feed, folder, port, sink, neighbors).ConfigureAwait(false) is not { } fed)
                return;
            await using var daemon = fed.Daemon;
            await File.WriteAllTextAsync(feed.Go, "").ConfigureAwait(false);
            var acked = await fed.Log.WaitAsync("acked", bench.Limit).ConfigureAwait(false);
            var there = await sink.TargetAsync(TimeSpan.FromSeconds(10)).ConfigureAwait(false);
            if (acked is null || !there)
            {
                bench.Report("", "W6 command to acknowledgement", null, "ms", 0.05, "not all came");
                return;
            }

            var took = fed.Log.Read("took").Select(t => t * 1000).ToList();
            var wire = fed.Log.Read("sent").Select((at, i) => (arrived[i] - at) * 1000).ToList();
            bench.Report("w6-ack", "W6 command to acknowledgement, median", Bench.Quantile(took, 0.5), "ms", 0.05);
            bench.Report("w6-ack-p99", "W6 command to acknowledgement, p99", Bench.Quantile(took, 0.99), "ms", 0.3);
            bench.Report("w6-wire", "W6 command to UPDATE at the neighbor, median", Bench.Quantile(wire, 0.5), "ms", 0.08, $"p99 {Bench.Number(Bench.Quantile(wire, 0.99), "F2")} ms");
        }
        finally
        {
            Bench.Remove(folder);
        }
    }
}
