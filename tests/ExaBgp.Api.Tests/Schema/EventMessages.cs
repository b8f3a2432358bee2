using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Tests.Schema;

/// <summary>Messages of every kind, as hexadecimal digits behind their type.</summary>
internal static class EventMessages
{
    /// <summary>Messages that are not UPDATEs.</summary>
    public static readonly string[] Others =
    [
        "1:04fdea00b47f001a0200",
        "1:" + Open("0206010400010001 02020200 020641040000fdea 02024600 0202b900 020a45080001010300020101 0208400640780001 0180"
            + " 02094907 0268 6f03 646f6d 02060104 40040047 02030901 03 02054b03 02 4578 0208 0506 000100010002 02074c05 0001010005 02024d00 02024400 020483020001"),
        "3:06020568656c6c6f", "3:0604", "3:0101ff00fe0a22", "4:", "5:00010001", "5:00010101", "5:00010246", "5:00010901",
        "6:0002000800010168656c6c6f", "6:0003000b000101010203040000000701", "6:ffff0009000101000000070001", "6:007f000401020304",
    ];

    private static readonly string[] Statements =
    [
        "10.0.0.0/24 next-hop 1.2.3.4 origin egp as-path [ 1 2 [ 3 4 ] ] med 7 local-preference 200 atomic-aggregate aggregator ( 65001:1.1.1.1 )",
        "10.0.0.0/24 next-hop 1.2.3.4 community [ 1:1 no-export ] originator-id 1.1.1.1 cluster-list [ 2.2.2.2 3.3.3.3 ] large-community [ 1:2:3 4:5:6 ]",
        "10.0.0.0/24 next-hop 1.2.3.4 extended-community [ target:1:1 origin:1.2.3.4:5 bandwidth:1:2 0x030B000000000064 ] attribute [ 0x99 0xC0 0x0102 ] aigp 100",
        "2001:db8::/32 next-hop 2001:db8::1",
        "224.1.0.0/16 next-hop 1.2.3.4",
        "10.4.0.0/16 label [ 100 101 ] next-hop 1.2.3.4",
        "10.3.0.0/16 rd 65000:1 label 100 next-hop 1.2.3.4",
        "2001:db8::/32 rd 65000:1 label 100 next-hop 2001:db8::1",
        "10.3.0.0/16 next-hop 1.2.3.4 bgp-prefix-sid [ 777, [ ( 800000,4096 ) ] ]",
    ];

    /// <summary>A session on which every family is read.</summary>
    public static SessionContext Session(NeighborSettings settings, Compatibility forms)
    {
        var session = Fakes.Neighbors.Session(settings, forms);
        var families = FamilyTable.All.ToArray().Select(static codec => codec.Family).ToList();
        return session with { Encoding = session.Encoding with { Families = FamilySet.Of(families), Aigp = true }, Families = families };
    }

