using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExaBgp.Qa.Functional.Corpus;
using ExaBgp.Qa.Functional.Expectations;
using ExaBgp.Qa.Functional.Peer;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>Runs one encoding case: the peer must be satisfied, and the daemon must end by itself.</summary>
public static class EncodingRun
{
    /// <summary>Runs a case.</summary>
    /// <param name="test">The case.</param>
    /// <param name="exabgp">The words of the command under test.</param>
    /// <param name="limit">The time it has.</param>
    public static async Task<Outcome> RunAsync(EncodingCase test, IReadOnlyList<string> exabgp, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var details = new StringBuilder();
        void Log(string line)
        {
            lock (details)
                details.AppendLine(CultureInfo.InvariantCulture, $"    {clock.Elapsed.TotalSeconds,6:F2} {line}");
        }

        using var scratch = new Scratch(test.Corpus);
        using var time = new CancellationTokenSource(limit);
        Daemon? daemon = null;
        using var peer = new CheckingPeer(test.Script, name => daemon!.Signal(name), Log) { Up = () => File.WriteAllText(scratch.Session, string.Empty) };
        daemon = Daemon.Start(exabgp, scratch, test.Configurations, peer.Port, test.Script.TcpConnections);
        string? failure;
        try
        {
            failure = await peer.PlayAsync(time.Token).WaitAsync(time.Token).ConfigureAwait(false);
            Log("-- " + (failure is null ? "the peer is satisfied" : failure.Split('\n')[0]));
            if (failure is null)
                await daemon.EndAsync(time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            failure = TooLate(peer, daemon, limit);
        }
        finally
        {
            var left = daemon.KillAll();
            if (left > 0)
                Log($"-- {left} helper(s) had to be ended by the runner");
            daemon.Dispose();
        }

        lock (details)
        {
            if (failure is not null)
                details.AppendLine("    the end of what the daemon wrote:").Append(Tail(scratch.Log));
            return new Outcome(test.Name, failure, clock.Elapsed.TotalSeconds, details.ToString());
        }
    }

    private static string TooLate(CheckingPeer peer, Daemon daemon, TimeSpan limit)
    {
        var missing = peer.Missing;
        if (missing.Count == 0)
            return $"the conversation was right, but the daemon did not end within {limit.TotalSeconds:F0} s";
        var text = new StringBuilder($"not all messages came within {limit.TotalSeconds:F0} s{(daemon.Ended ? ": the daemon has ended" : "")}; still expected:");
        foreach (var line in missing)
        {
            text.AppendLine().Append(CultureInfo.InvariantCulture, $"  {line.Kind} {line.Content}");
            if (line.Kind == ExpectationKind.Raw)
                text.AppendLine().Append(MessageText.Describe(line.Content, "      ").TrimEnd());
        }

        return text.ToString();
    }

    private static string Tail(string file)
    {
        const int Lines = 25;
        var text = new StringBuilder();
        if (File.Exists(file))
        {
            foreach (var line in File.ReadLines(file).TakeLast(Lines))
                text.AppendLine("      " + line);
        }

        return text.ToString();
    }
}
