using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.PrefixSid;

/// <summary>
/// The keyword <c>bgp-prefix-sid-srv6 ( l3-service|l2-service SID [BEHAVIOR [ '[' block,node,function,argument,transposition,offset ']' ]] )</c>.
/// <c>l3vpn</c> and <c>vpn</c>, which older files have, are L3 services.
/// </summary>
public sealed class Srv6ServiceWords() : AttributeCodec(AttributeCode.PrefixSid, AttributeFlags.Optional | AttributeFlags.Transitive, Keyword)
{
    /// <summary>The keyword.</summary>
    public const string Keyword = "bgp-prefix-sid-srv6";

    private const ushort UnspecifiedBehavior = 0xFFFF;

    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical) =>
        AttributeTable.At(Code).Read(value, context, canonical);

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        AttributeTable.At(Code).WriteText(flags, canonical, output, compatibility);

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility) =>
        AttributeTable.At(Code).WriteJson(flags, canonical, output, compatibility);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (!PrefixSidWords.TryTake(ref tokens, "("u8, out error)) return false;
        byte service = 0;
        if (tokens.TryTake("l3-service"u8) || tokens.TryTake("l3vpn"u8) || tokens.TryTake("vpn"u8)) service = PrefixSidTlv.L3Service;
        else if (tokens.TryTake("l2-service"u8)) service = PrefixSidTlv.L2Service;
        if (service == 0) return Fail(tokens.Error($"expect 'l3-service' or 'l2-service', but received '{tokens.PeekText()}'", "l3-service"), out error);

        tokens.TryNext(out var word);
        if (!IpAddress.TryParse(word, out var sid) || !sid.IsIpv6)
            return Fail(tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid SID\n  Format: IPv6 address (e.g., 2001:db8::1)"), out error);

        var behavior = UnspecifiedBehavior;
        var lengths = 0ul;
        var hasLengths = false;
        if (!tokens.Peek.SequenceEqual(")"u8))
        {
            if (!TryNumber(ref tokens, ushort.MaxValue, out var number, out error)) return false;
            behavior = (ushort)number;
            hasLengths = tokens.TryTake("["u8);
            if (hasLengths && !TryLengths(ref tokens, out lengths, out error)) return false;
        }

        if (!PrefixSidWords.TryTake(ref tokens, ")"u8, out error)) return false;
        var value = route.Scratch;
        value.Clear();
        Write(service, sid, behavior, hasLengths, lengths, value);
        route.Attributes.TryAdd(Code, Flags, value.Written);
        return true;
    }

    private static void Write(byte service, IpAddress sid, ushort behavior, bool hasLengths, ulong lengths, ByteBuffer value)
    {
        var inner = PrefixSidTlv.SidInformationSize + (hasLengths ? 3 + PrefixSidTlv.SidStructureSize : 0);
        value.WriteUInt8(service);
        value.WriteUInt16((ushort)(inner + 4));
        value.WriteUInt8(0);
        value.WriteUInt8(PrefixSidTlv.SidInformation);
        value.WriteUInt16((ushort)inner);
        value.WriteUInt8(0);
        sid.CopyTo(value.Take(16));
        value.WriteUInt8(0);
        value.WriteUInt16(behavior);
        value.WriteUInt8(0);
        if (!hasLengths) return;
        value.Write([PrefixSidTlv.SidStructure, 0, PrefixSidTlv.SidStructureSize]);
        value.WriteUInt16((ushort)(lengths >> 32));
        value.WriteUInt32((uint)lengths);
    }

    private static bool TryLengths(ref TokenReader tokens, out ulong lengths, out ParseError error)
    {
        lengths = 0;
        error = default;
        for (var i = 0; i < PrefixSidTlv.SidStructureSize; i++)
        {
            if (i > 0 && !PrefixSidWords.TryTake(ref tokens, ","u8, out error)) return false;
            if (!TryNumber(ref tokens, byte.MaxValue, out var length, out error)) return false;
            lengths = (lengths << 8) | length;
        }

        return PrefixSidWords.TryTake(ref tokens, "]"u8, out error);
    }

    private static bool TryNumber(ref TokenReader tokens, ulong largest, out ulong value, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (NumberReading.TryDecimalOrHexadecimal(word, out value) && value <= largest) return true;
        error = tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a number from 0 to {largest}");
        return false;
    }
}
