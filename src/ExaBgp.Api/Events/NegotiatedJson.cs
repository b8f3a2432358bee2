using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Events;

/// <summary>The object <c>negotiated</c>: what two OPENs agreed on, or, before that, nothing.</summary>
public static class NegotiatedJson
{
    /// <summary>Appends the object.</summary>
    public static void Write(ByteBuffer output, SessionContext? session)
    {
        if (session is null)
        {
            output.Write("{ \"message_size\": 4096, \"hold_time\": 0, \"asn4\": false, \"multisession\": false, \"operational\": false, \"refresh\": \"absent\", \"families\": [], \"nexthop\": [], \"add_path\": {\"send\": [], \"receive\": []} }"u8);
            return;
        }

        output.Write("{ \"message_size\": "u8);
        output.WriteDecimal(session.Encoding.MessageSize);
        output.Write(", \"hold_time\": "u8);
        output.WriteDecimal(session.HoldTime);
        Flag(output, ", \"asn4\": "u8, session.Encoding.FourOctetAs);
        Flag(output, ", \"multisession\": "u8, session.MultiSession);
        Flag(output, ", \"operational\": "u8, session.Operational);
        output.Write(session.EnhancedRefresh ? ", \"refresh\": \"enhanced\""u8 : session.RouteRefresh ? ", \"refresh\": \"normal\""u8 : ", \"refresh\": \"absent\""u8);
        output.Write(", \"families\": ["u8);
        List(output, session.Families.Select(static family => family.ToString()));
        output.Write("], \"nexthop\": ["u8);
        List(output, session.NextHops.Select(static row => $"{row.Family} {FamilyNames.Afi(row.NextHop)}"));
        output.Write("], \"add_path\": {\"send\": ["u8);
        List(output, session.Families.Where(family => session.Encoding.AddPathSend.Contains(family)).Select(static family => family.ToString()));
        output.Write("], \"receive\": ["u8);
        List(output, session.Families.Where(family => session.AddPathReceive.Contains(family)).Select(static family => family.ToString()));
        output.Write("]} }"u8);
    }

    private static void Flag(ByteBuffer output, ReadOnlySpan<byte> name, bool value)
    {
        output.Write(name);
        output.Write(value ? "true"u8 : "false"u8);
    }

    private static void List(ByteBuffer output, IEnumerable<string> words)
    {
        var isFirst = true;
        foreach (var word in words)
        {
            output.Write(isFirst ? "\""u8 : ", \""u8);
            isFirst = false;
            output.WriteText(word);
            output.WriteUInt8((byte)'"');
        }
    }
}
