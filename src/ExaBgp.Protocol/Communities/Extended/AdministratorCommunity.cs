using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>
/// <c>word:administrator:number</c>: route target and route origin (RFC 4360, RFC 5668), route target record, redirect (RFC 8955, RFC 7674) and MUP
/// segment identifier.
/// </summary>
public sealed class AdministratorCommunity(byte type, byte subtype, string word, AdministratorForm form) : ExtendedCommunityType(type, subtype, word)
{
    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Layout => form is AdministratorForm.As2 or AdministratorForm.As2Address ? "HL"u8 : "LH"u8;

    /// <inheritdoc/>
    public override void WriteText(ulong value, ByteBuffer output)
    {
        output.WriteText(Word);
        output.WriteUInt8((byte)':');
        switch (form)
        {
            case AdministratorForm.Address:
                output.WriteAddress(IpAddress.FromIpv4((uint)(value >> 16)));
                break;
            case AdministratorForm.As4:
                output.WriteDecimal((uint)(value >> 16));
                break;
            default:
                output.WriteDecimal((uint)(value >> 32) & 0xFFFF);
                break;
        }

        output.WriteUInt8((byte)':');
        if (form == AdministratorForm.As2Address) output.WriteAddress(IpAddress.FromIpv4((uint)value));
        else output.WriteDecimal(form == AdministratorForm.As2 ? (uint)value : (uint)value & 0xFFFF);
    }

    /// <summary>FlowSpec redirect to the route target of a two-octet AS.</summary>
    public static ulong Redirect(ushort administrator, uint number) => 0x8008000000000000 | ((ulong)administrator << 32) | number;

    /// <summary>FlowSpec redirect to the route target of a four-octet AS.</summary>
    public static ulong RedirectAs4(uint administrator, ushort number) => 0x8208000000000000 | ((ulong)administrator << 16) | number;
}
