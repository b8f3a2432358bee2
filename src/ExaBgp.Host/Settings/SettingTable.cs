using static ExaBgp.Host.Settings.SettingKind;

namespace ExaBgp.Host.Settings;

/// <summary>Every setting there is, in the order <c>exabgp env</c> prints them.</summary>
public static class SettingTable
{
    private static readonly string[] Levels = ["FATAL", "CRITICAL", "ERROR", "WARNING", "INFO", "DEBUG", "NOTSET"];

    /// <summary>The settings.</summary>
    public static readonly IReadOnlyList<Setting> All =
    [
        new("profile", "enable", Flag, "false"),
        new("profile", "file", Text, ""),

        new("pdb", "enable", Flag, "false") { NoEffect = "there is no interactive debugger; faults are logged in full" },

        new("daemon", "daemonize", Flag, "false"),
        new("daemon", "drop", Flag, "true"),
        new("daemon", "pid", Text, ""),
        new("daemon", "umask", Octal, "0o137"),
        new("daemon", "user", Text, "nobody"),

        new("log", "all", Flag, "false"),
        new("log", "api", Flag, "true") { Hidden = true },
        new("log", "cli", Flag, "true") { Hidden = true },
        new("log", "configuration", Flag, "true"),
        new("log", "daemon", Flag, "true"),
        new("log", "destination", Text, "stdout"),
        new("log", "enable", Flag, "true"),
        new("log", "level", Word, "INFO") { Words = Levels },
        new("log", "message", Flag, "false"),
        new("log", "network", Flag, "true"),
        new("log", "packets", Flag, "false"),
        new("log", "parser", Flag, "false"),
        new("log", "processes", Flag, "true"),
        new("log", "reactor", Flag, "true"),
        new("log", "rib", Flag, "false"),
        new("log", "routes", Flag, "false"),
        new("log", "short", Flag, "true"),
        new("log", "startup", Flag, "true") { Hidden = true },
        new("log", "statistics", Flag, "true"),
        new("log", "timers", Flag, "false"),

        new("tcp", "acl", Flag, "false") { NoEffect = "no access list was ever defined; only configured neighbors are accepted" },
        new("tcp", "attempts", Integer, "0"),
        new("tcp", "bind", Addresses, ""),
        new("tcp", "connections", Integer, "0") { EnvironmentOnly = true, Hidden = true },
        new("tcp", "delay", Integer, "0") { Greatest = 60 },
        new("tcp", "once", Flag, "false"),
        new("tcp", "port", Integer, "179") { Least = 1, Greatest = 65535 },

        new("bgp", "openwait", Integer, "60") { Least = 1 },
        new("bgp", "passive", Flag, "false"),
        new("bgp", "paths_limit_audit", Flag, "true"),

        new("cache", "attributes", Flag, "true") { NoEffect = "equal attributes are always held once" },
        new("cache", "nexthops", Flag, "true") { NoEffect = "next hops are values here and need no cache" },

        new("api", "ack", Flag, "true"),
        new("api", "chunk", Integer, "1") { Least = 1 },
        new("api", "cli", Flag, "true"),
        new("api", "compact", Flag, "false"),
        new("api", "encoder", Word, "json") { Words = ["json", "text"], NoEffect = "`encoder` of a process says the form of its events, `text` when it is not said" },
        new("api", "max_clients", Integer, "10") { Least = 1, EnvironmentOnly = true, Hidden = true },
        new("api", "multi_client", Flag, "false")
        {
            EnvironmentOnly = true, Hidden = true, NoEffect = "clients of the command line never wait for each other here",
        },
        new("api", "pipename", Text, "exabgp"),
        new("api", "queue_bytes", Integer, "67108864") { Least = 65536 },
        new("api", "queue_timeout", Integer, "10") { Least = 1 },
        new("api", "respawn", Flag, "true"),
        new("api", "show-routes-format", Word, "v1") { Words = ["v1", "v2"], Hidden = true },
        new("api", "socketname", Text, "exabgp"),
        new("api", "socketpath", Text, "") { EnvironmentOnly = true, Hidden = true },
        new("api", "terminate", Flag, "false"),
        new("api", "version", Word, "") { Words = ["4", "6"] },

        new("compat", "generation", Word, "5") { Words = ["5", "6"] },

        new("reactor", "speed", Number, "1.0") { NoEffect = "the reactor sleeps until something happens; it has no pace to set" },
        new("reactor", "asyncio", Flag, "false") { Hidden = true, NoEffect = "there is one reactor" },

        new("debug", "pdb", Flag, "false") { Hidden = true, NoEffect = "there is no interactive debugger; faults are logged in full" },
        new("debug", "memory", Flag, "false") { Hidden = true },
        new("debug", "configuration", Flag, "false") { Hidden = true, NoEffect = "errors in a configuration always name the line and the word" },
        new("debug", "selfcheck", Flag, "false") { Hidden = true, NoEffect = "`exabgp validate -n -r` is the self-check" },
        new("debug", "route", Text, "") { Hidden = true, NoEffect = "`exabgp decode` and `exabgp encode` show a route's bytes" },
        new("debug", "defensive", Flag, "false") { Hidden = true, NoEffect = "faults are injected by the simulation, never in a daemon" },
        new("debug", "rotate", Flag, "false") { Hidden = true },
        new("debug", "timing", Flag, "false") { Hidden = true, NoEffect = "the reactor's turns are timed by the bench" },
    ];

    /// <summary>The setting of a section and option; a hyphen and an underscore are the same, as shells know no hyphens in names.</summary>
    public static Setting? Find(string section, string option) =>
        All.FirstOrDefault(s => s.Section == section && Same(s.Option, option));

    private static bool Same(string one, string other) => one == other || one.Replace('-', '_') == other.Replace('-', '_');
}
