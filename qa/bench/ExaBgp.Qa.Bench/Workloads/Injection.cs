using System.Globalization;
using ExaBgp.Qa.Bench.Helpers;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>W1, W1b, W2: a helper announces routes, the neighbors count them.</summary>
public static class Injection
{
    /// <summary>One measurement: from the first command to the last route at the slowest neighbor.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="key">What others' figures are found by: the number of routes, and of neighbors when there are several, is added.</param>
    /// <param name="workload">The row; <c>{0}</c> in it is the number of routes.</param>
    /// <param name="family">The family.</param>
    /// <param name="count">How many routes.</param>
    /// <param name="bar">The bar, in seconds.</param>
    /// <param name="sessions">How many neighbors.</param>
    /// <param name="pack">How many prefixes a command names.</param>
    /// <param name="changing">Whether attributes change every ten routes.</param>
    /// <param name="extra">More statements of each neighbor.</param>
    /// <returns>The seconds, and the bytes of memory for each route.</returns>
    public static async Task<(double? Seconds, double? BytesPerRoute)> RunAsync(
        Bench bench, string key, string workload, string family, int count, double? bar, int sessions = 1, int pack = 1, bool changing = false, string extra = "")
    {
        var (folder, port) = bench.Place();
        count = bench.Scaled(count);
        workload = string.Format(CultureInfo.InvariantCulture, workload, count);
        key = sessions == 1 ? $"{key}/{count}" : $"{key}/{count}/{sessions}";
        var neighbors = bench.Neighbors(sessions);
        var feed = new FeedOptions(Bench.Family(family), count, Path.Combine(folder, "go"), Path.Combine(folder, "feed")) { Pack = pack, Changing = changing };
        await using var sink = new Sink(neighbors, port, new SinkOptions(feed.Family) { Target = count });
        try
        {
            if (await bench.FeedAsync(workload, feed, folder, port, sink, neighbors, extra).ConfigureAwait(false) is not { } fed)
                return (null, null);
            await using var daemon = fed.Daemon;
            await File.WriteAllTextAsync(feed.Go, "").ConfigureAwait(false);
            if (!await sink.WaitAsync(s => daemon.Ended || s.Sessions.All(static x => x.TargetAt > 0), bench.Limit).ConfigureAwait(false) || daemon.Ended)
            {
                bench.Report(key, workload, null, "s", bar, $"{sink.Sessions.Min(s => s.Announced)} of {count} routes after {bench.Limit.TotalSeconds} s");
                return (null, null);
            }

            var start = await fed.Log.WaitAsync("start", TimeSpan.FromSeconds(5)).ConfigureAwait(false) ?? double.NaN;
            var acked = await fed.Log.WaitAsync("acked", TimeSpan.FromSeconds(30)).ConfigureAwait(false);
            var errors = await fed.Log.WaitAsync("errors", TimeSpan.FromSeconds(2)).ConfigureAwait(false);
            var seconds = sink.Sessions.Max(s => s.TargetAt) - start;
            var cpu = daemon.Cpu - fed.Cpu;
            await Task.Delay(1000).ConfigureAwait(false);
            var perRoute = (daemon.Resident - fed.Resident) * 1024 * 1024 / count;
            bench.Report(key, workload, seconds, "s", bar,
                $"{count / seconds:F0}/s, acked {(acked is { } a ? Bench.Number(a - start, "F2") : "-")} s, cpu {Bench.Number(cpu, "F2")} s, peak {Bench.Number(daemon.Peak, "F0")} MiB, {sink.Sessions[0].Updates} UPDATEs"
                + (errors is > 0 ? $", {errors:F0} errors" : ""));
            return (seconds, perRoute);
        }
        finally
        {
            Bench.Remove(folder);
        }
    }
}
