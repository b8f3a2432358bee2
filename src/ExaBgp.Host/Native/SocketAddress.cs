using System.Buffers.Binary;
using System.Runtime.InteropServices;
using ExaBgp.Protocol;

namespace ExaBgp.Host.Native;

/// <summary>
/// sockaddr_in and sockaddr_in6 in the 128 octets of sockaddr_storage.
/// <code>
/// in:  family u16 (host order) | port u16 | address 4 | zero 8
/// in6: family u16 (host order) | port u16 | flow 4 | address 16 | scope u32 (host order)
/// </code>
/// </summary>
internal static unsafe class SocketAddress
{
    internal const int StorageSize = 128;
    internal const int Ipv4Family = 2;
    internal const int Ipv6Family = 10;
    private const int Ipv4Size = 16;
    private const int Ipv6Size = 28;

    /// <summary>Family of sockets for an address.</summary>
    internal static int Family(IpAddress address) => address.IsIpv4 ? Ipv4Family : Ipv6Family;

    /// <summary>Writes an address; the length to give to the system is returned.</summary>
    internal static int Write(Span<byte> storage, IpAddress address, int port, uint scope)
    {
        storage.Clear();
        MemoryMarshal.Write(storage, (ushort)Family(address));
        BinaryPrimitives.WriteUInt16BigEndian(storage[2..], (ushort)port);
        if (address.IsIpv4)
        {
            address.CopyTo(storage[4..]);
            return Ipv4Size;
        }

        address.CopyTo(storage[8..]);
        MemoryMarshal.Write(storage[24..], scope);
        return Ipv6Size;
    }

    /// <summary>Reads an address of either family; the default for any other.</summary>
    internal static (IpAddress Address, int Port) Read(ReadOnlySpan<byte> storage)
    {
        var size = MemoryMarshal.Read<ushort>(storage) switch
        {
            Ipv4Family => 4,
            Ipv6Family => 16,
            _ => 0,
        };
        if (size == 0) return default;
        IpAddress.TryFromBytes(storage.Slice(size == 4 ? 4 : 8, size), out var address);
        return (address.Unmapped(), BinaryPrimitives.ReadUInt16BigEndian(storage[2..]));
    }

    /// <summary>Our end of a connected socket.</summary>
    internal static (IpAddress Address, int Port) LocalOf(int fd)
    {
        var storage = stackalloc byte[StorageSize];
        var length = StorageSize;
        return Libc.LocalAddress(fd, storage, &length) == 0 ? Read(new ReadOnlySpan<byte>(storage, StorageSize)) : default;
    }

    /// <summary>The other end of a connected socket.</summary>
    internal static (IpAddress Address, int Port) RemoteOf(int fd)
    {
        var storage = stackalloc byte[StorageSize];
        var length = StorageSize;
        return Libc.RemoteAddress(fd, storage, &length) == 0 ? Read(new ReadOnlySpan<byte>(storage, StorageSize)) : default;
    }
}
