using System.Diagnostics;

namespace ExaBgp.Tests;

/// <summary>Lines of bash.</summary>
internal static class SystemShell
{
    public static string Program { get; } = Environment.GetEnvironmentVariable("EXABGP_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "exabgp");

    /// <summary>Runs a line that begins with words for the program.</summary>
    public static (int Status, string Output, string Error) Exabgp(string words) => Run($"{Program} {words}");

    /// <summary>Runs a line.</summary>
    public static (int Status, string Output, string Error) Run(string line, string shell = "bash")
    {
        var start = new ProcessStartInfo(shell, ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        foreach (var name in start.Environment.Keys.Where(key => key.StartsWith("exabgp", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit((int)ProgramRun.Deadline.TotalMilliseconds).Should().BeTrue($"'{line}' should end");
        return (process.ExitCode, output.Result, error.Result);
    }
}