    /// <summary>UPDATEs of every family and attribute: those of qa/decoding, and routes as commands write them.</summary>
    public static IEnumerable<string> Updates()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Checkout.Root, "qa", "decoding")).Order(StringComparer.Ordinal))
        {
            var lines = File.ReadAllLines(file);
            if (lines.Length < 2 || !lines[0].StartsWith("update", StringComparison.Ordinal)) continue;
            var hex = lines[1].Replace(" ", string.Empty, StringComparison.Ordinal).Replace(":", string.Empty, StringComparison.Ordinal);
            yield return "2:" + (hex.StartsWith(new string('F', 32), StringComparison.OrdinalIgnoreCase) ? hex[38..] : hex);
        }

        foreach (var statement in Statements) yield return "2:" + Convert.ToHexString(Update(statement));
        foreach (var (afi, safi, nlri) in Nlri) yield return "2:" + Convert.ToHexString(Reach(afi, safi, nlri));
        foreach (var (type, value) in LinkStateTlvs) yield return "2:" + Convert.ToHexString(WithAttribute(29, Tlv(type, value), AttributeFlags.Optional));
        foreach (var value in TunnelValues) yield return "2:" + Convert.ToHexString(WithAttribute(23, value));
        foreach (var value in PrefixSidValues) yield return "2:" + Convert.ToHexString(WithAttribute(40, value));
        foreach (var value in PmsiValues) yield return "2:" + Convert.ToHexString(WithAttribute(22, value));
        yield return "2:" + Convert.ToHexString(WithAttribute(25, "0002 20010DB8000000000000000000000001 0001 000C 20010DB8000000000000000000000001 0001"));
        yield return "2:" + Convert.ToHexString(WithAttribute(35, "0000FDE8"));
    }

    /// <summary>TLVs of the BGP-LS attribute, one in each UPDATE.</summary>
    private static readonly (int Type, string Value)[] LinkStateTlvs =
    [
        (258, "0000000100000002"), (1024, "FC"), (1025, "0102FF"), (1026, "7274722231"), (1027, "490001"), (1028, "01010101"),
        (1029, "20010DB8000000000000000000000001"), (1030, "02020202"), (1031, "20010DB8000000000000000000000002"), (1034, "8000 001F40 0489 0003 003E80"),
        (1035, "0001"), (1038, "00000000"), (1088, "00000003"), (1089, "4CEE6B28"), (1090, "4CEE6B28"),
        (1091, "3FC00000 3FC00000 3FC00000 3FC00000 3FC00000 3FC00000 3FC00000 3FC00000"), (1092, "00000014"), (1093, "0400"), (1094, "80"), (1095, "0A"),
        (1096, "00000001 00000002"), (1097, "0102FF"), (1098, "6C696E6B31"), (1099, "30000000 049310"), (1100, "30000000 010203040506 049310"),
        (1106, "0039 80 00 00 00 FC000000000000000000000000000001 04E40004 20101000"),
        (1107, "0039 80 00 00 00 000000000014 FC000000000000000000000000000001 04E40004 20101000"),
        (1108, "0039 80 00 00 00 09090909 FC000000000000000000000000000001"), (1114, "8000000A"), (1115, "0000000A 0000000B"), (1116, "0000000A"), (1117, "0000000A"),
        (1118, "3FC00000"), (1119, "3FC00000"), (1120, "3FC00000"), (1152, "F0"), (1153, "00000001 00000002"), (1154, "0000000000000001 0000000000000002"),
        (1155, "00000014"), (1156, "09090909"), (1157, "0102FF"), (1158, "40 00 0000 00000064"), (1162, "80 00 0000 0000000A"), (1170, "E0"), (1171, "09090909"),
        (1250, "0039 00 00"), (1252, "20101000"), (9999, "0102"),
    ];

    /// <summary>NLRI of families that no other sample has.</summary>
    private static readonly (Afi Afi, Safi Safi, string Nlri)[] Nlri =
    [
        (Afi.Ipv4, Safi.RouteTarget, "60 0000FDE8 0002FDE800000064"), (Afi.Ipv4, Safi.RouteTarget, "00"),
        (Afi.Ipv4, Safi.SrPolicy, "60 00000001 00000064 0A000001"), (Afi.Ipv6, Safi.SrPolicy, "C0 00000001 00000064 20010DB8000000000000000000000001"),
        (Afi.Ipv6, Safi.Multicast, "10 FF0E"), (Afi.Ipv6, Safi.NlriMpls, "38 000641 20010DB8"), (Afi.Ipv6, Safi.FlowVpn, "0B 0000FDE800000064 03 81 06"),
        (Afi.Ipv6, Safi.Mup, "01 0002 18 0000FDE800000064 20010DB8000000000000000000000001"),
        (Afi.Ipv6, Safi.McastVpn, "05 2A 0000FDE800000064 80 FD120000000000000000000000000004 80 FF0E0000000000000000000000000001"),
        (Afi.Ipv4, Safi.Mup, "01 0004 11 0000FDE800000064 40 0A000001 00003039"), (Afi.LinkState, Safi.LinkStateVpn,
            "0001 002F 0000FDE800000064 03 0000000000000000 0100 001A 0200 0004 0000FDE8 0201 0004 00000000 0203 0006 000000000014"),
        (Afi.L2vpn, Safi.Evpn, "06 02 0102"),
    ];

    private static readonly string[] TunnelValues =
    [
        "000F 0008 0C06 0000 00000064", "0008 0004 01020102",
        "000F 0035 0C06 0000 00000064 0D06 0000 05DC0000 0F06 0000 00000005 80 001C 00 0906 0000 00000001 0106 0000 03E81000 0D12 0000 FC000000000000000000000000000001",
    ];

    private static readonly string[] PrefixSidValues =
    [
        "01 0007 00 0000 00000309", "01 0007 00 0000 00000309 03 000E 0000 0C3500 001000 0F4240 001388", "09 0002 0102",
        "05 0022 00 01 001E 00 FC000000000000000000000000000001 00 0013 00 01 0006 40 18 10 00 00 00", "06 0006 00 09 0002 0102",
    ];

    private static readonly string[] PmsiValues = ["00 06 0000A1 09090909", "00 00 0000A1", "00 01 0000A1 01020304"];

    /// <summary>The body of an OPEN with these optional parameters.</summary>
    private static string Open(string parameters)
    {
        var octets = Hex(parameters);
        return $"04FDEA00B47F001A02{octets.Length:X2}{Convert.ToHexString(octets)}";
    }

    private static string Tlv(int type, string value)
    {
        var octets = Hex(value);
        return $"{type:X4}{octets.Length:X4}{Convert.ToHexString(octets)}";
    }

    private static byte[] Hex(string digits) => Convert.FromHexString(digits.Replace(" ", string.Empty, StringComparison.Ordinal));

    private static byte[] WithAttribute(byte code, string value, AttributeFlags flags = AttributeFlags.Optional | AttributeFlags.Transitive)
    {
        var octets = Hex(value);
        return Update(new AttributeBuilder(), builder => builder.TryAdd((AttributeCode)code, flags, octets));
    }

    private static byte[] Update(AttributeBuilder builder, Action<AttributeBuilder> fill)
    {
        builder.TryAdd(AttributeCode.Origin, AttributeFlags.Transitive, [0]);
        builder.TryAdd(AttributeCode.AsPath, AttributeFlags.Transitive, [2, 1, 0, 0, 0xFD, 0xEA]);
        builder.TryAdd(AttributeCode.NextHop, AttributeFlags.Transitive, [1, 2, 3, 4]);
        fill(builder);
        var set = builder.Build(new AttributeInterner());
        return [0, 0, (byte)(set.Bytes.Length >> 8), (byte)set.Bytes.Length, .. set.Bytes, 24, 10, 0, 0];
    }

    /// <summary>The UPDATE that announces one NLRI of a family.</summary>
    private static byte[] Reach(Afi afi, Safi safi, string nlri)
    {
        var family = FamilyTable.Get(new Family(afi, safi));
        var size = family.NextHopLengths(false)[0];
        byte[] hop = size == 0 ? [] : [.. new byte[family.NextHopDistinguisherSize], 0x20, 1, 2, 3, .. new byte[Math.Max(size - family.NextHopDistinguisherSize - 4, 0)]];
        return Update(new AttributeBuilder(), builder => builder.TryAdd(
            AttributeCode.MpReachNlri, AttributeFlags.Optional, [(byte)((ushort)afi >> 8), (byte)afi, (byte)safi, (byte)hop.Length, .. hop, 0, .. Hex(nlri)]));
    }

    /// <summary>The UPDATE that announces what <c>announce route</c> would.</summary>
    private static byte[] Update(string statement)
    {
        var route = new RouteBuilder();
        new CommandLexer().TryRead(System.Text.Encoding.ASCII.GetBytes(statement), out var words, out _).Should().BeTrue();
        RouteGrammar.TryParseRoute(ref words, route, null, out var error).Should().BeTrue($"{statement}: {error.Message}");
        var family = route.At(0, out _, out var nlri);
        route.Attributes.TryAdd(AttributeCode.Origin, AttributeFlags.Transitive, [0]);
        route.Attributes.TryAdd(AttributeCode.AsPath, AttributeFlags.Transitive, [2, 1, 0, 0, 0xFD, 0xEA]);
        var reach = new ByteBuffer();
        reach.WriteUInt16((ushort)family.Family.Afi);
        reach.WriteUInt8((byte)family.Family.Safi);
        var hop = route.NextHop.Address;
        reach.WriteUInt8((byte)(family.NextHopDistinguisherSize + hop.Size));
        reach.Write(new byte[family.NextHopDistinguisherSize]);
        hop.CopyTo(reach.Take(hop.Size));
        reach.WriteUInt8(0);
        reach.Write(nlri);
        route.Attributes.TryAdd(AttributeCode.MpReachNlri, AttributeFlags.Optional, reach.Written);
        var set = route.Attributes.Build(new AttributeInterner());
        return [0, 0, (byte)(set.Bytes.Length >> 8), (byte)set.Bytes.Length, .. set.Bytes];
    }
}
