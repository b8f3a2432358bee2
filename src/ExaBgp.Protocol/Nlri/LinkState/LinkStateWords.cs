using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>
/// The words of a BGP-LS NLRI, named like its JSON: <c>node|link|prefix-v4|prefix-v6|srv6-sid protocol-id N l3-routing-topology N [rd RD] DESCRIPTOR…</c>,
/// or <c>nlri TYPE 0x…</c> with everything behind the length. Descriptors are written in the order of the wire.
/// </summary>
internal static class LinkStateWords
{
    private static readonly (string Word, LinkStateNlriType Type)[] Types =
    [
        ("node", LinkStateNlriType.Node), ("link", LinkStateNlriType.Link), ("prefix-v4", LinkStateNlriType.Ipv4Prefix),
        ("prefix-v6", LinkStateNlriType.Ipv6Prefix), ("srv6-sid", LinkStateNlriType.Srv6Sid),
    ];

    /// <summary>The word of a type, or null.</summary>
    public static string? Word(LinkStateNlriType type)
    {
        foreach (var (word, known) in Types)
        {
            if (known == type) return word;
        }

        return null;
    }

    /// <summary>Reads the words up to the first that is no descriptor and appends the NLRI.</summary>
    public static bool TryParse(ref TokenReader tokens, bool hasDistinguisher, ByteBuffer nlri, out ParseError error)
    {
        if (tokens.TryTake("nlri"u8)) return TryParseOctets(ref tokens, hasDistinguisher, nlri, out error);
        tokens.TryNext(out var word);
        LinkStateNlriType type = 0;
        foreach (var (name, known) in Types)
        {
            if (Ascii.Equals(word, name)) type = known;
        }

        if (type == 0)
        {
            error = tokens.ErrorBefore($"Unknown BGP-LS type '{Encoding.UTF8.GetString(word)}'. Valid options: link, nlri, node, prefix-v4, prefix-v6, srv6-sid", "node");
            return false;
        }

        nlri.WriteUInt16((ushort)type);
        nlri.WriteUInt16(0);
        if (!FieldGrammar.TryWord(ref tokens, "protocol-id", out error)) return false;
        if (!FieldGrammar.TryNumber(ref tokens, "protocol-id", byte.MaxValue, out var protocol, out error)) return false;
        if (!FieldGrammar.TryWord(ref tokens, "l3-routing-topology", out error)) return false;
        if (!FieldGrammar.TryNumber(ref tokens, "l3-routing-topology", ulong.MaxValue, out var identifier, out error)) return false;
        if (hasDistinguisher && !TryDistinguisher(ref tokens, nlri, out error)) return false;
        nlri.WriteUInt8((byte)protocol);
        nlri.WriteUInt64(identifier);
        while (LinkStateDescriptorWords.IsDescriptor(tokens.Peek))
        {
            if (!LinkStateDescriptorWords.TryParse(ref tokens, nlri, out error)) return false;
        }

        return TryClose(tokens, nlri, out error);
    }

    private static bool TryParseOctets(ref TokenReader tokens, bool hasDistinguisher, ByteBuffer nlri, out ParseError error)
    {
        if (!FieldGrammar.TryNumber(ref tokens, "type", ushort.MaxValue, out var type, out error)) return false;
        nlri.WriteUInt16((ushort)type);
        nlri.WriteUInt16(0);
        if (!LinkStateDescriptorWords.TryOctets(ref tokens, nlri, out error) || !TryClose(tokens, nlri, out error)) return false;
        var reader = new WireReader(nlri.Written);
        var family = (LinkStateFamily)FamilyTable.Get(new(Registry.Afi.LinkState, hasDistinguisher ? Registry.Safi.LinkStateVpn : Registry.Safi.LinkState));
        var outcome = family.Read(ref reader, withdrawn: false, out _, out _);
        if (outcome.IsAccept) return true;
        error = tokens.ErrorBefore(outcome.Reason);
        return false;
    }

    private static bool TryDistinguisher(ref TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        if (!FieldGrammar.TryWord(ref tokens, "rd", out error)) return false;
        tokens.TryNext(out var word);
        if (!RouteDistinguisher.TryParse(word, out var distinguisher))
        {
            error = tokens.ErrorBefore($"invalid route-distinguisher {Encoding.UTF8.GetString(word)}");
            return false;
        }

        nlri.WriteUInt64(distinguisher.Bits);
        return true;
    }

    private static bool TryClose(in TokenReader tokens, ByteBuffer nlri, out ParseError error)
    {
        error = default;
        var length = nlri.Length - LinkStateNlri.HeaderSize;
        if (length <= ushort.MaxValue)
        {
            nlri.PatchUInt16(2, (ushort)length);
            return true;
        }

        error = tokens.ErrorBefore("the NLRI is too long");
        return false;
    }
}
