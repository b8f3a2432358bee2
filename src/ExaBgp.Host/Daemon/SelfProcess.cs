using System.Collections;
using ExaBgp.Host.Native;
using ExaBgp.Host.Processes;

namespace ExaBgp.Host.Daemon;

/// <summary>This program, started again: a runtime with threads cannot fork.</summary>
public static unsafe class SelfProcess
{
    /// <summary>Set in the environment of a process that was started to be the daemon in the background.</summary>
    public const string BackgroundVariable = "EXABGP_BACKGROUND";

    private const int SignalTerminate = 15;
    private const byte ReadyMark = (byte)'R';

    /// <summary>True in that process.</summary>
    public static bool IsBackground => Environment.GetEnvironmentVariable(BackgroundVariable) is not null;

    /// <summary>
    /// Starts the daemon in a session of its own and waits until it is ready or has ended. Returns the status to exit with:
    /// 0 when it is ready, else its own. What it has to say before that it says on our standard error.
    /// </summary>
    public static int StartInBackground(IReadOnlyList<string> arguments, bool keepInput)
    {
        var ends = stackalloc int[4];
        if (Libc.Pipe(ends, FileDescriptor.CloseOnExec) != 0 || Libc.Pipe(ends + 2, FileDescriptor.CloseOnExec) != 0) return 1;
        var (ready, readyEnd, messages, messagesEnd) = (ends[0], ends[1], ends[2], ends[3]);
        var input = keepInput ? -1 : Libc.Open("/dev/null", 0, 0);
        var errno = Spawn.Start(Command(arguments), Variables(background: true), input, readyEnd, messagesEnd, SpawnGroup.Session, out var process);
        _ = Libc.Close(readyEnd);
        _ = Libc.Close(messagesEnd);
        if (errno != 0)
        {
            Console.Error.WriteLine($"error: could not start in the background: {Errno.Text(errno)}");
            return 1;
        }

        Span<byte> mark = stackalloc byte[1];
        var isReady = FileDescriptor.Read(ready, mark) == 1 && mark[0] == ReadyMark;
        Relay(messages);
        return isReady ? 0 : ChildStatus.Wait(process) is > 0 and < 256 and var status ? status : 1;
    }

    /// <summary>In the background process: lets go of everything it was started from, but for the pipe to the waiting parent. Helpers inherit what is left.</summary>
    public static void LeaveTerminal() => StandardStreams.Release(keepOutput: true);

    /// <summary>In the background process: lets the waiting parent go.</summary>
    public static void ReportReady()
    {
        ReadOnlySpan<byte> mark = [ReadyMark];
        _ = FileDescriptor.Write(1, mark);
        StandardStreams.Release(keepOutput: false);
    }

    /// <summary>Starts this program once for each list of arguments, in our process group; null when one could not be started.</summary>
    public static IReadOnlyList<int>? StartEach(IEnumerable<IReadOnlyList<string>> commands)
    {
        var started = new List<int>();
        foreach (var arguments in commands)
        {
            var errno = Spawn.Start(Command(arguments), Variables(background: false), -1, -1, -1, SpawnGroup.Same, out var process);
            if (errno != 0)
            {
                Console.Error.WriteLine($"error: {Errno.Text(errno)}");
                foreach (var other in started) Signal(other, SignalTerminate);
                return null;
            }

            started.Add(process);
        }

        return started;
    }

    /// <summary>Waits for a child to end; its exit status, or 256 + the signal.</summary>
    public static int WaitFor(int process) => ChildStatus.Wait(process);

    /// <summary>Sends a signal to a child.</summary>
    public static void Signal(int process, int signal) => Libc.Kill(process, signal);

    /// <summary>Says what the other process has said so far. It must not hold our own standard error: whoever waits for its end would wait for the daemon's.</summary>
    private static void Relay(int messages)
    {
        FileDescriptor.SetNonBlocking(messages);
        Span<byte> buffer = stackalloc byte[4096];
        while (FileDescriptor.Read(messages, buffer) is > 0 and var count) _ = FileDescriptor.Write(2, buffer[..(int)count]);
    }

    /// <summary>Our own executable, or the runtime and our assembly when started through it.</summary>
    private static List<string> Command(IReadOnlyList<string> arguments)
    {
        var program = Environment.ProcessPath ?? "/proc/self/exe";
        return Path.GetFileName(program) == "dotnet"
            ? [program, Path.Combine(AppContext.BaseDirectory, "exabgp.dll"), .. arguments]
            : [program, .. arguments];
    }

    private static List<string> Variables(bool background)
    {
        var result = new List<string>();
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            if (entry.Key is string name && name != BackgroundVariable) result.Add($"{name}={entry.Value}");
        }

        if (background) result.Add(BackgroundVariable + "=1");
        return result;
    }
}
