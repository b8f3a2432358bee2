using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Communities;
using ExaBgp.Protocol.Communities.Extended;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>
/// The words of <c>then</c> and <c>scope</c> (RFC 8955 section 7): most become extended communities, <c>redirect ADDRESS</c> and <c>copy ADDRESS</c> the
/// next hop too.
/// </summary>
internal static class FlowActions
{
    private const ulong RedirectToNextHop = 0x0800000000000000;
    private const ulong CopyToNextHop = 0x0800000000000001;

    private static readonly string[] Actions =
    [
        "accept", "discard", "rate-limit", "redirect", "redirect-to-nexthop", "redirect-to-nexthop-ietf", "copy", "mark", "action", "community",
        "large-community", "extended-community",
    ];

    /// <summary>True for a word of <c>then</c>.</summary>
    public static bool IsAction(ReadOnlySpan<byte> word)
    {
        foreach (var action in Actions)
        {
            if (Ascii.Equals(word, action)) return true;
        }

        return false;
    }

    /// <summary>Reads one action; the first word is known to be one.</summary>
    public static bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (tokens.IsEnd && !(word.SequenceEqual("accept"u8) || word.SequenceEqual("discard"u8) || word.SequenceEqual("redirect-to-nexthop"u8)))
            return Fail(tokens.Error($"{Encoding.UTF8.GetString(word)} needs a value"), out error);
        switch (Encoding.UTF8.GetString(word))
        {
            case "accept":
                return true;
            case "discard":
                Add(route, 0x8006000000000000);
                return true;
            case "rate-limit":
                return TryRate(ref tokens, route, out error);
            case "redirect":
                return TryRedirect(ref tokens, route, out error);
            case "redirect-to-nexthop":
                Add(route, RedirectToNextHop);
                return true;
            case "redirect-to-nexthop-ietf":
                return TryRedirectIetf(ref tokens, route, out error);
            case "copy":
                return TryNextHop(ref tokens, route, CopyToNextHop, out error);
            case "mark":
                return TryMark(ref tokens, route, out error);
            case "action":
                return TryAction(ref tokens, route, out error);
            default:
                if (AttributeTable.TryGet(word, out var codec)) return codec.TryParse(ref tokens, route, out error);
                error = tokens.ErrorBefore($"invalid keyword \"{Encoding.UTF8.GetString(word)}\"");
                return false;
        }
    }

    /// <summary>Reads <c>T</c> or <c>[ T T ]</c> after <c>interface-set</c>.</summary>
    public static bool TryInterfaceSet(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        var isList = tokens.TryTake("["u8);
        do
        {
            if (isList && tokens.TryTake("]"u8)) return true;
            if (!tokens.TryNext(out var word)) return Fail(tokens.Error("interface-set needs a value"), out error);
            if (!InterfaceSetCommunity.TryParseWords(word, out var value, out var message)) return Fail(tokens.ErrorBefore(message), out error);
            Add(route, value);
        }
        while (isList);
        return true;
    }

    private static bool TryRate(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!NumberReading.TryInteger(word, out var rate)) return Fail(tokens.ErrorBefore(RouteWordGrammar.NotInteger(word)), out error);
        var isPackets = tokens.TryTake("packets"u8);
        if (!isPackets) tokens.TryTake("bytes"u8);
        var bits = BitConverter.SingleToUInt32Bits(Math.Min(rate, 1_000_000_000_000));
        Add(route, (isPackets ? 0x800C000000000000 : 0x8006000000000000) | bits);
        return true;
    }

    private static bool TryRedirect(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        var word = tokens.Peek;
        if (word.StartsWith("["u8)) return TryRedirectIpv6(ref tokens, route, out error);
        var colon = word.IndexOf((byte)':');
        if (colon < 0 || word[(colon + 1)..].Contains((byte)':')) return TryNextHop(ref tokens, route, RedirectToNextHop, out error);
        error = default;
        tokens.Position++;
        if (word[..colon].Contains((byte)'.'))
            return Fail(tokens.ErrorBefore("this format has been deprecated as it does not make sense and it is not supported by other vendors"), out error);
        if (!NumberReading.TryDecimal(word[..colon], out ulong number)) return Fail(tokens.ErrorBefore(RouteWordGrammar.NotInteger(word[..colon])), out error);
        if (!NumberReading.TryDecimal(word[(colon + 1)..], out ulong local)) return Fail(tokens.ErrorBefore(RouteWordGrammar.NotInteger(word[(colon + 1)..])), out error);
        if (number > uint.MaxValue)
            return Fail(tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"asn is invalid, must be 0 to 4294967295 (32 bits): {number}")), out error);
        if (number <= ushort.MaxValue)
        {
            if (local > uint.MaxValue)
                return Fail(tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"Local administrator field is a 32 bits number, value too large {local}")), out error);
            Add(route, 0x8008000000000000 | (number << 32) | local);
            return true;
        }

        if (local > ushort.MaxValue)
            return Fail(tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"asn is a 32 bits number, local administrator field can only be 16 bit {local}")), out error);
        Add(route, 0x8208000000000000 | (number << 16) | local);
        return true;
    }

    /// <summary><c>[ADDRESS]</c> is a next hop, <c>[ADDRESS]:number</c> a route target (RFC 8956 section 5), type 000D.</summary>
    private static bool TryRedirectIpv6(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        var end = word.IndexOf((byte)']');
        if (end < 0 || !IpAddress.TryParse(word[1..end], out var address) || !address.IsIpv6)
            return Fail(tokens.ErrorBefore($"unrecognised ip address {Encoding.UTF8.GetString(word)}"), out error);
        if (end == word.Length - 1)
        {
            route.Attributes.NextHop = NextHop.Of(address);
            Add(route, RedirectToNextHop);
            return true;
        }

        var digits = word[(end + 1)..];
        if (digits[0] != ':' || !NumberReading.TryDecimal(digits[1..], out ulong local)) return Fail(tokens.ErrorBefore(RouteWordGrammar.NotInteger(digits)), out error);
        if (local > ushort.MaxValue)
            return Fail(tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"Local administrator field is a 16 bits number, value too large {local}")), out error);
        AddIpv6(route, 0x000D, address, (ushort)local);
        return true;
    }

    private static bool TryRedirectIetf(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        if (!TryAddress(ref tokens, out var address, out error)) return false;
        if (address.IsIpv4) Add(route, 0x010C000000000000 | ((ulong)address.Ipv4Bits << 16));
        else AddIpv6(route, 0x000C, address, 0);
        return true;
    }

    private static bool TryNextHop(ref TokenReader tokens, RouteBuilder route, ulong community, out ParseError error)
    {
        if (!TryAddress(ref tokens, out var address, out error)) return false;
        route.Attributes.NextHop = NextHop.Of(address);
        Add(route, community);
        return true;
    }

    private static bool TryMark(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!NumberReading.TryDecimal(word, out ulong value))
            return Fail(tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid DSCP mark value\n  Must be a number 0-63"), out error);
        if (value > 63)
            return Fail(tokens.ErrorBefore(string.Create(CultureInfo.InvariantCulture, $"DSCP value {value} is out of range\n  Must be 0-63")), out error);
        Add(route, 0x8009000000000000 | value);
        return true;
    }

    private static bool TryAction(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        var bits = (word.IndexOf("sample"u8) >= 0 ? 2ul : 0) | (word.IndexOf("terminal"u8) >= 0 ? 1ul : 0);
        if (bits == 0)
            return Fail(tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid flow action\n  Valid options: sample, terminal, sample-terminal"), out error);
        Add(route, 0x8007000000000000 | bits);
        return true;
    }

    private static bool TryAddress(ref TokenReader tokens, out IpAddress address, out ParseError error)
    {
        tokens.TryNext(out var word);
        error = default;
        return IpAddress.TryParse(word, out address) || Fail(tokens.ErrorBefore($"unrecognised ip address {Encoding.UTF8.GetString(word)}", "an address"), out error);
    }

    private static void Add(RouteBuilder route, ulong community) => ExtendedCommunityAttribute.Add(route.Attributes, community);

    private static void AddIpv6(RouteBuilder route, ushort type, IpAddress address, ushort local)
    {
        var scratch = route.Scratch;
        scratch.Clear();
        scratch.Write(route.Attributes.Get(AttributeCode.Ipv6ExtendedCommunity));
        scratch.WriteUInt16(type);
        address.CopyTo(scratch.Take(16));
        scratch.WriteUInt16(local);
        Span<byte> room = stackalloc byte[512];
        route.Attributes.Replace(
            AttributeCode.Ipv6ExtendedCommunity, AttributeFlags.Optional | AttributeFlags.Transitive, ElementOrder.Sorted(scratch.Written, 20, room));
    }

    private static bool Fail(ParseError made, out ParseError error)
    {
        error = made;
        return false;
    }
}
