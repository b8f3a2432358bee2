using ExaBgp.CommandLine;
using ExaBgp.Configuration;
using ExaBgp.Configuration.Settings;
using ExaBgp.Host.Daemon;
using ExaBgp.Host.Epoll;
using ExaBgp.Host.Files;
using ExaBgp.Host.Logging;
using ExaBgp.Host.Settings;
using ExaBgp.Host.Signals;
using ExaBgp.Reactor;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Server;

/// <summary>The start of the daemon, from options to the host; each step that fails says why and ends with its status.</summary>
internal static class ServerProgram
{
    public static int Run(ServerOptions options)
    {
        RunReport.Begin();
        if (!Invocation.TryReadSettings(out var settings)) return 1;
        settings = options.ApplyTo(settings);
        if (!TryFindFiles(options.Files, settings, out var files)) return 1;
        if (files.Count > 1 && !settings.Daemon.Rotate) return SeveralDaemons.Run(options, files, settings);
        if (MustGoToBackground(settings)) return SelfProcess.StartInBackground(Environment.GetCommandLineArgs()[1..], keepInput: files[0] == ConfigurationFiles.StandardInput);

        StandardStreams.Ensure();
        if (!TryFindUser(settings, out var user)) return 1;
        HostProcess.SetUmask(settings.Umask);
        Directory.SetCurrentDirectory("/");
        // Signals that come while a long file is read wait for the reactor.
        using var poller = new EpollPoller();
        using var signals = new DaemonSignals(poller);
        using var logging = LogPipeline.CreateFactory(settings.Log);
        if (user is not null && LogDestinations.FileOf(settings.Log.Destination) is { } log) user.Own(log);
        var startup = logging.CreateLogger("startup");
        startup.Starting(ProgramVersion.Text, Environment.ProcessId);
        foreach (var warning in settings.Warnings) startup.SettingsWarning(warning);

        var source = Configuration(files, settings.Daemon, logging);
        var (speaker, error) = source.Load();
        if (speaker is null)
        {
            logging.CreateLogger("configuration").CannotLoad(error);
            Console.Error.WriteLine($"error: {error}");
            return 1;
        }

        return DaemonHost.Run(options, settings, speaker, source, user, poller, logging);
    }

    private static ConfigurationFiles Configuration(IReadOnlyList<string> files, DaemonSettings daemon, ILoggerFactory logging)
    {
        var log = logging.CreateLogger("configuration");
        var options = new ParseOptions { Generation = daemon.Generation, Passive = daemon.Passive, Programs = new ProgramLookup() };
        return new ConfigurationFiles(files, options, (name, parsed) =>
        {
            if (parsed.Settings is not null) log.Loaded(name);
            foreach (var warning in parsed.Warnings) log.ConfigurationWarning(warning.ToString());
        });
    }

    private static bool TryFindFiles(IReadOnlyList<string> names, HostSettings settings, out IReadOnlyList<string> files)
    {
        files = [];
        if (names.Contains(ConfigurationFiles.StandardInput))
        {
            files = names;
            if (names.Count == 1) return true;
            Console.Error.WriteLine("error: - (standard input) can not be used together with other files");
            return false;
        }

        var installation = new Installation(settings.Root);
        files = [.. names.Select(installation.ConfigurationFile)];
        for (var i = 0; i < names.Count; i++)
        {
            if (File.Exists(files[i])) continue;
            var meant = Suggestion.Nearest(names[i], ProgramCommands.All.Select(command => command.Name));
            var missing = $"{names[i]} is not an exabgp config file (file not found)";
            if (settings.Log.Shows("configuration")) Console.Error.WriteLine($"configuration   {missing}");
            Console.Error.WriteLine($"error: {missing}{(meant is null ? string.Empty : $", did you mean exabgp {meant}?")}");
            return false;
        }

        return true;
    }

    private static bool TryFindUser(HostSettings settings, out SystemUser? user)
    {
        user = null;
        if (!SystemUser.MayChange) return true;
        user = SystemUser.Find(settings.User);
        if (user is null) Console.Error.WriteLine($"error: exabgp.daemon.user: there is no user {settings.User} on this system");
        return user is not null;
    }

    /// <summary>A daemon stays in the foreground when its log goes to the terminal or something else holds it already.</summary>
    private static bool MustGoToBackground(HostSettings settings) =>
        settings.Daemonize && !SelfProcess.IsBackground && !LogDestinations.IsStandard(settings.Log.Destination)
        && !HostProcess.IsInputSocket && !HostProcess.IsChildOfInit;
}
