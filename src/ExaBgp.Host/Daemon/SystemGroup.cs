using System.Runtime.CompilerServices;
using ExaBgp.Host.Native;

namespace ExaBgp.Host.Daemon;

/// <summary>A group of the system, to act as it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its number.</param>
public sealed record SystemGroup(string Name, uint Id)
{
    // struct group begins: name, password (pointers), group u32.
    private static readonly int IdOffset = 2 * nint.Size;

    /// <summary>Looks a group up; null when there is none of that name.</summary>
    public static unsafe SystemGroup? Find(string name)
    {
        var entry = Libc.GroupByName(name);
        return entry is null ? null : new SystemGroup(name, Unsafe.ReadUnaligned<uint>(entry + IdOffset));
    }

    /// <summary>Makes it the group of all threads. False with the reason.</summary>
    public bool TryBecome(out string reason)
    {
        reason = string.Empty;
        if (Libc.SetGroup(Id) == 0) return true;
        reason = $"could not become group {Name}: {Errno.Text(Errno.Last)}";
        return false;
    }
}
