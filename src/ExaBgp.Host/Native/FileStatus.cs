using System.Runtime.CompilerServices;

namespace ExaBgp.Host.Native;

/// <summary>What a path is: the base library tells sockets and named pipes from files only by failing on them.</summary>
internal static unsafe class FileStatus
{
    private const int CurrentFolder = -100;
    private const uint WantMode = 0x3;
    private const uint KindMask = 0xF000;
    private const uint PipeKind = 0x1000;
    private const uint FileKind = 0x8000;
    private const uint SocketKind = 0xC000;

    /// <summary>struct statx is 256 octets on all architectures, its mode at octet 28.</summary>
    private const int StatxSize = 256;
    private const int ModeOffset = 28;

    internal static bool IsSocket(string path) => Kind(path) == SocketKind;

    internal static bool IsPipe(string path) => Kind(path) == PipeKind;

    internal static bool IsFile(string path) => Kind(path) == FileKind;

    private static uint Kind(string path)
    {
        var buffer = stackalloc byte[StatxSize];
        return Libc.Status(CurrentFolder, path, 0, WantMode, buffer) == 0 ? Unsafe.ReadUnaligned<ushort>(buffer + ModeOffset) & KindMask : 0;
    }
}
