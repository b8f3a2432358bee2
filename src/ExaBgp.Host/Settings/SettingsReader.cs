using System.Collections;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;
using Microsoft.Extensions.Configuration;

namespace ExaBgp.Host.Settings;

/// <summary>Reads settings from where they may come: the process environment, then the settings file, then the defaults.</summary>
public static class SettingsReader
{
    /// <summary>Variables that are not settings.</summary>
    private static readonly HashSet<string> OtherVariables =
    [
        "exabgp_version", "exabgp_cli_transport", "exabgp_cli_history", "exabgp_cli_fuzzy_matching", "exabgp_cli_socket", "exabgp_cli_pipe",
        "exabgp_api_cli_mode",
    ];

    /// <summary>Reads everything; false with one line when something cannot be.</summary>
    /// <param name="environment">The process environment.</param>
    /// <param name="fileName">What <c>--env-file</c> said, or null.</param>
    /// <param name="programFolder">Where this program is.</param>
    public static bool TryRead(IDictionary environment, string? fileName, string programFolder, out HostSettings settings, out string error)
    {
        settings = new HostSettings();
        if (!TryReadValues(environment, fileName, programFolder, out var values, out var warnings, out error)) return false;
        settings = Bind(values, environment, Installation.From(environment, programFolder)) with { Warnings = warnings };
        return true;
    }

    /// <summary>Reads the settings as text, for <c>exabgp env</c> too.</summary>
    public static bool TryReadValues(
        IDictionary environment, string? fileName, string programFolder, out SettingValues values, out IReadOnlyList<string> warnings, out string error)
    {
        var path = fileName ?? environment["EXABGP_ENVFILE"] as string ?? Installation.From(environment, programFolder).SettingsFile;
        var notes = new List<string>();
        warnings = notes;
        var text = string.Empty;
        if (File.Exists(path))
        {
            try
            {
                text = File.ReadAllText(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                notes.Add($"{path}: {exception.Message}");
            }
        }
        else
        {
            notes.Add($"environment file missing\ngenerate it using \"exabgp env > {path}\"");
        }

        var configuration = new ConfigurationBuilder()
            .Add(new IniSettingsSource(text))
            .Add(new EnvironmentSettingsSource(environment, '_'))
            .Add(new EnvironmentSettingsSource(environment, '.'))
            .Build();
        if (!SettingValues.TryCreate(configuration, out values, out error)) return false;
        Check(path, text, environment, values, notes);
        return true;
    }

    private static HostSettings Bind(SettingValues values, IDictionary environment, Installation installation)
    {
        var generation = values.Text("compat", "generation") == "6" ? Generation.Six : Generation.Five;
        var connections = values.Number("tcp", "connections");
        var attempts = connections > 0 ? connections : values.Flag("tcp", "once") ? 1 : values.Number("tcp", "attempts");
        var daemon = DaemonSettings.Default with
        {
            Generation = generation,
            ApiVersion = values.Number("api", "version"),
            Version = environment["exabgp_version"] as string is { Length: > 0 } shown ? shown : null,
            TcpPort = values.Number("tcp", "port"),
            ConnectPort = ConnectPort(environment),
            TcpAttempts = attempts,
            TcpBind = values.Addresses("tcp", "bind"),
            Passive = values.Flag("bgp", "passive"),
            OpenWait = values.Number("bgp", "openwait"),
            PathsLimitAudit = values.Flag("bgp", "paths_limit_audit"),
            Ack = values.Flag("api", "ack"),
            Chunk = values.Number("api", "chunk"),
            Compact = values.Flag("api", "compact"),
            Respawn = values.Flag("api", "respawn"),
            Terminate = values.Flag("api", "terminate"),
            ShowRoutesV2 = values.Text("api", "show-routes-format") == "v2",
            QueueBytes = values.Number("api", "queue_bytes"),
            QueueTimeout = values.Number("api", "queue_timeout"),
            Rotate = values.Flag("debug", "rotate"),
        };
        return new HostSettings
        {
            Daemon = daemon,
            Log = new LogSettings
            {
                Enable = values.Flag("log", "enable"),
                All = values.Flag("log", "all"),
                Level = values.Text("log", "level"),
                Destination = values.Text("log", "destination"),
                Short = values.Flag("log", "short"),
                Sources = LogSettings.Listed.Where(source => values.Flag("log", source)).ToHashSet(),
            },
            Profile = values.Flag("profile", "enable") ? values.Text("profile", "file") : null,
            Memory = values.Flag("debug", "memory"),
            PidFile = values.Text("daemon", "pid"),
            User = values.Text("daemon", "user"),
            Daemonize = values.Flag("daemon", "daemonize"),
            DropBeforeHelpers = values.Flag("daemon", "drop"),
            Umask = values.Octal("daemon", "umask"),
            Delay = values.Number("tcp", "delay"),
            Cli = values.Flag("api", "cli"),
            PipeName = values.Text("api", "pipename"),
            SocketName = environment["exabgp_cli_socket"] is "" ? string.Empty : values.Text("api", "socketname"),
            SocketPath = values.Text("api", "socketpath"),
            MaxClients = values.Number("api", "max_clients"),
            Root = installation.Root,
        };
    }

    /// <summary>The default port to connect to is the listening port only where the process environment says it: a settings file never did.</summary>
    private static int ConnectPort(IDictionary environment)
    {
        var setting = SettingTable.Find("tcp", "port")!;
        var text = EnvironmentSettingsSource.Find(environment, '.', setting) ?? EnvironmentSettingsSource.Find(environment, '_', setting);
        return int.TryParse(text, out var port) ? port : DaemonSettings.Default.ConnectPort;
    }

    private static void Check(string path, string text, IDictionary environment, SettingValues values, List<string> notes)
    {
        foreach (var (line, section, option, _, error) in IniSettingsSource.Read(text))
        {
            if (error.Length > 0) notes.Add($"{path}: {error}");
            else if (SettingTable.Find(section, option) is not { } known) notes.Add($"{path}: line {line}: {Unknown($"exabgp.{section}.{option}")}");
            else if (known.EnvironmentOnly) notes.Add($"{path}: line {line}: {known.Name} is only read from the process environment");
        }

        foreach (var name in environment.Keys.OfType<string>().Order(StringComparer.Ordinal))
        {
            if (!name.StartsWith("exabgp.", StringComparison.Ordinal) && !name.StartsWith("exabgp_", StringComparison.Ordinal)) continue;
            if (OtherVariables.Contains(name) || SettingTable.All.Any(s => IsNameOf(name, s))) continue;
            notes.Add(Unknown(name));
        }

        foreach (var setting in SettingTable.All)
        {
            if (setting.NoEffect.Length > 0 && values.IsChanged(setting))
                notes.Add($"{setting.Name} has no effect: {setting.NoEffect}");
        }
    }

    private static bool IsNameOf(string name, Setting setting) =>
        name == setting.Name || name == setting.Name.Replace('-', '_') || name == setting.Name.Replace('.', '_')
        || name == setting.Name.Replace('.', '_').Replace('-', '_');

    private static string Unknown(string name)
    {
        var nearest = Suggestion.Nearest(name.Replace('_', '.'), SettingTable.All.Select(s => s.Name));
        return $"there is no setting {name}{(nearest is null ? string.Empty : $", did you mean {nearest}?")}";
    }
}
