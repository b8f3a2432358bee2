using ExaBgp.Qa.Bench.Helpers;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>W8: routes come and go all the time, and one neighbor reads slowly.</summary>
public static class Churn
{
    private const int MarkEvery = 1000;
    private const int SlowSession = 9;

    /// <summary>50,000 prefixes a second for some time to ten neighbors, one of which reads slowly.</summary>
    /// <param name="bench">Where.</param>
    /// <param name="name">How the rows begin.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="slowBytes">What the slow neighbor reads in a second: what it is sent is about 0.2 MB.</param>
    public static async Task RunAsync(Bench bench, string name, int seconds, long slowBytes)
    {
        var (folder, port) = bench.Place();
        var count = bench.Scaled(100_000) / MarkEvery * MarkEvery;
        var neighbors = bench.Neighbors(10);
        var feed = new FeedOptions(Bench.Family("ipv4"), Math.Max(MarkEvery, count), Path.Combine(folder, "go"), Path.Combine(folder, "feed"))
        {
            Rate = bench.Scaled(50_000),
            Seconds = bench.Options.Scale < 1 ? 10 : seconds,
        };
        await using var sink = new Sink(neighbors, port, new SinkOptions(feed.Family) { BytesPerSecond = i => i == SlowSession ? slowBytes : 0 });
        var states = sink.Sessions.Select(_ => new bool[feed.Count]).ToList();
        var marks = sink.Sessions.Select(_ => new List<(int Index, double At)>()).ToList();
        foreach (var session in sink.Sessions)
        {
            session.Route = (index, announced, at) =>
            {
                if ((uint)index >= feed.Count)
                    return;
                states[session.Number][index] = announced;
                if (index % MarkEvery == 0)
                    marks[session.Number].Add((index, at));
            };
        }

        try
        {
            if (await bench.FeedAsync(name, feed, folder, port, sink, neighbors).ConfigureAwait(false) is not { } fed)
                return;
            await using var daemon = fed.Daemon;
            await File.WriteAllTextAsync(feed.Go, "").ConfigureAwait(false);
            var early = 0.0;
            for (var second = 0; second < feed.Seconds; second++)
            {
                await Task.Delay(1000).ConfigureAwait(false);
                if (second == feed.Seconds / 4)
                    early = daemon.Resident;
            }

            var acked = await fed.Log.WaitAsync("acked", bench.Limit).ConfigureAwait(false);
            var resident = daemon.Resident;
            var said = (long)(await fed.Log.WaitAsync("said", TimeSpan.FromSeconds(1)).ConfigureAwait(false) ?? 0);
            var sent = fed.Log.Read("mark");
            var worst = marks.Take(SlowSession).Select(m => Worst(m, sent, feed.Count / MarkEvery)).Max();
            bench.Report("", $"{name}: the latest of the nine fast neighbors", acked is null ? null : worst, "s late", 0.2, acked is null ? "not all acknowledged" : $"peak {Bench.Number(daemon.Peak, "F0")} MiB, cpu {Bench.Number(daemon.Cpu, "F0")} s");
            bench.Report("", $"{name}: memory after a quarter and at the end", resident - early, "MiB more", Math.Max(5, early * 0.1), $"{Bench.Number(early, "F0")} then {Bench.Number(resident, "F0")} MiB");

            bool Right(int session) => Enumerable.Range(0, feed.Count).All(i => states[session][i] == LastState(i, said, feed.Count));
            var slow = await sink.WaitAsync(_ => Right(SlowSession), TimeSpan.FromSeconds(60)).ConfigureAwait(false);
            var wrong = Enumerable.Range(0, 10).Count(s => !Right(s));
            bench.Report("", $"{name}: neighbors without the last state", wrong, "neighbors", 0, slow ? "the slow one has it" : "the slow one has not");
        }
        finally
        {
            Bench.Remove(folder);
        }
    }

    /// <summary>Whether the last thing said about a route was an announcement.</summary>
    public static bool LastState(int index, long said, int count)
    {
        if (said <= index)
            return false;
        var rounds = (said - 1 - index) / count;
        return rounds % 2 == 0;
    }

    /// <summary>The longest time from saying something about a marked route to hearing of it; a change which was overtaken by the next one counts up to that.</summary>
    private static double Worst(List<(int Index, double At)> heard, IReadOnlyList<double> sent, int marksARound)
    {
        var worst = 0.0;
        var seen = new Dictionary<int, int>();
        foreach (var (index, at) in heard)
        {
            var round = seen.GetValueOrDefault(index);
            seen[index] = round + 1;
            var mark = (round * marksARound) + (index / MarkEvery);
            if (mark < sent.Count)
                worst = Math.Max(worst, at - sent[mark]);
        }

        return seen.Count == 0 ? double.PositiveInfinity : worst;
    }
}
