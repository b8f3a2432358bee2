namespace ExaBgp.Api.Events;

/// <summary>Who is told of one type of message in one direction, and how.</summary>
/// <param name="Raw">The octets (<c>packets</c>).</param>
/// <param name="Parsed">What they say (<c>parsed</c>).</param>
/// <param name="Consolidated">What they say, with the octets (<c>consolidate</c>).</param>
internal sealed record MessagePlan(EventGroup[] Raw, EventGroup[] Parsed, EventGroup[] Consolidated)
{
    /// <summary>Nobody is told.</summary>
    public static readonly MessagePlan None = new([], [], []);

    /// <summary>True when nobody is told.</summary>
    public bool IsEmpty => Raw.Length == 0 && Parsed.Length == 0 && Consolidated.Length == 0;
}
