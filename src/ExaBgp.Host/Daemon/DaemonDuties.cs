using ExaBgp.Host.Clients;
using ExaBgp.Host.Native;
using ExaBgp.Host.Settings;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Host.Daemon;

/// <summary>What a daemon does besides its work, at the moments the reactor comes to: who it runs as, its pid file, its command-line channel, its service manager.</summary>
public sealed class DaemonDuties(HostSettings settings, ClientChannel clients, ServiceManager manager, TimeProvider time, ILoggerFactory logging) : IDisposable
{
    private readonly ILogger _log = logging.CreateLogger("daemon");
    private readonly ILogger _cliLog = logging.CreateLogger("cli");
    private readonly DateTimeOffset _made = time.GetUtcNow();
    private PidFile? _pidFile;

    /// <summary>The user to become, or null when this process may not or need not.</summary>
    public SystemUser? User { get; init; }

    /// <summary>How long until the minute of <c>tcp.delay</c>; zero when it is here.</summary>
    public TimeSpan TimeToConnect()
    {
        if (settings.Delay == 0) return TimeSpan.Zero;
        var now = time.GetLocalNow();
        var wait = (settings.Delay - (now.Minute % settings.Delay)) % settings.Delay;
        if (wait == 0) return TimeSpan.Zero;
        var delay = TimeSpan.FromMinutes(wait) - TimeSpan.FromSeconds(now.Second + (now.Millisecond / 1000.0));
        _log.ConnectsLater((int)Math.Ceiling(delay.TotalSeconds));
        return delay;
    }

    /// <summary>Ports are bound and no helper runs yet.</summary>
    public bool Listening()
    {
        if (SelfProcess.IsBackground) SelfProcess.LeaveTerminal();
        if (User is not null && settings.Cli && settings.SocketName.Length > 0) PrepareFolder(User);
        return !settings.DropBeforeHelpers || BecomeUser();
    }

    /// <summary>Helpers run.</summary>
    public bool Started()
    {
        if (!settings.DropBeforeHelpers && !BecomeUser()) return false;
        if (settings.PidFile.Length > 0 && (_pidFile = PidFile.TryCreate(settings.PidFile, out var reason)) is null)
        {
            _log.PidFileRefused(reason);
            return false;
        }

        if (settings.Cli) OpenChannel();
        manager.Ready();
        _log.Ready((long)(time.GetUtcNow() - _made).TotalMilliseconds);
        if (SelfProcess.IsBackground) SelfProcess.ReportReady();
        return true;
    }

    /// <summary>A reload begins or has ended.</summary>
    public void Reloading(bool begins)
    {
        if (begins) manager.Reloading();
        else manager.Ready();
    }

    /// <summary>A turn was taken.</summary>
    public void Alive() => manager.Alive();

    /// <summary>The end begins.</summary>
    public void Ending() => manager.Stopping();

    /// <summary>The end.</summary>
    public void Stopping()
    {
        _pidFile?.Dispose();
        _pidFile = null;
    }

    /// <inheritdoc/>
    public void Dispose() => _pidFile?.Dispose();

    private bool BecomeUser()
    {
        if (User is null || User.UserId == Libc.UserId()) return true;
        if (!User.TryBecome(out var reason))
        {
            _log.CannotBecomeUser(reason);
            return false;
        }

        _log.BecameUser(User.Name);
        return true;
    }

    /// <summary>A folder for the socket that is not there yet must be made while we may, for the user we become.</summary>
    private void PrepareFolder(SystemUser user)
    {
        var path = SocketPath();
        var folder = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(folder) && ChannelFolders.TryMakeFolder(path, out _)) user.Own(folder);
    }

    private string SocketPath() => settings.SocketPath.Length > 0
        ? settings.SocketPath
        : ChannelFolders.SocketToMake(ChannelFolders.For(settings.Root), settings.SocketName, settings.Root);

    private void OpenChannel()
    {
        var folders = ChannelFolders.For(settings.Root);
        var hasSocket = settings.SocketName.Length > 0;
        if (hasSocket)
        {
            var path = SocketPath();
            if (clients.TryOpenSocket(path, settings.MaxClients, out var reason)) _cliLog.SocketOpen(path);
            else _cliLog.ChannelRefused(reason);
        }

        if (ChannelFolders.FindPipes(folders, settings.PipeName) is { } pipes)
        {
            if (clients.TryOpenPipes(pipes.In, pipes.Out, out var reason)) _cliLog.PipesOpen(pipes.In, pipes.Out);
            else _cliLog.ChannelRefused(reason);
        }
        else if (!hasSocket)
        {
            _cliLog.NoPipes(settings.PipeName, string.Join("\n - ", folders.Prepend(string.Empty)));
        }
    }
}
