using System.Buffers.Binary;
using ExaBgp.Qa.Bench.Families;

namespace ExaBgp.Qa.Bench.Wire;

/// <summary>The few messages a sink and a source need (RFC 4271, section 4).</summary>
public static class Bgp
{
    public const int HeaderLength = 19;
    public const byte Open = 1;
    public const byte Update = 2;
    public const byte Notification = 3;
    public const byte KeepaliveType = 4;
    public const byte RouteRefresh = 5;
    private const int Largest = 4096;

    /// <summary>A KEEPALIVE.</summary>
    public static readonly ReadOnlyMemory<byte> Keepalive = Message(KeepaliveType, []);

    /// <summary>A message from its type and body.</summary>
    public static byte[] Message(byte type, ReadOnlySpan<byte> body)
    {
        var message = new byte[HeaderLength + body.Length];
        message.AsSpan(0, 16).Fill(0xFF);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(16), (ushort)message.Length);
        message[18] = type;
        body.CopyTo(message.AsSpan(HeaderLength));
        return message;
    }

    /// <summary>An OPEN with the capabilities multiprotocol, route refresh and 4-byte AS.</summary>
    public static byte[] OpenMessage(ushort asn, ushort holdTime, uint routerId, BenchFamily family)
    {
        var body = new byte[29];
        body[0] = 4;
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(1), asn);
        BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(3), holdTime);
        BinaryPrimitives.WriteUInt32BigEndian(body.AsSpan(5), routerId);
        ReadOnlySpan<byte> capabilities = [18, 2, 16, 1, 4, 0, 0, 0, 0, 2, 0, 65, 4, 0, 0, 0, 0];
        byte[] whole = [.. body.AsSpan(0, 9), .. capabilities, 70, 0];
        BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(14), family.Afi);
        whole[17] = family.Safi;
        BinaryPrimitives.WriteUInt16BigEndian(whole.AsSpan(24), asn);
        return Message(Open, whole);
    }

    /// <summary>A request to send the routes of a family again (RFC 2918).</summary>
    public static byte[] Refresh(BenchFamily family) => Message(RouteRefresh, [(byte)(family.Afi >> 8), (byte)family.Afi, 0, family.Safi]);

    /// <summary>UPDATEs which announce routes to an external peer, <paramref name="per"/> for each set of attributes.</summary>
    public static byte[] Announcements(BenchFamily family, int count, int per, ushort asn)
    {
        using var stream = new MemoryStream();
        var message = new byte[Largest];
        for (var first = 0; first < count; first += per)
        {
            for (var next = first; next < Math.Min(first + per, count);)
                stream.Write(message, 0, Announcement(family, message, ref next, Math.Min(first + per, count), first / per, asn));
        }

        return stream.ToArray();
    }

    /// <summary>The End-of-RIB of a family (RFC 4724, section 2).</summary>
    public static byte[] EndOfRib(BenchFamily family) =>
        family is Ipv4Family ? Message(Update, new byte[4]) : Message(Update, [0, 0, 0, 6, 0x80, 15, 3, (byte)(family.Afi >> 8), (byte)family.Afi, family.Safi]);

    private static int Announcement(BenchFamily family, byte[] message, ref int next, int end, int set, ushort asn)
    {
        message.AsSpan(0, 16).Fill(0xFF);
        message[18] = Update;
        message[19] = message[20] = 0;
        var at = 23;
        at += Put(message, at, [0x40, 1, 1, 0]);
        var hops = 3 + (set % 4);
        at += Put(message, at, [0x40, 2, (byte)(2 + (4 * hops)), 2, (byte)hops]);
        for (var hop = 0; hop < hops; hop++, at += 4)
            BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(at), hop == 0 ? asn : (uint)(1000 + ((set * 7) + (hop * 131)) % 50000));
        if (family is Ipv4Family)
            at += Put(message, at, [0x40, 3, 4, .. family.NextHop]);
        if (set % 3 == 0)
        {
            at += Put(message, at, [0x80, 4, 4]);
            BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(at), set % 1000);
            at += 4;
        }

        var communities = set % 6;
        if (communities > 0)
            at += Put(message, at, [0xC0, 8, (byte)(4 * communities)]);
        for (var c = 0; c < communities; c++, at += 4)
            BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(at), (uint)((asn << 16) + (set % 5000) + c));

        if (family is Ipv4Family)
        {
            BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(21), (ushort)(at - 23));
            while (next < end && at + 32 < Largest)
                at += family.WriteNlri(next++, message.AsSpan(at));
        }
        else
        {
            var start = at;
            at += Put(message, at, [0x90, 14, 0, 0, (byte)(family.Afi >> 8), (byte)family.Afi, family.Safi, (byte)family.NextHop.Length, .. family.NextHop, 0]);
            while (next < end && at + 32 < Largest)
                at += family.WriteNlri(next++, message.AsSpan(at));
            BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(start + 2), (ushort)(at - start - 4));
            BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(21), (ushort)(at - 23));
        }

        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(16), (ushort)at);
        return at;
    }

    private static int Put(byte[] message, int at, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(message.AsSpan(at));
        return bytes.Length;
    }
}
