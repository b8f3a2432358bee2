namespace ExaBgp.Simulation.Chaos;

/// <summary>One command line, what it does to the model, and what must be answered.</summary>
internal sealed class Command(string line, string? ending, Func<IReadOnlyList<string>, string?>? payload = null)
{
    /// <summary>The line without its end.</summary>
    public string Line { get; } = line;

    /// <summary><c>done</c>, <c>error</c>; empty for a single line of payload without either; null when nothing is answered.</summary>
    public string? Ending { get; } = ending;

    /// <summary>Says what is wrong with the lines of payload, or null.</summary>
    public Func<IReadOnlyList<string>, string?> Payload { get; } = payload ?? NoPayload;

    /// <summary>Routes it leaves at peers: the mark, or null for a withdraw.</summary>
    public List<(int Peer, RouteSpec Route, uint? Mark)> Effects { get; } = [];

    /// <summary>Its answer waits until the change is on TCP.</summary>
    public bool IsSynchronous { get; init; }

    /// <summary>Everything the peers hold is to be sent again.</summary>
    public bool Flushes { get; init; }

    /// <summary>It may take several turns, so that a read it stands in is not executed at once.</summary>
    public bool MayWait => IsSynchronous || Ending is null || payload is not null;

    /// <summary>When it was written, and read by the daemon.</summary>
    public long Written { get; set; }

    public long Read { get; set; } = -1;

    /// <summary>Sessions up when it was read, for those it changes.</summary>
    public List<(int Peer, World.ModelSession Session)> Sessions { get; } = [];

    public override string ToString() => Line;

    private static string? NoPayload(IReadOnlyList<string> lines) => lines.Count == 0 ? null : $"payload '{lines[0]}'";
}
