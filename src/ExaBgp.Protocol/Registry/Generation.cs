namespace ExaBgp.Protocol.Registry;

/// <summary>Whose exact bytes, answers and JSON to produce (setting <c>exabgp_compat_generation</c>).</summary>
public enum Generation : byte
{
    /// <summary>Stable 5.0, the default.</summary>
    Five = 5,

    /// <summary>What is to become 6.0.</summary>
    Six = 6,
}
