using ExaBgp.Host.Daemon;

namespace ExaBgp.Healthcheck;

/// <summary>Becomes the user and group of the options, the group first.</summary>
internal static class PrivilegeDrop
{
    /// <summary>Does it; false with the reason. A user without a group brings its own.</summary>
    public static bool TryApply(string? userName, string? groupName, out string reason)
    {
        reason = string.Empty;
        var group = groupName is null ? null : SystemGroup.Find(groupName);
        if (groupName is not null && group is null) reason = $"there is no group {groupName} on this system";
        var user = userName is null ? null : SystemUser.Find(userName);
        if (userName is not null && user is null) reason = $"there is no user {userName} on this system";
        if (reason.Length > 0) return false;
        if (user is null) return group is null || group.TryBecome(out reason);
        if (userName == Environment.UserName) return group is null || group.TryBecome(out reason);
        return (user with { GroupId = group?.Id ?? user.GroupId }).TryBecome(out reason);
    }
}
