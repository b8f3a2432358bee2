using System.Buffers.Binary;

namespace ExaBgp.Routes.Table;

/// <summary>Hashes what identifies a route. The seed is a new one in each process: peers choose the keys of an Adj-RIB-In and must not choose the collisions.</summary>
internal static class RouteHash
{
    private static readonly ulong Seed = Random();
    private static readonly ulong First = Random() | 1;
    private static readonly ulong Second = Random() | 1;

    /// <summary>The hash of family, path identifier and identity octets.</summary>
    public static uint Of(int family, uint pathId, ReadOnlySpan<byte> identity)
    {
        var hash = Mix(Seed ^ (((ulong)pathId << 32) | ((uint)family << 16) | (uint)identity.Length), Second);
        while (identity.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(identity), First);
            identity = identity[8..];
        }

        ulong rest = 0;
        foreach (var octet in identity) rest = (rest << 8) | octet;
        return (uint)(Mix(hash ^ rest, Second) >> 32);
    }

    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low;
    }

    /// <summary>62 unpredictable bits from the kernel: the other half of the identifier has its fixed ones. A cryptographic generator would load a library of megabytes for it.</summary>
    private static ulong Random() => BinaryPrimitives.ReadUInt64LittleEndian(Guid.NewGuid().ToByteArray().AsSpan(8));
}
