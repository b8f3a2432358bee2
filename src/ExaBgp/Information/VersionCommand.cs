using System.CommandLine;
using System.Runtime.InteropServices;
using ExaBgp.Reactor;

namespace ExaBgp.Information;

/// <summary><c>exabgp version</c>: four lines, of which programs read the first.</summary>
internal static class VersionCommand
{
    public static Command Create()
    {
        var command = new Command("version", "Show the version of the program, its runtime and the system.");
        command.SetAction(static _ =>
        {
            var shown = Environment.GetEnvironmentVariable("exabgp_version") is { Length: > 0 } given ? given : ProgramVersion.Text;
            Console.Out.Write($"ExaBGP : {shown}\n.NET   : {Environment.Version}\nUname  : {Uname()}\nFrom   : {AppContext.BaseDirectory.TrimEnd('/')}\n");
            return 0;
        });
        return command;
    }

    private static string Uname() =>
        string.Join(' ', ((string[])["ostype", "hostname", "osrelease", "version"]).Select(Kernel).Append(Machine()));

    /// <summary>The processor as the kernel names it.</summary>
    private static string Machine() => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "x86_64",
        Architecture.X86 => "i686",
        Architecture.Arm64 => "aarch64",
        Architecture.Arm => "armv7l",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string Kernel(string name)
    {
        try
        {
            return File.ReadAllText("/proc/sys/kernel/" + name).Trim();
        }
        catch (IOException)
        {
            return "?";
        }
    }
}
