using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>The JSON of UPDATEs.</summary>
public static class UpdateJson
{
    /// <summary>
    /// Appends the value of member <c>message</c>: <c>{ "update": { "attribute": { … }, "announce": { … }, "withdraw": { … } } }</c>, or
    /// <c>{ "eor": { "afi" : "ipv4", "safi" : "unicast" } }</c>.
    /// </summary>
    public static void Write(ByteBuffer output, in UpdateView update, Compatibility compatibility)
    {
        if (update.IsEndOfRib(out var family))
        {
            output.Write("{ \"eor\": { \"afi\" : \""u8);
            output.WriteText(FamilyNames.Afi(family.Afi));
            output.Write("\", \"safi\" : \""u8);
            output.WriteText(FamilyNames.Safi(family.Safi));
            output.Write("\" } }"u8);
            return;
        }

        output.Write("{ \"update\": { "u8);
        var start = output.Length;
        var announced = update.Announced;
        var withdrawn = update.Withdrawn;
        if (update.HasAttributes)
        {
            var attributes = update.Attributes;
            var withNextHop = !compatibility.IsFive && !withdrawn.IsEmpty && attributes.NextHop.Kind == NextHopKind.Address;
            output.Write("\"attribute\": "u8);
            output.Write(update.Forms.Json(attributes, withNextHop, compatibility));
        }

        if (!announced.IsEmpty)
        {
            if (output.Length > start) output.Write(", "u8);
            WriteAnnounced(output, announced, compatibility);
        }

        if (!withdrawn.IsEmpty)
        {
            if (output.Length > start) output.Write(", "u8);
            WriteWithdrawn(output, withdrawn, compatibility);
        }

        output.Write(" } }"u8);
    }

    private static void WriteAnnounced(ByteBuffer output, in NlriSequence announced, Compatibility compatibility)
    {
        output.Write("\"announce\": { "u8);
        var sections = announced.Sections;
        for (var i = 0; i < sections.Length; i++)
        {
            var (family, nextHop) = (sections[i].Family, sections[i].Attributes.NextHop);
            var isSameFamily = i > 0 && ReferenceEquals(sections[i - 1].Family, family);
            if (isSameFamily && sections[i - 1].Attributes.NextHop == nextHop)
            {
                output.Write(", "u8);
                WriteList(output, announced.Only(i), compatibility);
            }
            else
            {
                if (i > 0) output.Write(isSameFamily ? " ], "u8 : " ] }, "u8);
                if (!isSameFamily) WriteKey(output, family.JsonName);
                WriteNextHopKey(output, nextHop.Kind == NextHopKind.None ? default : nextHop.Address);
                WriteList(output, announced.Only(i), compatibility);
            }

            if (!compatibility.IsFive || !nextHop.LinkLocal.IsSet) continue;
            output.Write(" ], "u8);
            WriteNextHopKey(output, nextHop.LinkLocal);
            WriteList(output, announced.Only(i), compatibility);
        }

        output.Write(" ] } }"u8);
    }

    private static void WriteWithdrawn(ByteBuffer output, in NlriSequence withdrawn, Compatibility compatibility)
    {
        output.Write("\"withdraw\": { "u8);
        var sections = withdrawn.Sections;
        for (var i = 0; i < sections.Length; i++)
        {
            if (IsShown(sections, i)) continue;
            if (i > 0) output.Write(" ], "u8);
            WriteKey(output, sections[i].Family.JsonName, "\": [ "u8);
            WriteList(output, withdrawn.Only(i), compatibility);
            for (var j = i + 1; j < sections.Length; j++)
            {
                if (!ReferenceEquals(sections[j].Family, sections[i].Family)) continue;
                output.Write(", "u8);
                WriteList(output, withdrawn.Only(j), compatibility);
            }
        }

        output.Write(" ] }"u8);
    }

    private static bool IsShown(ReadOnlySpan<NlriSection> sections, int index)
    {
        foreach (var section in sections[..index])
        {
            if (ReferenceEquals(section.Family, sections[index].Family)) return true;
        }

        return false;
    }

    private static void WriteList(ByteBuffer output, in NlriSequence routes, Compatibility compatibility)
    {
        var isFirst = true;
        foreach (var route in routes)
        {
            if (!isFirst) output.Write(", "u8);
            isFirst = false;
            route.Family.WriteJson(route.View, output, compatibility);
        }
    }

    private static void WriteKey(ByteBuffer output, string name) => WriteKey(output, name, "\": { "u8);

    private static void WriteKey(ByteBuffer output, string name, ReadOnlySpan<byte> after)
    {
        output.WriteUInt8((byte)'"');
        output.WriteText(name);
        output.Write(after);
    }

    private static void WriteNextHopKey(ByteBuffer output, IpAddress address)
    {
        output.WriteUInt8((byte)'"');
        if (address.IsSet) output.WriteAddress(address);
        else output.Write("no-nexthop"u8);
        output.Write("\": [ "u8);
    }
}
