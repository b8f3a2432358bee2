using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Translating;

/// <summary>The commands that would announce and withdraw what an UPDATE does.</summary>
internal static class DecodeCommands
{
    /// <summary>Appends a line for each; false when a route has no words.</summary>
    public static bool TryWrite(ByteBuffer output, in UpdateView update)
    {
        if (update.IsEndOfRib(out var family))
        {
            output.WriteText($"announce eor {family}\n");
            return true;
        }

        if (update.Announced.IsEmpty && update.Withdrawn.IsEmpty) return false;
        if (TryWriteTogether(output, update)) return TryWriteEach(output, update.Withdrawn, update, "withdraw ");
        return TryWriteEach(output, update.Announced, update, "announce ") && TryWriteEach(output, update.Withdrawn, update, "withdraw ");
    }

    /// <summary><c>announce attributes next-hop … nlri A B</c>: several IPv4 prefixes of one next hop.</summary>
    private static bool TryWriteTogether(ByteBuffer output, in UpdateView update)
    {
        var count = 0;
        AttributeSet? attributes = null;
        foreach (var route in update.Announced)
        {
            if (!IsRoute(route) || route.PathId is not null || (attributes is not null && !ReferenceEquals(attributes, route.Attributes))) return false;
            attributes = route.Attributes;
            count++;
        }

        if (count < 2) return false;
        output.Write("announce attributes"u8);
        WriteNextHop(output, attributes!.NextHop);
        WriteAttributes(output, attributes, RouteWords.Attributes.Contains);
        output.Write(" nlri"u8);
        foreach (var route in update.Announced)
        {
            output.WriteUInt8((byte)' ');
            route.Family.TryWriteCommand(route.View, output);
        }

        output.WriteUInt8((byte)'\n');
        return true;
    }

    /// <summary>True for what <c>announce route</c> makes again. It takes 224.0.0.0/4 for multicast.</summary>
    private static bool IsRoute(in UpdateNlri route) => route.Family.Family == Family.Ipv4Unicast && !(route.Nlri.Length > 1 && route.Nlri[1] >> 4 == 0xE);

    private static bool TryWriteEach(ByteBuffer output, NlriSequence routes, in UpdateView update, string verb)
    {
        var isAnnounce = verb[0] == 'a';
        foreach (var route in routes)
        {
            output.WriteText(verb);
            var isRoute = IsRoute(route);
            if (isRoute) output.Write("route "u8);
            else output.WriteText($"{route.Family.Name} ");
            if (!route.Family.TryWriteCommand(route.View, output)) return false;
            if (isAnnounce)
            {
                WriteNextHop(output, route.NextHop);
                WriteAttributes(output, update.Attributes, isRoute ? RouteWords.Static.Contains : route.Family.Accepts);
            }

            output.WriteUInt8((byte)'\n');
        }

        return true;
    }

    /// <summary>An empty path is what the daemon adds by itself.</summary>
    private static void WriteAttributes(ByteBuffer output, AttributeSet attributes, Func<ReadOnlySpan<byte>, bool> accepts)
    {
        var reader = new WireReader(attributes.Bytes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            if (code == AttributeCode.AsPath && value.IsEmpty) continue;
            output.WriteUInt8((byte)' ');
            AttributeTable.At(code).WriteCommand(flags, value, accepts, output);
        }
    }

    private static void WriteNextHop(ByteBuffer output, in NextHop nextHop)
    {
        if (nextHop.Kind != NextHopKind.Address) return;
        output.Write(" next-hop "u8);
        output.WriteAddress(nextHop.Address);
    }
}
