using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>
/// PMSI_TUNNEL (RFC 6514 section 5): flags(1) tunnel type(1) label(3) tunnel identifier. Shorter than that it is treated as withdraw. Shown as
/// <c>pmsi:TYPE:FLAGS:LABEL:IDENTIFIER</c>, the label with its raw 24 bits where the generation shows them.
/// </summary>
public sealed class PmsiAttribute() : AttributeCodec(AttributeCode.PmsiTunnel, AttributeFlags.Optional | AttributeFlags.Transitive, "pmsi")
{
    private const int HeaderSize = 5;
    private const byte IngressReplication = 6;

    private static readonly string[] Tunnels =
    [
        "notunnel", "rsvp-tep2mplsp", "mldpp2mplsp", "pim-ssmtree", "pim-smtree", "bidir-pimtree", "ingressreplication", "mldpmp2mplsp",
    ];

    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (value.Length < HeaderSize) return Malformed;
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        if (canonical.Length < HeaderSize) return;
        var type = canonical[1];
        var flagOctet = canonical[0];
        var tunnel = canonical[HeaderSize..];
        var raw = (uint)((canonical[2] << 16) | (canonical[3] << 8) | canonical[4]);
        var isAddress = type == IngressReplication && tunnel.Length == 4;
        output.Write("pmsi:"u8);
        output.WriteText(type < Tunnels.Length ? Tunnels[type] : "unknown");
        output.WriteText(string.Create(CultureInfo.InvariantCulture, $":{flagOctet}:{raw >> 4}"));
        if (compatibility.IsFive ? isAddress && raw != 0 : raw % 16 != 0) output.WriteText(string.Create(CultureInfo.InvariantCulture, $"({raw})"));
        output.WriteUInt8((byte)':');
        if (isAddress && IpAddress.TryFromBytes(tunnel, out var endpoint))
        {
            output.WriteAddress(endpoint);
        }
        else if (!tunnel.IsEmpty)
        {
            output.Write("0x"u8);
            output.WriteHexUpper(tunnel);
        }
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        WriteText(flags, canonical, output, compatibility);
        output.WriteUInt8((byte)'"');
    }

    private static readonly Outcome Malformed = Outcome.Withdraw("PMSI_TUNNEL: shorter than its header");
}
