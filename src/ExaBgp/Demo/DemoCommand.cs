using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using ExaBgp.Protocol;

namespace ExaBgp.Demo;

/// <summary>
/// <c>exabgp demo</c>: the main job in ten seconds. A daemon with an example configuration and a helper script, and a small router on loopback; a session comes up,
/// routes go both ways, then everything ends in order. Nothing outside a temporary folder and the loopback interface is touched.
/// </summary>
internal static class DemoCommand
{
    private const int SigTerm = 15;

    /// <summary>Runs the demonstration; 0 when everything that should happen did.</summary>
    public static async Task<int> RunAsync(TextWriter output, TimeProvider time, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("exabgp-demo-").FullName;
        try
        {
            using var peer = new DemoPeer(output);
            var port = peer.Listen();
            var configuration = Write(folder);
            output.WriteLine("Configuration of the daemon:");
            output.WriteLine();
            foreach (var line in await File.ReadAllLinesAsync(configuration, stop).ConfigureAwait(false)) output.WriteLine("    " + line);
            output.WriteLine();
            output.WriteLine("What happens:");
            output.WriteLine();
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            using var timer = time.CreateTimer(static state => ((CancellationTokenSource)state!).Cancel(), limit, TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan);
            using var daemon = StartDaemon(configuration, port);
            var session = peer.RunAsync(limit.Token);
            var heard = RelayAsync(daemon, output, limit.Token);
            try
            {
                var succeeded = await PlayAsync(peer, daemon, time, limit.Token).ConfigureAwait(false);
                await session.ConfigureAwait(false);
                await daemon.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                await heard.ConfigureAwait(false);
                output.WriteLine($"  daemon  ended with status {daemon.ExitCode}");
                output.WriteLine();
                output.WriteLine(succeeded && daemon.ExitCode == 0 ? "Done: routes went out, came back and were taken back." : "Something that should have happened did not.");
                return succeeded && daemon.ExitCode == 0 ? 0 : 1;
            }
            finally
            {
                if (!daemon.HasExited) daemon.Kill(entireProcessTree: true);
            }
        }
        catch (OperationCanceledException)
        {
            output.WriteLine("The demonstration took too long and was ended.");
            return 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Write(string folder)
    {
        var script = Path.Combine(folder, "helper.sh");
        File.WriteAllText(script, DemoFiles.Helper);
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var configuration = Path.Combine(folder, "demo.conf");
        File.WriteAllText(configuration, DemoFiles.Configuration.Replace("HELPER", script, StringComparison.Ordinal));
        return configuration;
    }

    private static Process StartDaemon(string configuration, int port)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardInput = true };
        if (string.Equals(Path.GetFileNameWithoutExtension(Environment.ProcessPath), "dotnet", StringComparison.Ordinal))
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "exabgp.dll"));
        start.ArgumentList.Add("server");
        start.ArgumentList.Add(configuration);
        start.Environment["exabgp_tcp_port"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["exabgp_tcp_bind"] = string.Empty;
        start.Environment["exabgp_api_cli"] = "false";
        start.Environment["exabgp_log_level"] = "WARNING";
        start.Environment["exabgp_daemon_user"] = Environment.UserName;
        return Process.Start(start)!;
    }

    /// <summary>The order of events: each step waits for what it needs, none for a time.</summary>
    private static async Task<bool> PlayAsync(DemoPeer peer, Process daemon, TimeProvider time, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50), time);
        while (peer.Routes < 4 && await tick.WaitForNextTickAsync(stop).ConfigureAwait(false) && !daemon.HasExited)
        {
        }

        await peer.SpeakAsync(announce: true, stop).ConfigureAwait(false);
        while (peer.Routes > 2 && await tick.WaitForNextTickAsync(stop).ConfigureAwait(false) && !daemon.HasExited)
        {
        }

        await peer.SpeakAsync(announce: false, stop).ConfigureAwait(false);
        await tick.WaitForNextTickAsync(stop).ConfigureAwait(false);
        var succeeded = peer.Routes == 2 && !daemon.HasExited;
        if (!daemon.HasExited) _ = Kill(daemon.Id, SigTerm);
        return succeeded;
    }

    /// <summary>The helper writes what it is told to standard error, which it shares with the daemon.</summary>
    private static async Task RelayAsync(Process daemon, TextWriter output, CancellationToken stop)
    {
        while (await daemon.StandardError.ReadLineAsync(stop).ConfigureAwait(false) is { } line) output.WriteLine("  " + line);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
