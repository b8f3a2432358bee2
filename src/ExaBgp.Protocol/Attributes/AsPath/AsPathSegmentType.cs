namespace ExaBgp.Protocol.Attributes.AsPath;

/// <summary>Kinds of AS_PATH segments (RFC 4271 section 4.3, RFC 5065 section 3).</summary>
public enum AsPathSegmentType : byte
{
    /// <summary>AS_SET.</summary>
    Set = 1,

    /// <summary>AS_SEQUENCE.</summary>
    Sequence = 2,

    /// <summary>AS_CONFED_SEQUENCE.</summary>
    ConfederationSequence = 3,

    /// <summary>AS_CONFED_SET.</summary>
    ConfederationSet = 4,
}
