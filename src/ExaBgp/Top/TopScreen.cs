using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace ExaBgp.Top;

/// <summary>The view on a terminal: a page of its own, drawn over and over, left as it was found.</summary>
internal static class TopScreen
{
    private const string Enter = "\e[?1049h\e[?25l";
    private const string Leave = "\e[?25h\e[?1049l";
    private const string Home = "\e[H";
    private const string ClearRestOfLine = "\e[K";
    private const string ClearRest = "\e[J";

    /// <summary>Shows it until q, Ctrl-C or a signal.</summary>
    public static int Run(StatisticsSource source, DaemonSample first, TopOptions options, TimeProvider clock, CancellationToken stop)
    {
        using var keys = new BlockingCollection<TopKey>();
        using var resized = PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => Post(keys, TopKey.Resized));
        using var stopped = stop.Register(() => Post(keys, TopKey.End));
        Listen(keys);
        Console.Out.Write(Enter);
        try
        {
            Show(source, first, options, clock, keys);
            return 0;
        }
        finally
        {
            Console.Out.Write(Leave);
        }
    }

    private static void Show(StatisticsSource source, DaemonSample first, TopOptions options, TimeProvider clock, BlockingCollection<TopKey> keys)
    {
        var foot = Foot(options, string.Empty);
        var view = TopView.Of(first, null, clock);
        var passed = 0;
        var next = clock.GetTimestamp() + Ticks(options.Interval, clock);
        while (true)
        {
            Draw(view, passed, foot, options);
            var left = clock.GetElapsedTime(clock.GetTimestamp(), next);
            if (left > TimeSpan.Zero && keys.TryTake(out var key, left))
            {
                if (key == TopKey.End) return;
                passed = Math.Clamp(passed + Step(key), 0, TopReport.Last(view));
                continue;
            }

            if (left > TimeSpan.Zero) continue;
            var now = source.Ask(out var reason);
            foot = Foot(options, reason);
            if (now is not null) view = TopView.Of(now, view.Now, clock);
            next = clock.GetTimestamp() + Ticks(options.Interval, clock);
        }
    }

    private static int Step(TopKey key) => key switch
    {
        TopKey.Up => -1,
        TopKey.Down => 1,
        TopKey.PageUp => -10,
        TopKey.PageDown => 10,
        _ => 0,
    };

    private static long Ticks(TimeSpan time, TimeProvider clock) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    private static string Foot(TopOptions options, string reason) => reason.Length > 0
        ? $"{reason.Split('\n')[0]}: looking for it every {options.Interval.TotalSeconds:0.#} s   q end"
        : $"every {options.Interval.TotalSeconds:0.#} s   q end   \u2191 \u2193 peers";

    private static void Draw(TopView view, int passed, string foot, TopOptions options)
    {
        var (width, height) = (Math.Max(Console.WindowWidth, 40), Math.Max(Console.WindowHeight, 8));
        var text = new StringBuilder(Home);
        // In the last column some terminals begin a new line by themselves.
        var lines = new TopReport(width - 1, !options.IsPlain).Lines(view, height, passed, foot);
        for (var i = 0; i < lines.Count; i++) text.Append(lines[i]).Append(ClearRestOfLine).Append(i < lines.Count - 1 ? "\r\n" : string.Empty);
        Console.Out.Write(text.Append(ClearRest).ToString());
    }

    private static void Listen(BlockingCollection<TopKey> keys)
    {
        if (Console.IsInputRedirected) return;
        Console.TreatControlCAsInput = true;
        var thread = new Thread(() =>
        {
            while (true)
            {
                var pressed = Console.ReadKey(intercept: true);
                var isControl = pressed.Modifiers.HasFlag(ConsoleModifiers.Control);
                var key = pressed.Key switch
                {
                    ConsoleKey.Q or ConsoleKey.Escape => TopKey.End,
                    ConsoleKey.C or ConsoleKey.D when isControl => TopKey.End,
                    ConsoleKey.UpArrow or ConsoleKey.K => TopKey.Up,
                    ConsoleKey.DownArrow or ConsoleKey.J => TopKey.Down,
                    ConsoleKey.PageUp => TopKey.PageUp,
                    ConsoleKey.PageDown or ConsoleKey.Spacebar => TopKey.PageDown,
                    _ => TopKey.Resized,
                };
                if (!Post(keys, key)) return;
            }
        })
        { IsBackground = true, Name = "keys" };
        thread.Start();
    }

    private static bool Post(BlockingCollection<TopKey> keys, TopKey key)
    {
        try
        {
            keys.Add(key);
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }
}
