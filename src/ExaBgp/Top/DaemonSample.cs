using System.Text.Json;

namespace ExaBgp.Top;

/// <summary>What the daemon said of itself, and the system of its process, at one moment.</summary>
internal sealed record DaemonSample
{
    public required string Version { get; init; }

    public required int Process { get; init; }

    /// <summary>Seconds since its start.</summary>
    public required long Uptime { get; init; }

    /// <summary>Routes in all Adj-RIBs-In.</summary>
    public required long RoutesIn { get; init; }

    /// <summary>Routes in the table all peers share.</summary>
    public required long RoutesOut { get; init; }

    /// <summary>Octets of the tables.</summary>
    public required long TableOctets { get; init; }

    public required IReadOnlyList<PeerSample> Peers { get; init; }

    public required IReadOnlyList<HelperSample> Helpers { get; init; }

    /// <summary>Processor and memory; null where they cannot be seen.</summary>
    public ProcessUsage? Usage { get; init; }

    /// <summary>When, as <see cref="TimeProvider.GetTimestamp"/> has it.</summary>
    public long Timestamp { get; init; }

    /// <summary>Reads the answer to <c>system statistics</c>; null when it is none.</summary>
    public static DaemonSample? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var routes = root.GetProperty("routes");
            return new DaemonSample
            {
                Version = root.GetProperty("version").GetString()!,
                Process = root.GetProperty("pid").GetInt32(),
                Uptime = root.GetProperty("uptime").GetInt64(),
                RoutesIn = routes.GetProperty("in").GetInt64(),
                RoutesOut = routes.GetProperty("out").GetInt64(),
                TableOctets = routes.GetProperty("bytes").GetInt64(),
                Peers = [.. root.GetProperty("peers").EnumerateArray().Select(PeerSample.Read)],
                Helpers = [.. root.GetProperty("helpers").EnumerateArray().Select(HelperSample.Read)],
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
