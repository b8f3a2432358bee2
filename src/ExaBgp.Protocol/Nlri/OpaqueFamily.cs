using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>
/// A family whose NLRI are only cut apart and kept: <c>skipped type length value</c>, with sizes in octets of the fields before the value.
/// </summary>
public sealed class OpaqueFamily(Family family, int skip, int type, int length) : FamilyCodec(family)
{
    /// <inheritdoc/>
    public override int NextHopDistinguisherSize => Family.Safi == Safi.LinkStateVpn ? 8 : 0;

    /// <inheritdoc/>
    public override bool AddPathByDefault => Family.Safi == Safi.Mup;

    /// <inheritdoc/>
    protected override bool HasEventText => false;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => NextHopDistinguisherSize == 8 ? [12, 24, 48] : [4, 16, 32];

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var header = reader.Rest;
        var size = skip + type + length;
        if (header.Length < size) return Malformed($"{Name} NLRI header truncated");
        var value = length == 1 ? header[size - 1] : (header[size - 2] << 8) | header[size - 1];
        return reader.TryReadBytes(size + value, out nlri)
            ? Outcome.Accept
            : Malformed(string.Create(CultureInfo.InvariantCulture, $"{Name} NLRI truncated: need {size + value} bytes, got {header.Length}"));
    }

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility) => WriteJson(nlri, output, compatibility);

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        NlriText.WriteJsonCode(output, type == 2 ? (nlri.Bytes[skip] << 8) | nlri.Bytes[skip + 1] : nlri.Bytes[skip], parsed: false, nlri.Bytes);
        NlriText.WriteJsonPathId(output, nlri.PathId);
        output.Write(" }"u8);
    }
}
