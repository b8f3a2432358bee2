using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Protocol.Messages;

/// <summary>A run of NLRI of one family inside the body of an UPDATE.</summary>
/// <param name="Family">Family.</param>
/// <param name="Start">Where it begins in the body.</param>
/// <param name="Length">Octets.</param>
/// <param name="AddPath">Each NLRI has a path identifier before it.</param>
/// <param name="AsWithdrawn">It stands where withdrawn routes do; a family may read its NLRI otherwise there.</param>
/// <param name="Attributes">Attributes and next hop of its routes.</param>
internal readonly record struct NlriSection(FamilyCodec Family, int Start, int Length, bool AddPath, bool AsWithdrawn, AttributeSet Attributes);
