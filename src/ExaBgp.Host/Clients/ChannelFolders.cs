using ExaBgp.Host.Native;

namespace ExaBgp.Host.Clients;

/// <summary>Where the command-line channel is looked for, by the daemon and by its clients, in order.</summary>
public static class ChannelFolders
{
    /// <summary>The folders for this process's user and an installation root, each with a slash at its end.</summary>
    public static IReadOnlyList<string> For(string root)
    {
        var prefix = root.TrimEnd('/');
        var user = Libc.UserId();
        string[] system = ["/run/exabgp/", $"/run/{user}/", "/run/", "/var/run/exabgp/", $"/var/run/{user}/", "/var/run/"];
        return [.. system, .. system.Select(folder => prefix + folder)];
    }

    /// <summary>The first socket <c>NAME.sock</c> there is, or null.</summary>
    public static string? FindSocket(IEnumerable<string> folders, string name) =>
        folders.Select(folder => $"{folder}{name}.sock").FirstOrDefault(FileStatus.IsSocket);

    /// <summary>The first folder's <c>NAME.in</c> and <c>NAME.out</c> that are both named pipes, or null.</summary>
    public static (string In, string Out)? FindPipes(IEnumerable<string> folders, string name)
    {
        foreach (var folder in folders)
        {
            var (input, output) = ($"{folder}{name}.in", $"{folder}{name}.out");
            if (FileStatus.IsPipe(input) && FileStatus.IsPipe(output)) return (input, output);
        }

        return null;
    }

    /// <summary>The socket a daemon makes: the one that is there already, else in <c>/run/exabgp</c> where there is that folder, else in the root's <c>run</c>.</summary>
    public static string SocketToMake(IReadOnlyList<string> folders, string name, string root)
    {
        if (FindSocket(folders, name) is { } existing) return existing;
        var system = folders[0];
        return Directory.Exists(system) || root is "/" ? $"{system}{name}.sock" : $"{root.TrimEnd('/')}/run/{name}.sock";
    }

    /// <summary>Makes the folder of a socket, for its owner only; false with the reason. True without a change where there is one.</summary>
    public static bool TryMakeFolder(string socket, out string reason)
    {
        reason = string.Empty;
        try
        {
            if (Path.GetDirectoryName(socket) is not { Length: > 0 } folder || Directory.Exists(folder)) return true;
            const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            Directory.CreateDirectory(folder, OwnerOnly);
            // The mask of the process does not count here: a folder without the right to enter it is of no use.
            File.SetUnixFileMode(folder, OwnerOnly);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = $"{socket}: {exception.Message}";
            return false;
        }
    }
}
