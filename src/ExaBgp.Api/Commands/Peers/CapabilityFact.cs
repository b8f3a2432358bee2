namespace ExaBgp.Api.Commands.Peers;

/// <summary>A capability: announced by us, and by the peer (null before its OPEN).</summary>
internal readonly record struct CapabilityFact(string Name, bool Local, bool? Remote)
{
    /// <summary>Announced by both.</summary>
    public bool IsCommon => Local && Remote == true;
}
