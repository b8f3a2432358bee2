using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Protocol.Tests.Nlri;

/// <summary>A valid NLRI of a family, made at random.</summary>
public sealed record NlriValue(string Family, byte[] Bytes)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Family} {Convert.ToHexString(Bytes)}";
}

/// <summary>Makes random NLRI, octet by octet, of every family but BGP-LS.</summary>
internal static class NlriValues
{
    private static readonly Dictionary<Safi, Action<Random, bool, ByteBuffer>> Makers = new()
    {
        [Safi.Unicast] = (random, ipv6, output) => Prefix(random, ipv6, output),
        [Safi.Multicast] = (random, ipv6, output) => Prefix(random, ipv6, output),
        [Safi.NlriMpls] = (random, ipv6, output) => Labelled(random, ipv6, hasDistinguisher: false, output),
        [Safi.MplsVpn] = (random, ipv6, output) => Labelled(random, ipv6, hasDistinguisher: true, output),
        [Safi.Flow] = (random, ipv6, output) => Flow(random, ipv6, hasDistinguisher: false, output),
        [Safi.FlowVpn] = (random, ipv6, output) => Flow(random, ipv6, hasDistinguisher: true, output),
        [Safi.Vpls] = (random, _, output) => Vpls(random, output),
        [Safi.Evpn] = (random, _, output) => Evpn(random, output),
        [Safi.McastVpn] = Mvpn,
        [Safi.Mup] = Mup,
        [Safi.RouteTarget] = (random, _, output) => RouteTarget(random, output),
        [Safi.SrPolicy] = (random, ipv6, output) =>
        {
            output.WriteUInt8((byte)(ipv6 ? 192 : 96));
            Octets(random, 8 + (ipv6 ? 16 : 4), output);
        },
    };

    /// <summary>Any family that has a maker.</summary>
    public static Gen<NlriValue> Any() => Gen.Choose(0, int.MaxValue - 1).Select(Make);

    private static NlriValue Make(int seed)
    {
        var random = new Random(seed);
        var families = new List<FamilyCodec>();
        foreach (var row in FamilyTable.All)
        {
            if (Makers.ContainsKey(row.Family.Safi)) families.Add(row);
        }

        var family = families[random.Next(families.Count)];
        var output = new ByteBuffer();
        Makers[family.Family.Safi](random, family.Family.Afi == Afi.Ipv6, output);
        return new NlriValue(family.Name, output.Written.ToArray());
    }

    private static void Octets(Random random, int count, ByteBuffer output) => random.NextBytes(output.Take(count));

    private static void Prefix(Random random, bool ipv6, ByteBuffer output)
    {
        var bits = random.Next((ipv6 ? 128 : 32) + 1);
        output.WriteUInt8((byte)bits);
        PrefixOctets(random, bits, output);
    }

    private static void PrefixOctets(Random random, int bits, ByteBuffer output)
    {
        var octets = output.Take((bits + 7) / 8);
        random.NextBytes(octets);
        if (bits % 8 != 0) octets[^1] &= (byte)(0xFF << (8 - (bits % 8)));
    }

    private static void Distinguisher(Random random, ByteBuffer output)
    {
        switch (random.Next(3))
        {
            case 0:
                output.WriteUInt16(0);
                Octets(random, 6, output);
                break;
            case 1:
                output.WriteUInt16(1);
                Octets(random, 6, output);
                break;
            default:
                output.WriteUInt16(2);
                output.WriteUInt32((uint)random.NextInt64(65536, uint.MaxValue));
                Octets(random, 2, output);
                break;
        }
    }

    private static void Labelled(Random random, bool ipv6, bool hasDistinguisher, ByteBuffer output)
    {
        var bits = random.Next((ipv6 ? 128 : 32) + 1);
        var labels = random.Next(1, 3);
        if ((labels * 24) + bits + (hasDistinguisher ? 64 : 0) > 255) labels = 1;
        output.WriteUInt8((byte)((labels * 24) + bits + (hasDistinguisher ? 64 : 0)));
        for (var i = 0; i < labels; i++) output.WriteUInt24((uint)((random.Next(1, 1 << 20) << 4) | (i == labels - 1 ? 1 : 0)) & (i == 0 ? 0x7FFFFFu : 0xFFFFFF));
        if (hasDistinguisher) Distinguisher(random, output);
        PrefixOctets(random, bits, output);
    }

    private static void Flow(Random random, bool ipv6, bool hasDistinguisher, ByteBuffer output)
    {
        var body = new ByteBuffer();
        if (hasDistinguisher) Distinguisher(random, body);
        for (byte type = 1; type <= (ipv6 ? 13 : 12); type++)
        {
            if (random.Next(3) != 0) continue;
            body.WriteUInt8(type);
            if (type <= 2)
            {
                var bits = random.Next((ipv6 ? 128 : 32) + 1);
                body.WriteUInt8((byte)bits);
                if (ipv6) body.WriteUInt8(0);
                PrefixOctets(random, bits, body);
                continue;
            }

            var terms = random.Next(1, 40);
            for (var i = 0; i < terms; i++) Term(random, type, i > 0, i == terms - 1, body);
        }

        if (body.Length < 240) output.WriteUInt8((byte)body.Length);
        else output.WriteUInt16((ushort)(0xF000 | body.Length));
        output.Write(body.Written);
    }

