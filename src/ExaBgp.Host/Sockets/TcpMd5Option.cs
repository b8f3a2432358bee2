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
    internal const int Size = 216;
    internal const int MaxKey = 80;

    /// <summary>Fills the structure; the key is at most <see cref="MaxKey"/> octets.</summary>
    internal static void Write(Span<byte> option, IpAddress peer, int port, uint scope, ReadOnlySpan<byte> key)
    {
        option[..Size].Clear();
        SocketAddress.Write(option[..SocketAddress.StorageSize], peer, port, scope);
        MemoryMarshal.Write(option[130..], (ushort)key.Length);
        key.CopyTo(option[136..]);
    }
}
