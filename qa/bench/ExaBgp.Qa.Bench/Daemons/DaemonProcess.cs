using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Daemons;

/// <summary>The daemon under test while it runs, and what it costs.</summary>
public sealed class DaemonProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);
    private static readonly ConcurrentDictionary<int, Process> Running = new();
    private readonly Process _process;

    private DaemonProcess(Process process, double startedAt)
    {
        (_process, StartedAt) = (process, startedAt);
        Running.TryAdd(process.Id, process);
    }

    /// <summary>Ends all that run, with their helpers: for when the measurement itself is ended.</summary>
    public static void KillAll()
    {
        foreach (var process in Running.Values)
            process.Kill(entireProcessTree: true);
    }

    /// <summary>When it was started.</summary>
    public double StartedAt { get; }

    /// <summary>Whether it has ended.</summary>
    public bool Ended => _process.HasExited;

    /// <summary>User and system time so far, in seconds; helpers do not count.</summary>
    public double Cpu => ProcessClock.Seconds(_process.Id);

    /// <summary>Resident memory now, in MiB.</summary>
    public double Resident => Status("VmRSS:");

    /// <summary>The most it ever was, in MiB.</summary>
    public double Peak => Status("VmHWM:");

    /// <summary>Starts it.</summary>
    /// <param name="exabgp">The command.</param>
    /// <param name="configuration">What it does.</param>
    /// <param name="folder">Where its file and its output go.</param>
    /// <param name="port">The port of its neighbors.</param>
    public static async Task<DaemonProcess> StartAsync(string exabgp, Configuration configuration, string folder, int port)
    {
        var file = Path.Combine(folder, "exabgp.conf");
        await File.WriteAllTextAsync(file, configuration.Text).ConfigureAwait(false);
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = folder, UseShellExecute = false };
        foreach (var word in (string[])["sh", "-c", "exec \"$@\" < /dev/null > output 2>&1", "sh", .. exabgp.Split(' '), file])
            start.ArgumentList.Add(word);
        start.Environment["exabgp_tcp_port"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["exabgp_tcp_bind"] = "";
        start.Environment["exabgp_api_cli"] = "false";
        start.Environment["exabgp_log_enable"] = "false";
        start.Environment["exabgp_daemon_user"] = Environment.UserName;
        var startedAt = Clock.Now;
        return new DaemonProcess(Process.Start(start)!, startedAt);
    }

    /// <summary>Runs it to its end for one command.</summary>
    /// <returns>The seconds it took.</returns>
    public static async Task<double> RunAsync(string exabgp, params string[] words)
    {
        var start = new ProcessStartInfo("sh") { UseShellExecute = false };
        foreach (var word in (string[])["-c", "exec \"$@\" < /dev/null > /dev/null 2>&1", "sh", .. exabgp.Split(' '), .. words])
            start.ArgumentList.Add(word);
        var at = Clock.Now;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        return Clock.Now - at;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync().ConfigureAwait(false);
            using var patience = new CancellationTokenSource(Patience);
            try
            {
                await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }

        Running.TryRemove(_process.Id, out _);
        _process.Dispose();
    }

    private double Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
