using System.Collections;
using ExaBgp.Configuration;
using ExaBgp.Host.Native;

namespace ExaBgp.Host.Processes;

/// <summary>
/// Finds the program of a process in the file system and checks that it may be run. A relative name is looked up in <c>/etc/exabgp</c>, beside the
/// configuration file, and along the path: the last one that exists wins. A name under <c>etc/exabgp</c> is the installation's.
/// </summary>
public sealed class ProgramLookup(IDictionary environment, string root) : IProgramLookup
{
    private const string Installed = "etc/exabgp";
    private const int Execute = 1;
    private const int Read = 4;

    /// <inheritdoc/>
    public bool TryFind(string program, string configuration, out string path, out string reason)
    {
        path = Candidates(program, configuration).LastOrDefault(static candidate => File.Exists(candidate) || Directory.Exists(candidate)) is { } found ? Path.GetFullPath(found) : program;
        reason = Check(path, program);
        return reason.Length == 0;
    }

    private IEnumerable<string> Candidates(string program, string configuration)
    {
        if (program.StartsWith('/')) return [program];
        if (program.StartsWith(Installed, StringComparison.Ordinal))
        {
            var rest = program[Installed.Length..].TrimStart('/');
            var here = Directory.GetCurrentDirectory();
            return
            [
                Path.Combine("/", Installed, rest), Path.Combine(here, "..", Installed, rest), Path.Combine(here, Installed, rest), Path.Combine(root, Installed, rest),
                .. environment["EXABGP_ETC"] is string { Length: > 0 } etc ? [Path.Combine(etc, rest)] : Array.Empty<string>(),
            ];
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(configuration)) ?? "/";
        var searched = (environment["PATH"] as string ?? string.Empty).Split(':', StringSplitOptions.RemoveEmptyEntries);
        return [Path.Combine("/", Installed, program), Path.Combine(folder, program), .. searched.Select(one => Path.Combine(one, program))];
    }

    private static string Check(string path, string program)
    {
        if (Directory.Exists(path)) return $"can not execute directories \"{program}\"";
        if (!File.Exists(path)) return $"can not locate the program \"{program}\"";
        var mode = File.GetUnixFileMode(path);
        if ((mode & UnixFileMode.SetUser) != 0) return $"refusing to run setuid programs \"{program}\"";
        if ((mode & UnixFileMode.SetGroup) != 0) return $"refusing to run setgid programs \"{program}\"";
        if (!FileStatus.IsFile(path)) return $"program must be a regular file \"{program}\"";
        if (Libc.Access(path, Read) != 0) return $"can not access program \"{program}\": permission denied";
        return Libc.Access(path, Execute) == 0 ? string.Empty : $"exabgp will not be able to run this program \"{program}\"";
    }
}
