using ExaBgp.Protocol.Nlri.LinkState;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>
/// BGP-LS attribute (RFC 9552 section 5.3, RFC 9085, RFC 9514, RFC 8571): TLVs, kept octet for octet. Empty, truncated, or with a TLV whose value is not
/// what its type promises, it is dropped (RFC 9552 section 8.2.2).
/// </summary>
public sealed class LinkStateAttribute() : AttributeCodec(AttributeCode.LinkState, AttributeFlags.Optional, "bgp-ls")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        var tlvs = new LinkStateTlvReader(value);
        while (tlvs.TryNext())
        {
            if (LinkStateTlvTable.Find(tlvs.Type) is { } type && type.Form(context.Compatibility) is not null && !type.IsWhole(tlvs.Value)) return Malformed;
        }

        if (value.IsEmpty || !tlvs.Rest.IsEmpty) return Malformed;
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        var start = output.Length;
        foreach (var group in Groups(canonical, isGathering: compatibility.IsFive, compatibility))
        {
            if (output.Length > start) output.Write(", "u8);
            var first = group[0];
            if (compatibility.IsFive && first.Type.Form(compatibility)!.IsArray) first.Type.WriteGroupText(canonical, group, output, compatibility);
            else first.Type.WriteText(first.Value(canonical), output, compatibility);
        }
    }

    /// <summary>Generation 5 shows members in the order of the wire; generation 6 arrays first.</summary>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{ "u8);
        var start = output.Length;
        var groups = Groups(canonical, isGathering: true, compatibility);
        for (var pass = compatibility.IsFive ? 1 : 0; pass < 2; pass++)
        {
            foreach (var group in groups)
            {
                var type = group[0].Type;
                var isArray = type.Form(compatibility)!.IsArray;
                if (!compatibility.IsFive && isArray != (pass == 0)) continue;
                if (output.Length > start) output.Write(", "u8);
                if (isArray) type.WriteArray(canonical, group, output, compatibility);
                else type.WriteMembers(group[0].Value(canonical), output, compatibility);
            }
        }

        output.Write(" }"u8);
    }

    /// <summary>
    /// The TLVs in order; when gathering, those of one array are together where the first of them stands.
    /// </summary>
    private static List<List<LinkStateEntry>> Groups(ReadOnlySpan<byte> attribute, bool isGathering, Compatibility compatibility)
    {
        var groups = new List<List<LinkStateEntry>>();
        var arrays = new Dictionary<string, List<LinkStateEntry>>(StringComparer.Ordinal);
        var generics = new Dictionary<ushort, LinkStateTlvType>();
        var tlvs = new LinkStateTlvReader(attribute);
        while (tlvs.TryNext())
        {
            var type = LinkStateTlvTable.Find(tlvs.Type);
            if (type?.Form(compatibility) is null || !type.IsWhole(tlvs.Value))
            {
                if (!generics.TryGetValue(tlvs.Type, out type)) generics.Add(tlvs.Type, type = GenericTlv.Of(tlvs.Type));
            }

            var entry = new LinkStateEntry(type, attribute.Length - tlvs.Rest.Length - tlvs.Value.Length, tlvs.Value.Length);
            var form = type.Form(compatibility)!;
            if (isGathering && form.IsArray && arrays.TryGetValue(form.Key, out var known))
            {
                known.Add(entry);
                continue;
            }

            List<LinkStateEntry> group = [entry];
            groups.Add(group);
            if (isGathering && form.IsArray) arrays.Add(form.Key, group);
        }

        return groups;
    }

    private static readonly Outcome Malformed = Outcome.Discard("malformed BGP-LS attribute");
}
