using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol;

/// <summary>
/// The one place that says which forms are produced. <paramref name="ApiVersion"/> is 4 or 6 and may differ by helper;
/// <paramref name="Compact"/> is the setting <c>api.compact</c>.
/// </summary>
public sealed record Compatibility(Generation Generation, int ApiVersion, bool Compact = false)
{
    /// <summary>Generation 5 with its own form of events: the default.</summary>
    public static readonly Compatibility Default = new(Generation.Five, 4);

    /// <summary>True under generation 5.</summary>
    public bool IsFive => Generation == Generation.Five;

    /// <summary>True when events and answers take the form of API version 6.</summary>
    public bool IsV6 => ApiVersion == 6;

    /// <summary>The value of the JSON member <c>exabgp</c>.</summary>
    public string JsonVersion => IsV6 ? "6.0.0" : IsFive ? "5.0.0" : "4.0.1";

    /// <summary>MP_UNREACH_NLRI follows the other attributes (generation 5) or precedes them.</summary>
    public bool MpUnreachLast => IsFive;
}
