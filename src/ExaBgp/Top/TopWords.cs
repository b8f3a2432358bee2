using System.CommandLine;
using System.Runtime.InteropServices;
using ExaBgp.CommandLine;

namespace ExaBgp.Top;

/// <summary>The words of <c>exabgp top</c>.</summary>
internal static class TopWords
{
    private const double Shortest = 0.1;
    private const double Longest = 3600;

    /// <summary>The subcommand.</summary>
    public static Command Create()
    {
        var interval = new Option<double>("--interval", "-i") { Description = "seconds between two looks (2)", HelpName = "SECONDS", DefaultValueFactory = static _ => 2 };
        var once = new Option<bool>("--once", "-1") { Description = "one look, and the end" };
        var name = new Option<string?>("--pipename") { Description = "name of the channel instead of the setting api.socketname", HelpName = "NAME" };
        var noColor = new Option<bool>("--no-color") { Description = "plain text" };
        var command = new Command("top", "Watch sessions, routes and helpers of the daemon. Keys: q ends, the arrow keys go through the peers. Without a terminal, one view below the other.")
        {
            interval, once, name, noColor,
        };
        command.SetAction(result =>
        {
            var seconds = result.GetValue(interval);
            if (seconds is not (>= Shortest and <= Longest)) return Misuse.Report("top", "exabgp top --interval 1", $"--interval is a number of seconds from {Shortest} to {Longest}");
            if (!Invocation.TryReadSettings(out var settings)) return 1;
            var isPlain = result.GetValue(noColor) || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
            using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
            return TopProgram.Run(settings, new TopOptions(TimeSpan.FromSeconds(seconds), result.GetValue(once), result.GetValue(name), isPlain), TimeProvider.System, stop.Token);

            void Stop(PosixSignalContext context)
            {
                context.Cancel = true;
                stop.Cancel();
            }
        });
        return command;
    }
}
