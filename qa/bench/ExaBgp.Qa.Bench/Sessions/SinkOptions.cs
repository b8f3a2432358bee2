using ExaBgp.Qa.Bench.Families;

namespace ExaBgp.Qa.Bench.Sessions;

/// <summary>What the neighbors of a sink are like.</summary>
/// <param name="Family">The family of the sessions.</param>
/// <param name="Asn">Their AS number.</param>
/// <param name="HoldTime">Their hold time, in seconds.</param>
public sealed record SinkOptions(BenchFamily Family, ushort Asn = 65002, ushort HoldTime = 180)
{
    /// <summary>The number of routes whose arrival is timed.</summary>
    public long Target { get; set; } = long.MaxValue;

    /// <summary>Each session is read by a thread of its own: what comes is seen some microseconds sooner.</summary>
    public bool OwnThread { get; init; }

    /// <summary>How fast a session reads, in bytes a second; 0 is as fast as it can.</summary>
    public Func<int, long> BytesPerSecond { get; init; } = _ => 0;
}
