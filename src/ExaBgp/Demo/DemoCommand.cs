using System.Globalization;

namespace ExaBgp.Demo;

/// <summary>
/// <c>exabgp demo</c>: the main job in a few seconds. A daemon with an example configuration and a helper script, and a small router on loopback; a session comes up,
/// routes go both ways, the configuration changes, everything ends in order. Nothing outside a temporary folder and the loopback interface is touched.
/// </summary>
internal static class DemoCommand
{
    private const int SigUsr1 = 10;
    private const int SigTerm = 15;
    private const int RoutesOfTheFile = 2;
    private const int RoutesOfTheHelper = 2;
    private const int RoutesOfTheRouter = 2;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Runs the demonstration; 0 when everything that should happen did.</summary>
    public static async Task<int> RunAsync(TextWriter output, bool isColored, TimeProvider time, CancellationToken stop)
    {
        var screen = new DemoScreen(output, time, isColored);
        var folder = Directory.CreateTempSubdirectory("exabgp-demo-").FullName;
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            using var timer = time.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), limit, Limit, Timeout.InfiniteTimeSpan);
            return await RunAsync(screen, folder, time, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            screen.Title(stop.IsCancellationRequested ? "Ended before its time." : "FAILED: the demonstration took longer than a minute and was ended.");
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<int> RunAsync(DemoScreen screen, string folder, TimeProvider time, CancellationToken stop)
    {
        var (script, configuration, settings) = (Path.Combine(folder, "helper.sh"), Path.Combine(folder, "demo.conf"), Path.Combine(folder, "exabgp.env"));
        var text = DemoFiles.Configuration.Replace("HELPER", script, StringComparison.Ordinal) + "\n";
        await File.WriteAllTextAsync(settings, DemoFiles.Settings, stop).ConfigureAwait(false);
        await File.WriteAllTextAsync(configuration, text, stop).ConfigureAwait(false);
        await File.WriteAllTextAsync(script, DemoFiles.Helper + "\n", stop).ConfigureAwait(false);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        screen.Title("The configuration of the daemon: a helper, a neighbor, two routes");
        screen.Text(text.TrimEnd());
        screen.Title("The helper: any program that writes commands and reads events");
        screen.Text(DemoFiles.Helper);
        screen.Title("What happens (seconds since the start of the daemon)");

        using var router = new DemoPeer(screen);
        var port = router.Listen();
        screen.Start();
        using var daemon = DemoDaemon.Start(configuration, settings, port, screen);
        var relay = daemon.RelayAsync(stop);
        var session = router.RunAsync(stop);
        var steps = new DemoSteps(daemon, router, time, stop);

        var outAt = await steps.UntilAsync(() => router.Routes == RoutesOfTheFile + RoutesOfTheHelper, screen).ConfigureAwait(false);
        await router.SpeakAsync(announce: true, stop).ConfigureAwait(false);
        // The helper answers the news by taking its own routes back.
        await steps.UntilAsync(() => router.Routes == RoutesOfTheFile, screen).ConfigureAwait(false);
        await router.SpeakAsync(announce: false, stop).ConfigureAwait(false);
        await steps.UntilAsync(() => daemon.WithdrawalsTold == RoutesOfTheRouter, screen).ConfigureAwait(false);

        screen.Say(DemoActor.You, $"add to the file: {DemoFiles.AddedRoute}  and reload (SIGUSR1)");
        await File.WriteAllTextAsync(configuration, DemoFiles.WithAddedRoute(text), stop).ConfigureAwait(false);
        daemon.Signal(SigUsr1);
        await steps.UntilAsync(() => router.Routes == RoutesOfTheFile + 1, screen).ConfigureAwait(false);

        screen.Say(DemoActor.You, "end the daemon (SIGTERM)");
        daemon.Signal(SigTerm);
        var status = await daemon.WaitAsync(stop).ConfigureAwait(false);
        if (steps.AllHappened) await session.ConfigureAwait(false);
        await relay.ConfigureAwait(false);
        screen.Say(DemoActor.Daemon, $"ended with status {status}");
        var succeeded = steps.AllHappened && router.IsToldOfTheEnd && status == 0;
        screen.Title(succeeded
            ? string.Create(CultureInfo.InvariantCulture, $"Done: one session, {outAt.TotalMilliseconds:F0} ms from the start of the daemon to its fourth route at the router; routes went out and came back, and were")
                + "\ntaken back on both sides; a reload sent what had changed and nothing else; the end was clean."
            : "FAILED: something that should have happened did not.");
        screen.Text("exabgp configuration example > my.conf    every keyword, to start from\nexabgp validate my.conf                   what is wrong, and where\nexabgp server my.conf                     the daemon");
        return succeeded ? 0 : 1;
    }
}
