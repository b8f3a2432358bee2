using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Inet;

/// <summary>
/// Unicast and multicast prefixes (RFC 4271 section 4.3, RFC 4760): <c>length(1) octets(0-16)</c>. The identity is the prefix, host bits cleared.
/// </summary>
public sealed class InetFamily(Family family) : PrefixFamily(family)
{
    private readonly bool _unicast = family.Safi == Safi.Unicast;

    /// <inheritdoc/>
    public override bool AddPathByDefault => _unicast;

    /// <inheritdoc/>
    public override bool Groups => _unicast && !IsIpv6;

    /// <inheritdoc/>
    public override bool WithdrawCarriesAttributes => false;

    /// <inheritdoc/>
    public override int BarePrefixBits => MaxBits;

    internal override RouteWords Words => RouteWords.Unicast;

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        var rest = reader.Rest;
        if (!rest.IsEmpty)
        {
            int bits = rest[0];
            if (bits > MaxBits)
            {
                nlri = default;
                return RefuseMask(bits);
            }

            if (reader.TryReadBytes(1 + IpPrefix.Octets(bits), out nlri)) return Outcome.Accept;
        }

        nlri = default;
        return RefuseShort(rest);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key(ReadOnlySpan<byte> nlri, Span<byte> scratch) => PrefixKey.Of(nlri, scratch);

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        NlriText.WritePrefix(output, nlri.Bytes[1..], nlri.Bytes[0], IsIpv6);
        NlriText.WritePathId(output, nlri.PathId);
    }

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        if (compatibility.Compact && nlri.PathId is null)
        {
            output.WriteUInt8((byte)'"');
            NlriText.WritePrefix(output, nlri.Bytes[1..], nlri.Bytes[0], IsIpv6);
            output.WriteUInt8((byte)'"');
            return;
        }

        output.Write("{ \"nlri\": \""u8);
        NlriText.WritePrefix(output, nlri.Bytes[1..], nlri.Bytes[0], IsIpv6);
        output.WriteUInt8((byte)'"');
        NlriText.WriteJsonPathId(output, nlri.PathId);
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{\"prefix\": \""u8);
        NlriText.WritePrefix(output, nlri.Bytes[1..], nlri.Bytes[0], IsIpv6);
        output.WriteUInt8((byte)'"');
        WriteRowTail(nlri.NextHop, output);
        output.WriteUInt8((byte)'}');
    }

    private protected override void WriteMaskedCommand(in NlriView nlri, ByteBuffer output) => WriteText(nlri, output, Compatibility.Default);

    internal override bool TryAdd(RouteBuilder route, in IpPrefix prefix, out string error)
    {
        error = string.Empty;
        Span<byte> nlri = stackalloc byte[1 + 16];
        nlri[0] = prefix.Length;
        prefix.Address.CopyTo(nlri[1..]);
        route.Add(this, route.PathId, nlri[..(1 + IpPrefix.Octets(prefix.Length))]);
        return true;
    }
}
