using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using ExaBgp.Configuration.Migration;

namespace ExaBgp.Configuring;

/// <summary>
/// <c>migrate api --exec</c>: runs a helper of an older version between the daemon and itself. Its commands are rewritten on their way out, the events on
/// their way in, line by line and as they come.
/// </summary>
/// <param name="from">The version the helper was written for.</param>
/// <param name="to">The version of the daemon.</param>
internal sealed class MigrateBridge(ConfigurationVersion from, ConfigurationVersion to)
{
    private const int Interrupted = 130;

    /// <summary>Runs the program to its end. Gives its exit status, 130 when the user interrupted it, 1 when it cannot be started.</summary>
    public int Run(string[] program, TextReader events, TextWriter commands, TextWriter error)
    {
        var plain = new UTF8Encoding(false);
        var start = new ProcessStartInfo(program[0], program[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = plain,
            StandardOutputEncoding = plain,
        };
        try
        {
            using var child = Process.Start(start)!;
            var isInterrupted = false;
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
            {
                signal.Cancel = true;
                isInterrupted = true;
                End(child);
            });
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
            {
                signal.Cancel = true;
                End(child);
            });
            new Thread(() => PassEvents(events, child)) { IsBackground = true, Name = "events" }.Start();
            while (child.StandardOutput.ReadLine() is { } line)
            {
                commands.WriteLine(Command(line));
                commands.Flush();
            }

            child.WaitForExit();
            return isInterrupted ? Interrupted : child.ExitCode;
        }
        catch (Win32Exception e)
        {
            error.WriteLine($"error: cannot run {program[0]}: {e.Message}");
            return 1;
        }
        catch (IOException)
        {
            // The daemon has gone: so does the helper, as its input ends.
            return 1;
        }
    }

    /// <summary>A line of the helper as the daemon is told it.</summary>
    public string Command(string line) =>
        line.StartsWith('{') ? EventMigration.Forward(line, from, to) : to == ConfigurationVersion.Main ? CommandMigration.Migrate(line) : line;

    private void PassEvents(TextReader events, Process child)
    {
        try
        {
            while (events.ReadLine() is { } line)
            {
                child.StandardInput.Write(EventMigration.Back(line, from, to));
                child.StandardInput.Write('\n');
                child.StandardInput.Flush();
            }

            child.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The helper does not read any more; its end is seen where its commands are read.
        }
    }

    /// <summary>Its input ends, which tells a helper to; one that goes on all the same is ended.</summary>
    private static void End(Process child)
    {
        try
        {
            child.StandardInput.Close();
            if (!child.WaitForExit(TimeSpan.FromMilliseconds(500))) child.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or Win32Exception)
        {
            // It has ended already.
        }
    }
}
