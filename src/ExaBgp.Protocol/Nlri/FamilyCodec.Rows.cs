using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <content>Where an NLRI stands beside its next hop: text events, rows of <c>show adj-rib</c>, and their older JSON.</content>
public abstract partial class FamilyCodec
{
    /// <summary>Whether text events print the NLRI itself; others show <c>afi X safi Y</c> only.</summary>
    protected virtual bool HasEventText => true;

    /// <summary>Whether rows of generation 5 end with the next hop.</summary>
    protected virtual bool HasRowNextHop => true;

    /// <summary>
    /// NLRI and next hop as the lines <c>announced</c> and <c>withdrawn</c> of a text event show them; attributes follow by the caller.
    /// </summary>
    public virtual void WriteEvent(in NlriView nlri, bool withdrawn, ByteBuffer output, Compatibility compatibility)
    {
        if (HasEventText)
        {
            WriteText(nlri, output, compatibility);
        }
        else
        {
            output.Write("afi "u8);
            output.WriteText(AfiName);
            output.Write(" safi "u8);
            output.WriteText(SafiName);
            if (compatibility.IsFive) return;
        }

        if (withdrawn) return;
        if (nlri.NextHop.Kind == NextHopKind.None)
        {
            if (!compatibility.IsFive) output.Write(" next-hop no-nexthop"u8);
        }
        else
        {
            WriteNextHop(nlri.NextHop, output);
        }
    }

    /// <summary>
    /// NLRI and, where the row has it, next hop as <c>show adj-rib</c> prints them; family words before it and attributes after it by the caller.
    /// </summary>
    public virtual void WriteRow(in NlriView nlri, bool extensive, ByteBuffer output, Compatibility compatibility)
    {
        WriteText(nlri, output, compatibility);
        if (nlri.NextHop.Kind != NextHopKind.None && (compatibility.IsFive ? HasRowNextHop : extensive)) WriteNextHop(nlri.NextHop, output);
    }

    /// <summary>
    /// The value of member <c>nlri</c> in rows of <c>show adj-rib json</c> under <c>api.show-routes-format v2</c>. The default is the JSON of updates.
    /// </summary>
    public virtual void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility) => WriteJson(nlri, output, compatibility);

    /// <summary>Appends <c> next-hop ADDRESS</c>, <c> next-hop self</c>, or nothing.</summary>
    protected static void WriteNextHop(in NextHop nextHop, ByteBuffer output)
    {
        if (nextHop.Kind == NextHopKind.None) return;
        output.Write(" next-hop "u8);
        if (nextHop.Kind == NextHopKind.Self) output.Write("self"u8);
        else output.WriteAddress(nextHop.Address);
    }

    /// <summary>Appends <c>, "nexthop": "1.2.3.4", "family": {"afi": "ipv4", "safi": "unicast"}</c>.</summary>
    protected void WriteRowTail(in NextHop nextHop, ByteBuffer output)
    {
        output.Write(", \"nexthop\": "u8);
        WriteNextHopValue(nextHop, output);
        WriteRowFamily(output);
    }

    /// <summary>Appends <c>, "family": {"afi": "ipv4", "safi": "unicast"}</c>.</summary>
    protected void WriteRowFamily(ByteBuffer output)
    {
        output.Write(", \"family\": {\"afi\": \""u8);
        output.WriteText(AfiName);
        output.Write("\", \"safi\": \""u8);
        output.WriteText(SafiName);
        output.Write("\"}"u8);
    }

    /// <summary>Appends <c>"1.2.3.4"</c>, <c>"self"</c> or <c>null</c>.</summary>
    protected static void WriteNextHopValue(in NextHop nextHop, ByteBuffer output)
    {
        if (nextHop.Kind == NextHopKind.None)
        {
            output.Write("null"u8);
            return;
        }

        output.WriteUInt8((byte)'"');
        if (nextHop.Kind == NextHopKind.Self) output.Write("self"u8);
        else output.WriteAddress(nextHop.Address);
        output.WriteUInt8((byte)'"');
    }
}
