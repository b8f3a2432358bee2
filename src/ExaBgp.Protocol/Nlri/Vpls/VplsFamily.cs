using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Vpls;

/// <summary>VPLS (RFC 4761 section 3.2.2): <c>length(2) RD(8) VE-id(2) VE-offset(2) VE-size(2) label-base(3)</c>.</summary>
public sealed class VplsFamily() : FamilyCodec(new Family(Afi.L2vpn, Safi.Vpls))
{
    private const int ValueSize = 17;

    /// <inheritdoc/>
    public override FamilyClass Class => FamilyClass.L2vpn;

    /// <inheritdoc/>
    public override bool SendsNextHopAttribute => false;

    internal override RouteWords Words => RouteWords.Vpls;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => [4, 16, 32];

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var rest = reader.Rest;
        if (!BinaryPrimitives.TryReadUInt16BigEndian(rest, out var length)) return Malformed("l2vpn vpls NLRI has no length");
        if (length < ValueSize)
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"l2vpn vpls length is {length}, it needs at least {ValueSize}"));
        return reader.TryReadBytes(2 + length, out nlri) ? Outcome.Accept : Malformed("l2vpn vpls message length is not consistent with encoded bgp");
    }

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("vpls "u8);
        WriteWords(nlri, output);
    }

    /// <inheritdoc/>
    public override void WriteEvent(in NlriView nlri, bool withdrawn, ByteBuffer output, Compatibility compatibility)
    {
        base.WriteEvent(nlri, withdrawn, output, compatibility);
        if (withdrawn && compatibility.IsFive) output.WriteUInt8((byte)' ');
    }

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{ "u8);
        WriteMembers(nlri, output);
        NlriText.WriteJsonPathId(output, nlri.PathId);
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'{');
        WriteMembers(nlri, output);
        WriteRowTail(nlri.NextHop, output);
        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        WriteWords(nlri, output);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error) => RouteGrammar.TryParseVpls(ref tokens, route, out error);

    /// <summary>Adds the NLRI of the fields said; names the first one that is missing.</summary>
    internal bool TryAdd(RouteBuilder route, VplsDraft draft, out string error)
    {
        error = draft.Endpoint is null ? "vpls nlri endpoint missing"
            : draft.Base is null ? "vpls nlri base missing"
            : draft.Offset is null ? "vpls nlri offset missing"
            : draft.Size is null ? "vpls nlri size missing"
            : route.RouteDistinguisher is null ? "vpls nlri route-distinguisher missing"
            : string.Empty;
        if (error.Length > 0) return false;
        var scratch = route.Scratch;
        scratch.Clear();
        scratch.WriteUInt16(ValueSize);
        scratch.WriteUInt64(route.RouteDistinguisher ?? 0);
        scratch.WriteUInt16(draft.Endpoint ?? 0);
        scratch.WriteUInt16(draft.Offset ?? 0);
        scratch.WriteUInt16(draft.Size ?? 0);
        scratch.WriteUInt24(((uint)(draft.Base ?? 0) << 4) | 1);
        route.Add(this, route.PathId, scratch.Written);
        return true;
    }

    private static void WriteWords(in NlriView nlri, ByteBuffer output)
    {
        var value = nlri.Bytes[2..];
        output.Write("rd "u8);
        RouteDistinguisher.Of(value).WriteText(output);
        output.Write(" endpoint "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt16BigEndian(value[8..]));
        output.Write(" base "u8);
        output.WriteDecimal(LabelStack.Raw(value[14..]) >> 4);
        output.Write(" offset "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt16BigEndian(value[10..]));
        output.Write(" size "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt16BigEndian(value[12..]));
        NlriText.WritePathId(output, nlri.PathId);
    }

    private static void WriteMembers(in NlriView nlri, ByteBuffer output)
    {
        var value = nlri.Bytes[2..];
        output.Write("\"rd\": \""u8);
        RouteDistinguisher.Of(value).WriteText(output);
        output.Write("\", \"endpoint\": "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt16BigEndian(value[8..]));
        output.Write(", \"base\": "u8);
        output.WriteDecimal(LabelStack.Raw(value[14..]) >> 4);
        output.Write(", \"offset\": "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt16BigEndian(value[10..]));
        output.Write(", \"size\": "u8);
        output.WriteDecimal(BinaryPrimitives.ReadUInt16BigEndian(value[12..]));
    }
}
