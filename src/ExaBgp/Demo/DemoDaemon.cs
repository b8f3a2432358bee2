using System.Diagnostics;
using System.Globalization;
using ExaBgp.Host.Daemon;

namespace ExaBgp.Demo;

/// <summary>The daemon of the demonstration, in a process of its own, and what it and its helper say.</summary>
internal sealed class DemoDaemon : IDisposable
{
    private const int SourceWidth = 16;
    private readonly Process _process;
    private readonly DemoScreen _screen;
    private int _withdrawalsTold;

    private DemoDaemon(Process process, DemoScreen screen)
    {
        _process = process;
        _screen = screen;
    }

    /// <summary>How many routes the helper was told the router has taken back.</summary>
    public int WithdrawalsTold => Volatile.Read(ref _withdrawalsTold);

    /// <summary>True when it has ended.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Starts it with a configuration file and the port it is to connect to; it uses no setting of this machine.</summary>
    public static DemoDaemon Start(string configuration, string settings, int port, DemoScreen screen)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardInput = true };
        if (string.Equals(Path.GetFileNameWithoutExtension(Environment.ProcessPath), "dotnet", StringComparison.Ordinal))
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "exabgp.dll"));
        start.ArgumentList.Add("server");
        start.ArgumentList.Add(configuration);
        var foreign = start.Environment.Keys.Where(static name => name.StartsWith("exabgp", StringComparison.OrdinalIgnoreCase) || name is "NOTIFY_SOCKET").ToList();
        foreach (var name in foreign) start.Environment.Remove(name);
        start.Environment["EXABGP_ENVFILE"] = settings;
        start.Environment["exabgp_tcp_port"] = port.ToString(CultureInfo.InvariantCulture);
        start.Environment["exabgp_daemon_user"] = Environment.UserName;
        return new DemoDaemon(Process.Start(start)!, screen);
    }

    /// <summary>Shows what the daemon and its helper, who share standard error, say until both have ended.</summary>
    public async Task RelayAsync(CancellationToken stop)
    {
        while (await _process.StandardError.ReadLineAsync(stop).ConfigureAwait(false) is { } line)
        {
            if (line.StartsWith(DemoFiles.HelperMark, StringComparison.Ordinal))
            {
                _screen.Say(DemoActor.Helper, line[DemoFiles.HelperMark.Length..]);
                if (line.Contains(" withdrawn ", StringComparison.Ordinal)) Interlocked.Increment(ref _withdrawalsTold);
            }
            else
            {
                _screen.Say(DemoActor.Daemon, line.Length > SourceWidth && line[SourceWidth - 1] == ' ' ? line[SourceWidth..] : line);
            }
        }
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(int signal)
    {
        if (!_process.HasExited) SelfProcess.Signal(_process.Id, signal);
    }

    /// <summary>Waits for its end; the exit status.</summary>
    public async Task<int> WaitAsync(CancellationToken stop)
    {
        await _process.WaitForExitAsync(stop).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Ends it by force when it has not ended.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
