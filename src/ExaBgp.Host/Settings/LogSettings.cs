namespace ExaBgp.Host.Settings;

/// <summary>The <c>log.*</c> settings.</summary>
public sealed record LogSettings
{
    /// <summary>Sources that a setting of the same name turns on and off.</summary>
    public static readonly IReadOnlyList<string> Listed =
    [
        "configuration", "reactor", "daemon", "processes", "network", "statistics", "startup", "cli", "api",
        "packets", "rib", "message", "timers", "routes", "parser",
    ];

    /// <summary>False turns all listed sources off.</summary>
    public bool Enable { get; init; } = true;

    /// <summary>True turns all sources on.</summary>
    public bool All { get; init; }

    /// <summary>Level by its name in capitals.</summary>
    public string Level { get; init; } = "INFO";

    /// <summary>Where to: <c>stdout stderr syslog host:NAME file:PATH /path ~path</c>.</summary>
    public string Destination { get; init; } = "stdout";

    /// <summary>Neither time nor process id.</summary>
    public bool Short { get; init; } = true;

    /// <summary>Sources turned on by their own settings.</summary>
    public IReadOnlySet<string> Sources { get; init; } =
        new HashSet<string>(["configuration", "reactor", "daemon", "processes", "network", "statistics", "startup", "cli", "api"]);

    /// <summary>True when messages of a source are of interest, whatever their level.</summary>
    public bool Shows(string source) => All || !Listed.Contains(source) || (Enable && Sources.Contains(source));
}
