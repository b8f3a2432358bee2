using System.Text;
using ExaBgp.Host.Native;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Sockets;

/// <summary>Socket options by number: the base library's own setters add SO_REUSEPORT to address reuse and know neither GTSM nor keys.</summary>
internal static unsafe class SocketOptions
{
    private const int SocketLevel = 1;
    private const int ReuseAddress = 2;
    private const int ErrorOption = 4;
    private const int BindToDevice = 25;
    private const int IpLevel = 0;
    private const int Ttl = 2;
    private const int MinimumTtl = 21;
    private const int Ipv6Level = 41;
    private const int HopLimit = 16;
    private const int MinimumHopLimit = 73;
    private const int Ipv6Only = 26;
    private const int TcpLevel = 6;
    private const int NoDelay = 1;
    private const int NotSentLowWater = 25;
    private const int MostNotSent = 128 * 1024;

    /// <summary>Options of every socket before it is bound.</summary>
    internal static int SetCommon(int fd, bool ipv6)
    {
        var errno = Set(fd, SocketLevel, ReuseAddress, 1);
        return errno == 0 && ipv6 ? Set(fd, Ipv6Level, Ipv6Only, 1) : errno;
    }

    /// <summary>
    /// Small messages leave at once, and little waits in the kernel to be sent: a slow peer is told what is, not megabytes of what was. A kernel which cannot
    /// do the latter holds more.
    /// </summary>
    internal static int SetSending(int fd)
    {
        _ = Set(fd, TcpLevel, NotSentLowWater, MostNotSent);
        return Set(fd, TcpLevel, NoDelay, 1);
    }

    /// <summary>Only that interface's packets.</summary>
    internal static int SetDevice(int fd, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name + '\0');
        fixed (byte* p = bytes) return Result(Libc.SetOption(fd, SocketLevel, BindToDevice, p, bytes.Length));
    }

    /// <summary>TTL or hop limit of what is sent.</summary>
    internal static int SetTtl(int fd, bool ipv6, int ttl) => ipv6 ? Set(fd, Ipv6Level, HopLimit, ttl) : Set(fd, IpLevel, Ttl, ttl);

    /// <summary>Least TTL or hop limit of what is taken (RFC 5082), which is sent too.</summary>
    internal static int SetMinimumTtl(int fd, bool ipv6, int ttl)
    {
        var errno = ipv6 ? Set(fd, Ipv6Level, MinimumHopLimit, ttl) : Set(fd, IpLevel, MinimumTtl, ttl);
        return errno == 0 ? SetTtl(fd, ipv6, ttl) : errno;
    }

    /// <summary>Sets the MD5 or AO key of a peer when it has one. 0, or the errno with what could not be set.</summary>
    internal static int SetKeys(int fd, ConnectionOptions peer, uint scope, bool listening, out string what)
    {
        what = string.Empty;
        if (!peer.Md5Key.IsEmpty)
        {
            what = "TCP MD5 signature";
            if (peer.Md5Key.Reveal.Length > TcpMd5Option.MaxKey) return Errno.Invalid;
            var option = stackalloc byte[TcpMd5Option.Size];
            var name = TcpMd5Option.Write(
                new Span<byte>(option, TcpMd5Option.Size), peer.Remote, peer.RemoteLength, listening ? 0 : peer.Port, scope, peer.Md5Key.Reveal);
            return Result(Libc.SetOption(fd, TcpLevel, name, option, TcpMd5Option.Size));
        }

        if (peer.TcpAo is { } ao)
        {
            what = "TCP-AO key";
            var option = stackalloc byte[TcpAoOption.Size];
            if (!TcpAoOption.TryWrite(new Span<byte>(option, TcpAoOption.Size), peer.Remote, peer.RemoteLength, scope, ao, listening)) return Errno.Invalid;
            return Result(Libc.SetOption(fd, TcpLevel, TcpAoOption.Name, option, TcpAoOption.Size));
        }

        return 0;
    }

    /// <summary>Takes the key of a peer from a listener. One that is not there does no harm.</summary>
    internal static void RemoveKeys(int fd, ConnectionOptions peer, uint scope)
    {
        if (!peer.Md5Key.IsEmpty)
        {
            var option = stackalloc byte[TcpMd5Option.Size];
            var name = TcpMd5Option.Write(new Span<byte>(option, TcpMd5Option.Size), peer.Remote, peer.RemoteLength, 0, scope, []);
            _ = Libc.SetOption(fd, TcpLevel, name, option, TcpMd5Option.Size);
        }
        else if (peer.TcpAo is { } ao)
        {
            var option = stackalloc byte[TcpAoOption.DeletionSize];
            TcpAoOption.WriteDeletion(new Span<byte>(option, TcpAoOption.DeletionSize), peer.Remote, peer.RemoteLength, scope, ao);
            _ = Libc.SetOption(fd, TcpLevel, TcpAoOption.DeletionName, option, TcpAoOption.DeletionSize);
        }
    }

    /// <summary>The error of a connection attempt, 0 when it succeeded.</summary>
    internal static int TakeError(int fd)
    {
        int error, length = sizeof(int);
        return Libc.GetOption(fd, SocketLevel, ErrorOption, (byte*)&error, &length) == 0 ? error : Errno.Last;
    }

    /// <summary>Interface number for link-local addresses, 0 for others.</summary>
    internal static uint Scope(IpAddress address, string name) => address.IsLinkLocal && name.Length > 0 ? Libc.InterfaceIndex(name) : 0;

    private static int Set(int fd, int level, int option, int value) => Result(Libc.SetOption(fd, level, option, (byte*)&value, sizeof(int)));

    private static int Result(int returned) => returned == 0 ? 0 : Errno.Last;
}
