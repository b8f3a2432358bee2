using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Settings;

/// <summary>The <c>exabgp.*</c> settings of the environment and of <c>exabgp.env</c> that change what the daemon does (logging and process settings stand with the host).</summary>
public sealed record DaemonSettings
{
    public static readonly DaemonSettings Default = new();

    /// <summary>Generation of bytes, answers and JSON.</summary>
    public Generation Generation { get; init; } = Generation.Five;

    /// <summary><c>api.version</c>: 4 or 6; null for the generation's.</summary>
    public int? ApiVersion { get; init; }

    /// <summary>Version shown in capability 75 and <c>version</c>, when set.</summary>
    public string? Version { get; init; }

    /// <summary>Port to listen on at <see cref="TcpBind"/>.</summary>
    public int TcpPort { get; init; } = 179;

    /// <summary>Port to connect to where a neighbor names none: <c>tcp.port</c> of the process environment only, else 179.</summary>
    public int ConnectPort { get; init; } = 179;

    /// <summary>Attempts for each peer, 0 for ever (<c>tcp.attempts</c>, <c>tcp.once</c>, <c>tcp.connections</c>).</summary>
    public int TcpAttempts { get; init; }

    /// <summary>Addresses to listen on.</summary>
    public IReadOnlyList<IpAddress> TcpBind { get; init; } = [];

    /// <summary>Every peer waits for the other side.</summary>
    public bool Passive { get; init; }

    /// <summary>Seconds to wait for the peer's OPEN.</summary>
    public int OpenWait { get; init; } = 60;

    public bool Ack { get; init; } = true;

    /// <summary>Routes written between two turns of a <c>show</c>.</summary>
    public int Chunk { get; init; } = 1;

    public bool Compact { get; init; }

    public bool Respawn { get; init; } = true;

    public bool Terminate { get; init; }

    /// <summary>Show-routes-format <c>v2</c> of generation 5.</summary>
    public bool ShowRoutesV2 { get; init; }

    public bool PathsLimitAudit { get; init; } = true;

    /// <summary>Several configuration files are used in turn, one at each reload.</summary>
    public bool Rotate { get; init; }

    /// <summary>Octets of events waiting for one helper.</summary>
    public int QueueBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Seconds a helper may take nothing while its queue is full.</summary>
    public int QueueTimeout { get; init; } = 10;

    /// <summary>The forms all helpers get unless their process says otherwise.</summary>
    public Compatibility Compatibility => new(Generation, ApiVersion ?? (Generation == Generation.Five ? 4 : 6), Compact);
}