    private static void Term(Random random, byte type, bool mayJoin, bool isLast, ByteBuffer output)
    {
        var isMask = type is 9 or 12;
        var bits = (isLast ? 0x80 : 0) | (mayJoin && random.Next(2) == 0 ? 0x40 : 0) | random.Next(isMask ? 4 : 8);
        var isWide = type is 4 or 5 or 6 or 9 or 10 or 12 or 13 && random.Next(2) == 0;
        var least = isWide ? 256 : 0;
        var most = isWide ? 65535 : type == 11 ? 63 : 255;
        output.WriteUInt8((byte)(bits | (isWide ? 0x10 : 0)));
        var value = random.Next(least, most + 1);
        if (isWide) output.WriteUInt16((ushort)value);
        else output.WriteUInt8((byte)value);
    }

    private static void Vpls(Random random, ByteBuffer output)
    {
        output.WriteUInt16(17);
        Distinguisher(random, output);
        Octets(random, 6, output);
        output.WriteUInt24(((uint)random.Next(65536) << 4) | 1);
    }

    private static void Evpn(Random random, ByteBuffer output)
    {
        var type = random.Next(1, 8);
        var size = random.Next(2) == 0 ? 4 : 16;
        var value = new ByteBuffer();
        Distinguisher(random, value);
        if (type != 3) Octets(random, 10, value);
        if (type != 4) Octets(random, 4, value);
        switch (type)
        {
            case 1:
                Octets(random, random.Next(3) * 3, value);
                break;
            case 2:
                value.WriteUInt8(48);
                Octets(random, 6, value);
                if (random.Next(3) == 0) size = 0;
                value.WriteUInt8((byte)(size * 8));
                Octets(random, size, value);
                Octets(random, random.Next(1, 3) * 3, value);
                break;
            case 3 or 4:
                value.WriteUInt8((byte)(size * 8));
                Octets(random, size, value);
                break;
            case 5:
                var bits = random.Next((size * 8) + 1);
                value.WriteUInt8((byte)bits);
                PrefixOctets(random, bits, value);
                value.Take(size - ((bits + 7) / 8)).Clear();
                Octets(random, size, value);
                Octets(random, 3, value);
                break;
            default:
                Octets(random, random.Next(40), value);
                break;
        }

        output.WriteUInt8((byte)type);
        output.WriteUInt8((byte)value.Length);
        output.Write(value.Written);
    }

    private static void Mvpn(Random random, bool ipv6, ByteBuffer output)
    {
        var type = random.Next(1, 8);
        var size = ipv6 ? 16 : 4;
        var value = new ByteBuffer();
        if (type < 5)
        {
            Octets(random, random.Next(40), value);
        }
        else
        {
            Distinguisher(random, value);
            if (type > 5) Octets(random, 4, value);
            value.WriteUInt8((byte)(size * 8));
            Octets(random, size, value);
            value.WriteUInt8((byte)(size * 8));
            Octets(random, size, value);
        }

        output.WriteUInt8((byte)type);
        output.WriteUInt8((byte)value.Length);
        output.Write(value.Written);
    }

    private static void Mup(Random random, bool ipv6, ByteBuffer output)
    {
        var type = random.Next(1, 6);
        var size = ipv6 ? 16 : 4;
        var value = new ByteBuffer();
        Distinguisher(random, value);
        switch (type)
        {
            case 1:
                Prefix(random, ipv6, value);
                break;
            case 2:
                Octets(random, size, value);
                break;
            case 3:
                Prefix(random, ipv6, value);
                Octets(random, 4, value);
                value.WriteUInt8((byte)random.Next(64));
                value.WriteUInt8((byte)(size * 8));
                Octets(random, size, value);
                if (random.Next(2) == 0) break;
                value.WriteUInt8((byte)(size * 8));
                Octets(random, size, value);
                break;
            case 4:
                var octets = random.Next(5);
                value.WriteUInt8((byte)((size + octets) * 8));
                Octets(random, size + octets, value);
                break;
            default:
                Octets(random, random.Next(20), value);
                break;
        }

        output.WriteUInt8(1);
        output.WriteUInt16((ushort)type);
        output.WriteUInt8((byte)value.Length);
        output.Write(value.Written);
    }

    private static void RouteTarget(Random random, ByteBuffer output)
    {
        var bits = random.Next(4) == 0 ? 0 : random.Next(32, 97);
        output.WriteUInt8((byte)bits);
        var start = output.Length;
        PrefixOctets(random, bits, output);
        if (output.Length > start + 4) output.PatchUInt8(start + 4, (byte)(output.Written[start + 4] & 0x3F));
    }
}
