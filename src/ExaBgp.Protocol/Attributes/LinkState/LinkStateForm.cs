namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>How one generation shows a TLV of the BGP-LS attribute.</summary>
/// <param name="Key">JSON member.</param>
/// <param name="Label">What its text begins with.</param>
/// <param name="IsArray">Its values are gathered under one member, an array.</param>
internal sealed record LinkStateForm(string Key, string Label, bool IsArray = false);
