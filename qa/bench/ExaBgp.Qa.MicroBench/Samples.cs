using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Qa.MicroBench;

/// <summary>Sessions and messages that the benchmarks share.</summary>
internal static class Samples
{
    public const int Prefixes = 500;

    /// <summary>ORIGIN, AS_PATH of four, NEXT_HOP, MED, LOCAL_PREF, COMMUNITY of four.</summary>
    public static readonly byte[] SixAttributes = Convert.FromHexString(
        "40010100" + "40021202040000FDE80000FDE90000FDEA0000FDEB" + "40030401020304" + "80040400000064" + "400504000000C8" + "C00810FDE80001FDE80002FDE80003FDE80004");

    public static SessionContext Session { get; } = Negotiate(addPath: false);

    public static SessionContext AddPathSession { get; } = Negotiate(addPath: true);

    /// <summary>The body of an UPDATE with <see cref="Prefixes"/> IPv4 /24 and <see cref="SixAttributes"/>.</summary>
    public static byte[] UnicastUpdate()
    {
        var body = new ByteBuffer();
        body.WriteUInt16(0);
        body.WriteUInt16((ushort)SixAttributes.Length);
        body.Write(SixAttributes);
        for (var i = 0; i < Prefixes; i++) body.Write([24, 10, (byte)(i >> 8), (byte)i]);
        return body.Written.ToArray();
    }

    /// <summary>The body of an UPDATE with <see cref="Prefixes"/> IPv6 /48 in MP_REACH_NLRI.</summary>
    public static byte[] Unicast6Update()
    {
        var nlri = new ByteBuffer();
        for (var i = 0; i < Prefixes; i++) nlri.Write([48, 0x20, 1, 0x0D, 0xB8, (byte)(i >> 8), (byte)i]);
        return MpUpdate("000201" + "10" + "20010DB8000000000000000000000001" + "00" + Convert.ToHexString(nlri.Written));
    }

    /// <summary>One MAC/IP advertisement.</summary>
    public static byte[] EvpnUpdate() => MpUpdate(
        "001946" + "04" + "0A000001" + "00" + "02210001C0A8010A00010000000000000000000000000064" + "30001122334455" + "00" + "000641");

    /// <summary>One link with its attribute.</summary>
    public static byte[] LinkStateUpdate() => Convert.FromHexString(
        "00000093800E7240044704C0A8FF1D000002006503000000000000000001000020020000040000FDE902010004000000000202000400000000020300040A010101" +
        "01010024020000040000FDE902010004000000000202000400000000020300080A0104010A010102010300040A010101010400040A010102" +
        "4001010040020602010000FDE980040400000000801D0704470003000001");

    private static byte[] MpUpdate(string value)
    {
        var reach = Convert.FromHexString(value);
        var attributes = new ByteBuffer();
        attributes.Write(SixAttributes);
        attributes.Write([0x90, 14]);
        attributes.WriteUInt16((ushort)reach.Length);
        attributes.Write(reach);
        return [0, 0, (byte)(attributes.Length >> 8), (byte)attributes.Length, .. attributes.Written];
    }

    private static SessionContext Negotiate(bool addPath)
    {
        var families = FamilyTable.All.ToArray().Select(static codec => codec.Family).ToArray();
        var options = new OpenOptions
        {
            LocalAs = 65533,
            HoldTime = 180,
            RouterId = IpAddress.FromIpv4(0x0A000002),
            Families = families,
            AddPath = addPath ? 3 : 0,
            AddPathFamilies = families,
        };
        var open = OpenMessage.Build(options);
        return Negotiation.Negotiate(open, open, new NegotiationOptions(), new EncodingContexts());
    }
}
