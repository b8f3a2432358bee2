using System.Runtime.CompilerServices;
using ExaBgp.Host.Native;

namespace ExaBgp.Host.Daemon;

/// <summary>A user of the system, to become it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="UserId">Its number.</param>
/// <param name="GroupId">Its own group.</param>
public sealed record SystemUser(string Name, uint UserId, uint GroupId)
{
    // struct passwd begins: name, password (pointers), user u32, group u32.
    private static readonly int UserOffset = 2 * nint.Size;

    /// <summary>True when this process may become another user.</summary>
    public static bool MayChange => Libc.UserId() == 0 || Libc.GroupId() == 0;

    /// <summary>Looks a user up; null when there is none of that name.</summary>
    public static unsafe SystemUser? Find(string name)
    {
        var entry = Libc.UserByName(name);
        return entry is null ? null
            : new SystemUser(name, Unsafe.ReadUnaligned<uint>(entry + UserOffset), Unsafe.ReadUnaligned<uint>(entry + UserOffset + 4));
    }

    /// <summary>Makes the user own a file, so that it can go on writing it.</summary>
    public void Own(string path) => _ = Libc.ChangeOwner(path, UserId, GroupId);

    /// <summary>Becomes the user, in all threads, with its groups only. False with the reason.</summary>
    public bool TryBecome(out string reason)
    {
        reason = string.Empty;
        if (Libc.SetGroups(Name, GroupId) == 0 && Libc.SetGroup(GroupId) == 0 && Libc.SetUser(UserId) == 0) return true;
        reason = $"could not become user {Name}: {Errno.Text(Errno.Last)}";
        return false;
    }
}
