using System.Collections;
using System.Text;
using ExaBgp.Host.Native;

namespace ExaBgp.Host.Processes;

/// <summary>Runs a command and waits for its end. It inherits standard input; what it starts and leaves behind is not waited for.</summary>
public static unsafe class ChildCommand
{
    /// <summary>Octets of output that are kept; the rest is read and dropped.</summary>
    public const int KeptOutput = 65536;

    private const int SignalKill = 9;
    private const int NotStarted = 127;
    private const int WriteOnly = 1;

    /// <summary>The words that make a shell run a command.</summary>
    public static IReadOnlyList<string> Shell(string command) => ["/bin/sh", "-c", command];

    /// <summary>Our environment as <c>NAME=value</c> each; the variable given replaces ours.</summary>
    public static IReadOnlyList<string> Variables(string? name = null, string? value = null)
    {
        var result = new List<string>();
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            if (entry.Key is string key && key != name) result.Add($"{key}={entry.Value}");
        }

        if (name is not null) result.Add($"{name}={value}");
        return result;
    }

    /// <summary>Runs it in a process group of its own, which is killed when the limit is over or on <paramref name="stop"/>.</summary>
    public static ChildResult Run(IReadOnlyList<string> arguments, IReadOnlyList<string> environment, TimeSpan? limit, TimeProvider clock, CancellationToken stop)
    {
        var ends = stackalloc int[2];
        if (Libc.Pipe(ends, FileDescriptor.CloseOnExec) != 0) return Failed(Errno.Last);
        var (output, theirs) = (ends[0], ends[1]);
        var errno = Spawn.Start(arguments, environment, -1, theirs, theirs, SpawnGroup.Own, out var process);
        _ = Libc.Close(theirs);
        if (errno != 0)
        {
            _ = Libc.Close(output);
            return Failed(errno);
        }

        var end = ChildStatus.OpenDescriptor(process);
        var kept = new MemoryStream();
        bool isTimeout;
        using (stop.Register(() => Libc.Kill(-process, SignalKill))) isTimeout = Follow(process, end, output, kept, limit, clock);
        if (end >= 0) _ = Libc.Close(end);
        _ = Libc.Close(output);
        var status = ChildStatus.Wait(process);
        return new ChildResult(status < 256 ? status : 256 - status, kept.ToArray(), isTimeout);
    }

    /// <summary>Runs it in our process group with its output dropped. On <paramref name="stop"/> it is left to itself.</summary>
    public static void RunQuietly(IReadOnlyList<string> arguments, IReadOnlyList<string> environment, CancellationToken stop)
    {
        var nowhere = Libc.Open("/dev/null", WriteOnly | FileDescriptor.CloseOnExec, 0);
        var errno = Spawn.Start(arguments, environment, -1, nowhere, nowhere, SpawnGroup.Same, out var process);
        if (nowhere >= 0) _ = Libc.Close(nowhere);
        if (errno != 0) return;
        var ended = Task.Factory.StartNew(() => ChildStatus.Wait(process), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            ended.Wait(stop);
        }
        catch (OperationCanceledException)
        {
            // Whoever stops us will not wait for it.
        }
    }

    private static ChildResult Failed(int errno) => new(NotStarted, Encoding.UTF8.GetBytes(Errno.Text(errno)), false);

    private static bool Follow(int process, int end, int output, MemoryStream kept, TimeSpan? limit, TimeProvider clock)
    {
        const int Ended = 0, Written = 1;
        var watched = stackalloc PollDescriptor[2];
        watched[Ended] = new PollDescriptor { Descriptor = end, Wanted = PollDescriptor.Readable };
        watched[Written] = new PollDescriptor { Descriptor = output, Wanted = PollDescriptor.Readable };
        Span<byte> buffer = stackalloc byte[4096];
        var begun = clock.GetTimestamp();
        var isTimeout = false;
        while (end >= 0 || watched[Written].Descriptor >= 0)
        {
            var left = limit is { } time && !isTimeout ? (int)Math.Clamp(Math.Ceiling((time - clock.GetElapsedTime(begun)).TotalMilliseconds), 0, int.MaxValue) : -1;
            var count = Libc.Poll(watched, 2, left);
            if (count < 0 && Errno.Last == Errno.Interrupted) continue;
            if (count < 0) break;
            if (count == 0)
            {
                isTimeout = true;
                _ = Libc.Kill(-process, SignalKill);
                continue;
            }

            if (watched[Written].Seen != 0)
            {
                var read = (int)FileDescriptor.Read(output, buffer);
                if (read <= 0) watched[Written].Descriptor = -1;
                else kept.Write(buffer[..(int)Math.Min(read, KeptOutput - kept.Length)]);
            }

            if (watched[Ended].Seen != 0 && (watched[Written].Seen == 0 || watched[Written].Descriptor < 0 || kept.Length == KeptOutput)) break;
        }

        return isTimeout;
    }
}
