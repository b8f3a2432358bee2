namespace ExaBgp.Top;

/// <summary>Two samples put side by side: what is shown.</summary>
internal sealed record TopView
{
    public required DaemonSample Now { get; init; }

    public required IReadOnlyList<PeerRow> Peers { get; init; }

    /// <summary>Share of one processor, in percent; null when it is not known.</summary>
    public double? Processor { get; init; }

    /// <summary>Peers whose session is up.</summary>
    public int Established => Peers.Count(static row => row.Peer.IsEstablished);

    /// <summary>Messages a second of all sessions, both ways.</summary>
    public double Rate => Peers.Sum(static row => row.SentRate + row.ReceivedRate);

    /// <summary>
    /// Compares a sample with the one before; without one, rates are averages: of a session since it came up, of the processor since the daemon's start.
    /// Sessions that are down come first, then those that say most.
    /// </summary>
    public static TopView Of(DaemonSample now, DaemonSample? before, TimeProvider clock)
    {
        var seconds = before is null ? 0 : clock.GetElapsedTime(before.Timestamp, now.Timestamp).TotalSeconds;
        var known = before is null || before.Process != now.Process ? [] : before.Peers.ToDictionary(static peer => peer.Name, StringComparer.Ordinal);
        var rows = now.Peers.Select(peer => Row(peer, known.GetValueOrDefault(peer.Name), seconds)).ToList();
        return new TopView
        {
            Now = now,
            Peers = [.. rows.OrderBy(static row => row.Peer.IsEstablished).ThenByDescending(static row => row.SentRate + row.ReceivedRate)],
            Processor = Share(now, before is not null && before.Process == now.Process ? before : null, seconds),
        };
    }

    /// <summary>A session that is younger than the last sample has counted from zero.</summary>
    private static PeerRow Row(PeerSample now, PeerSample? before, double seconds)
    {
        if (!now.IsEstablished) return new PeerRow(now, 0, 0);
        var isSame = before is { IsEstablished: true } && before.Sent <= now.Sent && before.Received <= now.Received && seconds > 0;
        var time = isSame ? seconds : Math.Max(1, now.Seconds);
        return new PeerRow(now, (now.Sent - (isSame ? before!.Sent : 0)) / time, (now.Received - (isSame ? before!.Received : 0)) / time);
    }

    private static double? Share(DaemonSample now, DaemonSample? before, double seconds)
    {
        if (now.Usage is not { } used) return null;
        var (time, spent) = before?.Usage is { } then && seconds > 0 ? (seconds, used.Processor - then.Processor) : (Math.Max(1, now.Uptime), used.Processor);
        return 100 * spent.TotalSeconds / time;
    }
}
