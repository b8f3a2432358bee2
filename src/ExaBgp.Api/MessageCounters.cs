using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api;

/// <summary>Messages and prefixes counted for one session.</summary>
public sealed class MessageCounters
{
    private readonly long[] _sent = new long[8];
    private readonly long[] _received = new long[8];

    /// <summary>Prefixes announced by the peer.</summary>
    public long PrefixesReceived { get; set; }

    /// <summary>Prefixes withdrawn by the peer.</summary>
    public long PrefixesWithdrawn { get; set; }

    /// <summary>Counts one message; types nobody knows count in the total only.</summary>
    public void Count(Direction direction, MessageType type) => (direction == Direction.Send ? _sent : _received)[(byte)type is > 0 and < 8 ? (byte)type : 0]++;

    /// <summary>Messages of one type.</summary>
    public long Of(Direction direction, MessageType type) => (direction == Direction.Send ? _sent : _received)[(byte)type];

    /// <summary>Messages of all types.</summary>
    public long Total(Direction direction)
    {
        long total = 0;
        foreach (var count in direction == Direction.Send ? _sent : _received) total += count;
        return total;
    }

    /// <summary>Starts again at zero.</summary>
    public void Reset()
    {
        Array.Clear(_sent);
        Array.Clear(_received);
        PrefixesReceived = 0;
        PrefixesWithdrawn = 0;
    }
}
