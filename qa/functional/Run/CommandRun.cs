using System.Diagnostics;

namespace ExaBgp.Qa.Functional.Run;

/// <summary>Runs a command of the program under test to its end.</summary>
public static class CommandRun
{
    /// <summary>Runs it with nothing on its standard input.</summary>
    /// <returns>Its exit code and all it wrote.</returns>
    /// <exception cref="TimeoutException">It did not end in time; it has been killed.</exception>
    public static async Task<(int Code, string Output, string Error)> RunAsync(IEnumerable<string> words, string folder, TimeSpan limit, string? path = null)
    {
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in (string[])["-c", "exec \"$@\"", "sh", .. words])
            start.ArgumentList.Add(word);
        start.Environment["exabgp_daemon_user"] = Environment.UserName;
        if (path is not null)
            start.Environment["PATH"] += ":" + path;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var time = new CancellationTokenSource(limit);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(time.Token);
            var error = process.StandardError.ReadToEndAsync(time.Token);
            await process.WaitForExitAsync(time.Token).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"did not end within {limit.TotalSeconds:F0} s", e);
        }
    }
}
