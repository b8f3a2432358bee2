using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.Tunnel;

/// <summary>
/// The options of an <c>sr-policy</c> route, which make its TUNNEL_ENCAPSULATION attribute: <c>preference</c>, <c>priority</c>, <c>binding-sid</c>,
/// <c>srv6-binding-sid</c>, <c>policy-name</c>, <c>candidate-path-name</c> and <c>segment-list</c>, in any order and repeatable; sub-TLVs go out as written.
/// </summary>
public static class SrPolicyOptions
{
    private static readonly string[] Options = ["binding-sid", "candidate-path-name", "policy-name", "preference", "priority", "segment-list", "srv6-binding-sid"];

    /// <summary>True for a word that begins an option.</summary>
    public static bool IsOption(ReadOnlySpan<byte> word)
    {
        foreach (var option in Options)
        {
            if (option.Length == word.Length && Ascii.Equals(word, option)) return true;
        }

        return false;
    }

    /// <summary>Reads all words up to the end of the statement.</summary>
    public static bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        while (!tokens.IsEnd)
        {
            if (!TryParseNext(ref tokens, route, out error)) return false;
        }

        return true;
    }

    /// <summary>Reads one option and its values, and adds its sub-TLV to the attribute. Attributes may stand before, between and behind options.</summary>
    public static bool TryParseNext(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        var value = route.Scratch;
        value.Clear();
        value.Write(route.Attributes.Get(AttributeCode.TunnelEncapsulation));
        if (value.Length == 0)
        {
            value.WriteUInt16(SrPolicySubTlv.TunnelType);
            value.WriteUInt16(0);
        }

        var isOwn = IsOneTunnel(value.Written);
        if (!TryParseOption(ref tokens, value, out error)) return false;
        if (value.Length - 4 > ushort.MaxValue)
        {
            error = tokens.ErrorBefore("the options of this sr-policy are too long");
            return false;
        }

        if (!isOwn) return true;
        value.PatchUInt16(2, (ushort)(value.Length - 4));
        route.Attributes.Replace(AttributeCode.TunnelEncapsulation, AttributeFlags.Optional | AttributeFlags.Transitive, value.Written);
        return true;
    }

    /// <summary>False for an attribute that <c>attribute [ 0x17 … ]</c> gave in another shape: it was first and wins.</summary>
    private static bool IsOneTunnel(ReadOnlySpan<byte> value)
    {
        var tunnels = new TunnelReader(value);
        return tunnels.TryNext() && tunnels.Type == SrPolicySubTlv.TunnelType && tunnels.IsEnd;
    }

    private static bool TryParseOption(ref TokenReader tokens, ByteBuffer value, out ParseError error)
    {
        if (tokens.TryTake("preference"u8))
        {
            if (!SegmentWords.TryNumber(ref tokens, uint.MaxValue, "preference", out var preference, out error)) return false;
            value.Write([SrPolicySubTlv.Preference, 6, 0, 0]);
            value.WriteUInt32(preference);
            return true;
        }

        if (tokens.TryTake("priority"u8))
        {
            if (!SegmentWords.TryNumber(ref tokens, byte.MaxValue, "priority", out var priority, out error)) return false;
            value.Write([SrPolicySubTlv.Priority, 2, (byte)priority, 0]);
            return true;
        }

        if (tokens.TryTake("binding-sid"u8)) return TryParseBindingSid(ref tokens, value, out error);
        if (tokens.TryTake("srv6-binding-sid"u8))
        {
            value.Write([SrPolicySubTlv.Srv6BindingSid, 18, 0, 0]);
            return SegmentWords.TryAddress(ref tokens, 16, value, out error);
        }

        if (tokens.TryTake("policy-name"u8)) return TryParseName(ref tokens, SrPolicySubTlv.PolicyName, value, out error);
        if (tokens.TryTake("candidate-path-name"u8)) return TryParseName(ref tokens, SrPolicySubTlv.CandidatePathName, value, out error);
        if (tokens.TryTake("segment-list"u8)) return SegmentWords.TryParseList(ref tokens, value, out error);
        error = tokens.Error(
            $"Unknown command '{tokens.PeekText()}'\n  Valid options: {string.Join(", ", Options)}");
        return false;
    }

    private static bool TryParseBindingSid(ref TokenReader tokens, ByteBuffer value, out ParseError error)
    {
        error = default;
        if (tokens.TryTake("null"u8))
        {
            value.Write([SrPolicySubTlv.BindingSid, 2, 0, 0]);
            return true;
        }

        if (!tokens.TryTake("mpls"u8))
        {
            error = tokens.Error($"Unknown binding-sid type '{tokens.PeekText()}'. Expected: mpls, null", "mpls");
            return false;
        }

        if (!SegmentWords.TryNumber(ref tokens, SegmentWords.LargestLabel, "binding-sid", out var label, out error)) return false;
        value.Write([SrPolicySubTlv.BindingSid, 6, 0x10, 0]);
        value.WriteUInt32((label << 12) | SegmentWords.BottomOfStack);
        return true;
    }

    private static bool TryParseName(ref TokenReader tokens, byte type, ByteBuffer value, out ParseError error)
    {
        error = default;
        if (!tokens.TryNext(out var name))
        {
            error = tokens.Error("a name is missing");
            return false;
        }

        name = name.Trim((byte)'"').Trim((byte)'\'');
        if (name.Length >= ushort.MaxValue)
        {
            error = tokens.ErrorBefore($"the name {Encoding.UTF8.GetString(name[..32])}... is too long");
            return false;
        }

        value.WriteUInt8(type);
        value.WriteUInt16((ushort)(name.Length + 1));
        value.WriteUInt8(0);
        value.Write(name);
        return true;
    }
}
