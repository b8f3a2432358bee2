using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>
/// TUNNEL_ENCAPSULATION (RFC 9012): tunnels, of which we know SR Policy (type 15, RFC 9830 and 9831). Truncated, or with a known SR Policy sub-TLV that is
/// too short, it is treated as withdraw. Generation 5 shows it as a generic attribute.
/// </summary>
public sealed class TunnelEncapsulationAttribute()
    : AttributeCodec(AttributeCode.TunnelEncapsulation, AttributeFlags.Optional | AttributeFlags.Transitive, "tunnel-encap")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        var tunnels = new TunnelReader(value);
        while (tunnels.TryNext())
        {
            if (tunnels.Type != SrPolicySubTlv.TunnelType) continue;
            var subTlvs = new SubTlvReader(tunnels.Value, hasLongLengths: true);
            while (subTlvs.TryNext())
            {
                if (!SrPolicySubTlv.IsWhole(subTlvs.Type, subTlvs.Value)) return Malformed;
            }

            if (!subTlvs.IsEnd) return Malformed;
        }

        if (!tunnels.IsEnd || value.IsEmpty) return Malformed;
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override bool WriteTextMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        if (!compatibility.IsFive) return base.WriteTextMember(flags, canonical, output, compatibility);
        GenericAttribute.WriteWords(Code, flags | AttributeFlags.Partial, canonical, output);
        return true;
    }

    /// <inheritdoc/>
    public override bool WriteJsonMember(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        compatibility.IsFive
            ? new GenericAttribute(Code).WriteJsonMember(flags | AttributeFlags.Partial, canonical, output, compatibility)
            : base.WriteJsonMember(flags, canonical, output, compatibility);

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("tunnel-encap ["u8);
        var tunnels = new TunnelReader(canonical);
        for (var isFirst = true; tunnels.TryNext(); isFirst = false)
        {
            if (!isFirst) output.Write(", "u8);
            if (tunnels.Type == SrPolicySubTlv.TunnelType)
            {
                SrPolicyForm.WriteText(tunnels.Value, output);
                continue;
            }

            output.Write("tunnel-type:"u8);
            output.WriteDecimal((uint)tunnels.Type);
        }

        output.WriteUInt8((byte)']');
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'{');
        var tunnels = new TunnelReader(canonical);
        for (var isFirst = true; tunnels.TryNext(); isFirst = false)
        {
            if (!isFirst) output.Write(", "u8);
            if (tunnels.Type == SrPolicySubTlv.TunnelType)
            {
                SrPolicyForm.WriteJson(tunnels.Value, output);
                continue;
            }

            output.Write("\"tunnel-type-"u8);
            output.WriteDecimal((uint)tunnels.Type);
            output.Write("\": \"0x"u8);
            output.WriteHexUpper(tunnels.Value);
            output.WriteUInt8((byte)'"');
        }

        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output)
    {
        if (!SrPolicyCommand.TryWrite(canonical, output)) base.WriteCommand(flags, canonical, output);
    }

    private static readonly Outcome Malformed = Outcome.Withdraw("malformed TUNNEL_ENCAPSULATION");
}
