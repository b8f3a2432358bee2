using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>The text lines of UPDATEs.</summary>
public static class UpdateText
{
    /// <summary>
    /// Appends a line for each route between <c>update start</c> and <c>update end</c>: <paramref name="prefix"/> (<c>neighbor 127.0.0.2 receive update </c>),
    /// then <c>announced 10.0.0.0/24 next-hop 1.2.3.4 origin igp</c>, <c>withdrawn 10.0.0.0/24</c> or <c>route eor 1/1 (ipv4 unicast)</c>.
    /// </summary>
    public static void Write(ByteBuffer output, ReadOnlySpan<byte> prefix, in UpdateView update, Compatibility compatibility)
    {
        if (update.IsEndOfRib(out var family))
        {
            output.Write(prefix);
            output.Write("route eor "u8);
            output.WriteDecimal((uint)family.Afi);
            output.WriteUInt8((byte)'/');
            output.WriteDecimal((uint)family.Safi);
            output.Write(" ("u8);
            output.WriteText(family.ToString());
            output.Write(")\n"u8);
            return;
        }

        if (compatibility.IsFive) WriteWithdrawn(output, prefix, update.Withdrawn, compatibility);
        WriteAnnounced(output, prefix, update.Announced, update.Attributes, update.Forms, compatibility);
        if (!compatibility.IsFive) WriteWithdrawn(output, prefix, update.Withdrawn, compatibility);
    }

    private static void WriteAnnounced(ByteBuffer output, ReadOnlySpan<byte> prefix, in NlriSequence routes, AttributeSet set, UpdateForms forms, Compatibility compatibility)
    {
        if (routes.IsEmpty) return;
        var attributes = forms.Text(set, compatibility);
        foreach (var route in routes)
        {
            WriteAnnounced(output, prefix, route, route.NextHop, attributes, compatibility);
            if (compatibility.IsFive && route.NextHop.LinkLocal.IsSet)
                WriteAnnounced(output, prefix, route, NextHop.Of(route.NextHop.LinkLocal), attributes, compatibility);
        }
    }

    private static void WriteAnnounced(
        ByteBuffer output, ReadOnlySpan<byte> prefix, in UpdateNlri route, in NextHop nextHop, ReadOnlySpan<byte> attributes, Compatibility compatibility)
    {
        output.Write(prefix);
        output.Write("announced "u8);
        route.Family.WriteEvent(new NlriView(route.Nlri, route.PathId, nextHop), withdrawn: false, output, compatibility);
        output.Write(attributes);
        output.WriteUInt8((byte)'\n');
    }

    private static void WriteWithdrawn(ByteBuffer output, ReadOnlySpan<byte> prefix, in NlriSequence routes, Compatibility compatibility)
    {
        foreach (var route in routes)
        {
            output.Write(prefix);
            output.Write("withdrawn "u8);
            route.Family.WriteEvent(route.View, withdrawn: true, output, compatibility);
            output.WriteUInt8((byte)'\n');
        }
    }
}
