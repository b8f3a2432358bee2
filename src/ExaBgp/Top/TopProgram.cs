using ExaBgp.Host.Settings;

namespace ExaBgp.Top;

/// <summary><c>exabgp top</c>.</summary>
internal static class TopProgram
{
    private const int PlainWidth = 120;

    /// <summary>Runs it; the exit status: 0 when it was told to end, 1 when there is no daemon to look at.</summary>
    public static int Run(HostSettings settings, TopOptions options, TimeProvider clock, CancellationToken stop)
    {
        using var source = new StatisticsSource(settings, options.Name, clock);
        if (source.Ask(out var reason) is not { } first)
        {
            Console.Error.WriteLine($"error: {reason}");
            return 1;
        }

        var isScreen = !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");
        if (!options.Once && isScreen) return TopScreen.Run(source, first, options, clock, stop);
        return Plain(source, first, options, isScreen ? Console.WindowWidth : PlainWidth, clock, stop);
    }

    /// <summary>One view below the other, as a log or a pipe takes them.</summary>
    private static int Plain(StatisticsSource source, DaemonSample first, TopOptions options, int width, TimeProvider clock, CancellationToken stop)
    {
        var report = new TopReport(Math.Max(width, 60), hasColors: false);
        DaemonSample? before = null;
        var now = first;
        while (true)
        {
            foreach (var line in report.Lines(TopView.Of(now, before, clock), 0, 0, string.Empty)) Console.Out.WriteLine(line);
            if (options.Once) return 0;
            Console.Out.WriteLine();
            before = now;
            if (Pause(options.Interval, clock, stop)) return 0;
            if (source.Ask(out var reason) is { } next)
            {
                now = next;
                continue;
            }

            Console.Error.WriteLine($"error: {reason}");
            return 1;
        }
    }

    private static bool Pause(TimeSpan time, TimeProvider clock, CancellationToken stop)
    {
        using var over = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, stop);
        either.Token.WaitHandle.WaitOne();
        return stop.IsCancellationRequested;
    }
}
