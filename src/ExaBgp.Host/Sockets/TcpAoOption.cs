using System.Runtime.InteropServices;
using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Host.Native;
using ExaBgp.Protocol;

namespace ExaBgp.Host.Sockets;

/// <summary>
/// TCP_AO_ADD_KEY (RFC 5925) of Linux 6.7 and later.
/// The kernel derives keys of any length for AES as RFC 5926 says under the name <c>cmac(aes128)</c> only.
/// <code>
///   0 sockaddr of the peer 128 (its port must be 0)
/// 128 algorithm name 64
/// 192 interface index i32
/// 196 flags u32: 1 set as current key, 2 set as the key asked from the peer
/// 200 reserved u16
/// 202 prefix length u8 (0 only with no address)
/// 203 send id u8, receive id u8
/// 205 length of the authentication code u8, 0 for 96 bits
/// 206 key flags u8
/// 207 key length u8
/// 208 key 80
/// </code>
/// </summary>
internal static class TcpAoOption
{
    internal const int Name = 38;
    internal const int Size = 288;
    internal const int MaxKey = 80;
    internal const int DeletionName = 39;
    internal const int DeletionSize = 144;

    /// <summary>Fills the structure; false when the algorithm has no name in the kernel or the key is too long. A listener has no current key.</summary>
    internal static bool TryWrite(Span<byte> option, IpAddress peer, int length, uint scope, TcpAoSettings settings, bool listening)
    {
        var algorithm = settings.Algorithm switch
        {
            "hmac-sha-1-96" => "hmac(sha1)",
            "aes-128-cmac-96" => "cmac(aes128)",
            "hmac-sha-256" => "hmac(sha256)",
            _ => null,
        };
        if (algorithm is null || settings.Key.Reveal.Length > MaxKey) return false;
        option[..Size].Clear();
        SocketAddress.Write(option[..SocketAddress.StorageSize], peer, 0, scope);
        Encoding.ASCII.GetBytes(algorithm, option[128..]);
        MemoryMarshal.Write(option[196..], listening ? 0u : 3u);
        option[202] = (byte)(length == 0 ? peer.Size * 8 : length);
        option[203] = settings.KeyId;
        option[204] = settings.KeyId;
        option[207] = (byte)settings.Key.Reveal.Length;
        settings.Key.Reveal.CopyTo(option[208..]);
        return true;
    }

    /// <summary>
    /// Fills the structure of TCP_AO_DEL_KEY, for a listener: sockaddr 128, interface index i32, flags u32 (4: do not wait for connections that use the key),
    /// reserved u16, prefix length u8, send id u8, receive id u8, next current key u8, next asked key u8, key flags u8.
    /// </summary>
    internal static void WriteDeletion(Span<byte> option, IpAddress peer, int length, uint scope, TcpAoSettings settings)
    {
        option[..DeletionSize].Clear();
        SocketAddress.Write(option[..SocketAddress.StorageSize], peer, 0, scope);
        MemoryMarshal.Write(option[132..], 4u);
        option[138] = (byte)(length == 0 ? peer.Size * 8 : length);
        option[139] = settings.KeyId;
        option[140] = settings.KeyId;
    }
}
