using System.Runtime.InteropServices;
using ExaBgp.Host.Native;
using ExaBgp.Protocol;

namespace ExaBgp.Host.Sockets;

/// <summary>
/// TCP_MD5SIG (RFC 2385) of Linux.
/// <code>
///   0 sockaddr of the peer 128
/// 128 flags u8, prefix length u8
/// 130 key length u16
/// 132 interface index i32
/// 136 key 80
/// </code>
/// </summary>
internal static class TcpMd5Option
{
    internal const int Name = 14;
    internal const int ExtendedName = 32;
    internal const int Size = 216;
    internal const int MaxKey = 80;
    private const byte PrefixFlag = 1;

    /// <summary>Fills the structure; the key is at most <see cref="MaxKey"/> octets, none takes it away. Returns the option's name: a range has one of its own.</summary>
    internal static int Write(Span<byte> option, IpAddress peer, int length, int port, uint scope, ReadOnlySpan<byte> key)
    {
        option[..Size].Clear();
        SocketAddress.Write(option[..SocketAddress.StorageSize], peer, port, scope);
        MemoryMarshal.Write(option[130..], (ushort)key.Length);
        key.CopyTo(option[136..]);
        if (length == 0 || length == peer.Size * 8) return Name;
        option[128] = PrefixFlag;
        option[129] = (byte)length;
        return ExtendedName;
    }
}
