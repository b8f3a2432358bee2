using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Attributes.Tunnel;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.SrPolicy;

/// <summary>SR policies (RFC 9830 section 2.1): <c>bits(1) distinguisher(4) color(4) endpoint(4 or 16)</c>.</summary>
public sealed class SrPolicyFamily(Afi afi) : FamilyCodec(new Family(afi, Safi.SrPolicy))
{
    private readonly int _size = afi == Afi.Ipv6 ? 24 : 12;

    /// <inheritdoc/>
    public override bool SendsNextHopAttribute => false;

    /// <inheritdoc/>
    protected override bool HasEventText => false;

    internal override RouteWords Words => RouteWords.SrPolicy;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => _size == 12 ? [4, 16, 32] : [16, 32, 4];

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var rest = reader.Rest;
        if (rest.IsEmpty) return Malformed("SR Policy NLRI has no length");
        if (rest[0] != _size * 8)
        {
            return Malformed(string.Create(
                CultureInfo.InvariantCulture, $"SR Policy NLRI invalid length: got {rest[0]} bits, expected {_size * 8} for AFI {AfiName}"));
        }

        return reader.TryReadBytes(1 + _size, out nlri)
            ? Outcome.Accept
            : Malformed(string.Create(CultureInfo.InvariantCulture, $"SR Policy NLRI truncated: need {_size} bytes, got {rest.Length - 1}"));
    }

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("sr-policy "u8);
        WriteWords(nlri, output);
    }

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        var value = nlri.Bytes[1..];
        output.Write("{\"distinguisher\": "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value));
        output.Write(", \"color\": "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[4..]));
        output.Write(", \"endpoint\": \""u8);
        NlriText.WriteAddress(output, value[8..]);
        output.WriteUInt8((byte)'"');
        NlriText.WriteJsonPathId(output, nlri.PathId);
        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override bool Accepts(ReadOnlySpan<byte> word) => base.Accepts(word) || SrPolicyOptions.IsOption(word);

    /// <inheritdoc/>
    public override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        WriteWords(nlri, output);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error) =>
        SrPolicyStatements.TryParse(ref tokens, route, this, out error);

    /// <summary>Adds one NLRI.</summary>
    internal void Add(RouteBuilder route, uint distinguisher, uint color, IpAddress endpoint)
    {
        Span<byte> nlri = stackalloc byte[25];
        nlri[0] = (byte)(_size * 8);
        BinaryPrimitives.WriteUInt32BigEndian(nlri[1..], distinguisher);
        BinaryPrimitives.WriteUInt32BigEndian(nlri[5..], color);
        endpoint.CopyTo(nlri[9..]);
        route.Add(this, route.PathId, nlri[..(1 + _size)]);
    }

    private static void WriteWords(in NlriView nlri, ByteBuffer output)
    {
        var value = nlri.Bytes[1..];
        output.Write("distinguisher "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value));
        output.Write(" color "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt32BigEndian(value[4..]));
        output.Write(" endpoint "u8);
        NlriText.WriteAddress(output, value[8..]);
        NlriText.WritePathId(output, nlri.PathId);
    }
}
