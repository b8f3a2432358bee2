using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Routes;

/// <summary>Makes the key of what several paths have in common: <c>family(1) identity</c>, without path identifier.</summary>
internal sealed class PrefixKeys
{
    private byte[] _octets = new byte[64];

    /// <summary>The key of an NLRI, valid until the next.</summary>
    public ReadOnlySpan<byte> Of(FamilyCodec family, ReadOnlySpan<byte> nlri)
    {
        if (_octets.Length < (2 * nlri.Length) + 1) _octets = new byte[(2 * nlri.Length) + 1];
        var identity = family.Key(nlri, _octets.AsSpan(1 + nlri.Length));
        _octets[0] = (byte)family.Index;
        identity.CopyTo(_octets.AsSpan(1));
        return _octets.AsSpan(0, 1 + identity.Length);
    }
}
