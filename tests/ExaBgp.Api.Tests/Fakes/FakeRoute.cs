using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Api.Tests.Fakes;

/// <summary>A route in the Adj-RIB of a fake peer.</summary>
internal sealed record FakeRoute(FamilyCodec Family, uint? PathId, byte[] Nlri, AttributeSet Attributes)
{
    /// <summary>Family, path identifier and identifying octets.</summary>
    public string Key => $"{Family.Index}:{PathId}:{Convert.ToHexString(Family.Key(Nlri, new byte[Math.Max(Nlri.Length, 1)]))}";
}
