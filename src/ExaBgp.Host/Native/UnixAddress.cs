using System.Runtime.InteropServices;
using System.Text;

namespace ExaBgp.Host.Native;

/// <summary>sockaddr_un: family u16, path up to 107 octets and a zero.</summary>
internal static class UnixAddress
{
    internal const int Size = 110;
    internal const int Family = 1;
    private const int MaxPath = 107;

    /// <summary>Writes the address of a path; false when it is too long.</summary>
    internal static bool TryWrite(Span<byte> storage, string path)
    {
        storage[..Size].Clear();
        if (Encoding.UTF8.GetByteCount(path) > MaxPath) return false;
        MemoryMarshal.Write(storage, (ushort)Family);
        Encoding.UTF8.GetBytes(path, storage[2..]);
        return true;
    }
}
