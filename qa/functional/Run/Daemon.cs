using System.Diagnostics;
using System.Globalization;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>The daemon under test, in a process group of its own.</summary>
public sealed class Daemon : IDisposable
{
    private readonly Process _process;
    private readonly Scratch _scratch;

    private Daemon(Process process, Scratch scratch) => (_process, _scratch) = (process, scratch);

    /// <summary>Starts the daemon with configuration files of the scratch folder.</summary>
    /// <param name="exabgp">The words of the command.</param>
    /// <param name="scratch">The folder of the case.</param>
    /// <param name="configurations">The names of the files.</param>
    /// <param name="port">Where the peer listens.</param>
    /// <param name="connections">How many connections each neighbor gets.</param>
    public static Daemon Start(IReadOnlyList<string> exabgp, Scratch scratch, IEnumerable<string> configurations, int port, int connections)
    {
        var start = Prepare([.. exabgp, "-d", "-p", .. configurations.Select(c => Path.Combine(scratch.Etc, c))], scratch);
        var environment = start.Environment;
        environment["exabgp_tcp_port"] = port.ToString(CultureInfo.InvariantCulture);
        environment["exabgp_tcp_connections"] = connections.ToString(CultureInfo.InvariantCulture);
        environment["exabgp_tcp_bind"] = "";
        environment["exabgp_api_cli"] = "false";
        environment["exabgp_debug_rotate"] = "true";
        environment["exabgp_debug_configuration"] = "true";
        environment["exabgp_version"] = "5.0.0-0+test";
        return new Daemon(Process.Start(start)!, scratch);
    }

    /// <summary>A command of the program under test: its own session, its output in the log of the scratch folder, nothing to read.</summary>
    public static ProcessStartInfo Prepare(IEnumerable<string> words, Scratch scratch)
    {
        // setsid keeps the process number, as does exec: what is started is the daemon itself.
        var start = new ProcessStartInfo("setsid") { WorkingDirectory = scratch.Folder, UseShellExecute = false };
        foreach (var word in (string[])["sh", "-c", "log=$1; shift; exec \"$@\" < /dev/null > \"$log\" 2>&1", "sh", scratch.Log, .. words])
            start.ArgumentList.Add(word);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("exabgp", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        // As root it would change to a user who cannot run what lies in a private folder.
        start.Environment["exabgp_daemon_user"] = Environment.UserName;
        if (Directory.Exists(scratch.Bin))
            start.Environment["PATH"] += ":" + scratch.Bin;
        return start;
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(string name) => Posix.Signal(_process.Id, name);

    /// <summary>Waits for its own end.</summary>
    public Task EndAsync(CancellationToken cancel) => _process.WaitForExitAsync(cancel);

    /// <summary>Whether it has ended.</summary>
    public bool Ended => _process.HasExited;

    /// <summary>Ends what is left of it and of its helpers.</summary>
    /// <returns>How many helpers were left.</returns>
    public int KillAll()
    {
        if (!_process.HasExited)
            Posix.Signal(_process.Id, "SIGKILL");
        Posix.Signal(-_process.Id, "SIGKILL");
        if (!File.Exists(_scratch.HelperIds))
            return 0;
        var left = 0;
        foreach (var line in File.ReadAllLines(_scratch.HelperIds))
        {
            if (!int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || !IsHelper(id))
                continue;
            left++;
            Posix.Signal(id, "SIGKILL");
        }

        return left;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        KillAll();
        _process.Dispose();
    }

    /// <summary>Whether the process of that number is still a helper of this runner: numbers are used again.</summary>
    private static bool IsHelper(int id)
    {
        try
        {
            var words = File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
            return words.Contains("play", StringComparer.Ordinal) || words.Any(w => w.EndsWith(".run", StringComparison.Ordinal));
        }
        catch (IOException)
        {
            return false;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
