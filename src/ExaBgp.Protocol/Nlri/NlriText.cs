using System.Buffers.Binary;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>Pieces of text and JSON which several families print.</summary>
internal static class NlriText
{
    /// <summary>Appends <c>address/length</c> from the significant octets of a prefix.</summary>
    public static void WritePrefix(ByteBuffer output, ReadOnlySpan<byte> octets, int length, bool ipv6)
    {
        WritePrefixAddress(output, octets, ipv6);
        output.WriteUInt8((byte)'/');
        output.WriteDecimal(length);
    }

    /// <summary>As <see cref="WritePrefix"/>, without host bits: a command may have none.</summary>
    public static void WriteMaskedPrefix(ByteBuffer output, ReadOnlySpan<byte> octets, int length, bool ipv6)
    {
        if (IpPrefix.Octets(length) > Math.Min(octets.Length, ipv6 ? 16 : 4))
        {
            WritePrefix(output, octets, length, ipv6);
            return;
        }

        Span<byte> masked = stackalloc byte[16];
        masked.Clear();
        octets[..IpPrefix.Octets(length)].CopyTo(masked);
        if (length % 8 != 0) masked[length / 8] &= (byte)(0xFF << (8 - (length % 8)));
        WritePrefix(output, masked[..(ipv6 ? 16 : 4)], length, ipv6);
    }

    /// <summary>Appends the address of a prefix, missing octets being zero.</summary>
    public static void WritePrefixAddress(ByteBuffer output, ReadOnlySpan<byte> octets, bool ipv6)
    {
        Span<byte> whole = stackalloc byte[16];
        whole.Clear();
        octets.CopyTo(whole);
        output.WriteAddress(ipv6
            ? IpAddress.FromIpv6(BinaryPrimitives.ReadUInt128BigEndian(whole))
            : IpAddress.FromIpv4(BinaryPrimitives.ReadUInt32BigEndian(whole)));
    }

    /// <summary>Appends <c> path-information 0.0.0.1</c> when there is a path identifier.</summary>
    public static void WritePathId(ByteBuffer output, uint? pathId)
    {
        if (pathId is not { } id) return;
        output.Write(" path-information "u8);
        output.WriteAddress(IpAddress.FromIpv4(id));
    }

    /// <summary>Appends <c>, "path-information": "0.0.0.1"</c> when there is a path identifier.</summary>
    public static void WriteJsonPathId(ByteBuffer output, uint? pathId)
    {
        if (pathId is not { } id) return;
        output.Write(", \"path-information\": \""u8);
        output.WriteAddress(IpAddress.FromIpv4(id));
        output.WriteUInt8((byte)'"');
    }

    /// <summary>Appends an address given by its 4 or 16 octets.</summary>
    public static void WriteAddress(ByteBuffer output, ReadOnlySpan<byte> octets)
    {
        if (IpAddress.TryFromBytes(octets, out var address)) output.WriteAddress(address);
    }

    /// <summary>Appends <c>{ "code": 2, "parsed": true, "raw": "0221…"</c>.</summary>
    public static void WriteJsonCode(ByteBuffer output, int code, bool parsed, ReadOnlySpan<byte> raw)
    {
        output.Write("{ \"code\": "u8);
        output.WriteDecimal(code);
        output.Write(parsed ? ", \"parsed\": true, \"raw\": \""u8 : ", \"parsed\": false, \"raw\": \""u8);
        output.WriteHexUpper(raw);
        output.WriteUInt8((byte)'"');
    }
}
