using ExaBgp.Configuration;
using ExaBgp.Host.Native;

namespace ExaBgp.Host.Files;

/// <summary>
/// Finds the program of a process in the file system: an absolute path as it is; any other name in <c>/etc/exabgp</c> (or <c>EXABGP_ETC</c>), beside the
/// configuration file and in the folders of <c>PATH</c>, of which the last that has it counts. A name under <c>etc/exabgp</c> is one of the installation.
/// </summary>
public sealed class ProgramLookup : IProgramLookup
{
    private const string Installed = "etc/exabgp/";
    private const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly string _etc = Environment.GetEnvironmentVariable("EXABGP_ETC") is { Length: > 0 } given ? given : "/etc/exabgp";
    private readonly string[] _path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries);

    /// <inheritdoc/>
    public bool TryFind(string program, string configuration, out string path, out string reason)
    {
        path = Locate(program, configuration);
        reason = Refusal(path, program);
        return reason.Length == 0;
    }

    private string Locate(string program, string configuration)
    {
        if (program.StartsWith('/')) return program;
        if (program.StartsWith(Installed, StringComparison.Ordinal))
        {
            var here = Directory.GetCurrentDirectory();
            string[] homes = ["/etc/exabgp", Path.Combine(here, "..", Installed), Path.Combine(here, Installed), _etc];
            return homes.Select(home => Path.Combine(home, program[Installed.Length..])).LastOrDefault(Path.Exists) ?? program;
        }

        var beside = Path.GetDirectoryName(Path.GetFullPath(configuration)) ?? "/";
        string[] folders = [_etc, beside, .. _path];
        return folders.Select(folder => Path.Combine(folder, program)).LastOrDefault(Path.Exists) ?? program;
    }

    private static string Refusal(string path, string program)
    {
        if (Directory.Exists(path)) return $"can not execute directories \"{program}\"";
        if (!Path.Exists(path)) return $"can not locate the program \"{program}\"";
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & UnixFileMode.SetUser) != 0) return $"refusing to run setuid programs \"{program}\"";
            if ((mode & UnixFileMode.SetGroup) != 0) return $"refusing to run setgid programs \"{program}\"";
            if ((mode & AnyExecute) == 0 || Libc.Access(path, Libc.MayExecute) != 0) return $"exabgp will not be able to run this program \"{program}\"";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return $"can not access program \"{program}\": {exception.Message}";
        }

        return FileStatus.IsFile(path) ? string.Empty : $"program must be a regular file \"{program}\"";
    }
}
