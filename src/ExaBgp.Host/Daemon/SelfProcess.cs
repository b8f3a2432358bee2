using System.Collections;
using ExaBgp.Host.Native;
using ExaBgp.Host.Processes;

namespace ExaBgp.Host.Daemon;

/// <summary>This program, started again: a runtime with threads cannot fork.</summary>
public static unsafe class SelfProcess
{
    /// <summary>Set in the environment of a process that was started to be the daemon in the background.</summary>
    public const string BackgroundVariable = "EXABGP_BACKGROUND";

    private const byte ReadyMark = (byte)'R';

    /// <summary>True in that process.</summary>
    public static bool IsBackground => Environment.GetEnvironmentVariable(BackgroundVariable) is not null;

    /// <summary>
    /// Starts the daemon in a session of its own and waits until it is ready or has ended. Returns the status to exit with:
    /// 0 when it is ready, else its own. What it has to say before that it says on our standard error.
    /// </summary>
    public static int StartInBackground(IReadOnlyList<string> arguments, bool keepInput)
    {
        var ends = stackalloc int[2];
        if (Libc.Pipe(ends, FileDescriptor.CloseOnExec) != 0) return 1;
        var input = keepInput ? -1 : Libc.Open("/dev/null", 0, 0);
        var errno = Spawn.Start(Command(arguments), Variables(background: true), input, ends[1], -1, SpawnGroup.Session, out var process);
        _ = Libc.Close(ends[1]);
        if (input >= 0) _ = Libc.Close(input);
        if (errno != 0)
        {
            Console.Error.WriteLine($"error: could not start in the background: {Errno.Text(errno)}");
            return 1;
        }

        Span<byte> mark = stackalloc byte[1];
        var ready = FileDescriptor.Read(ends[0], mark) == 1 && mark[0] == ReadyMark;
        _ = Libc.Close(ends[0]);
        return ready ? 0 : ChildStatus.Wait(process) is > 0 and < 256 and var status ? status : 1;
    }

    /// <summary>In the background process: lets the waiting parent go, and everything it was started from.</summary>
    public static void ReportReady()
    {
        ReadOnlySpan<byte> mark = [ReadyMark];
        _ = FileDescriptor.Write(1, mark);
        StandardStreams.Release();
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

    private const int SignalTerminate = 15;

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
