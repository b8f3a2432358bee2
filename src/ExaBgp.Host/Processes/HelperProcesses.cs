using ExaBgp.Configuration.Settings;
using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Processes;

/// <summary>Helpers on the epoll set.</summary>
public sealed unsafe class HelperProcesses(EpollPoller poller) : IHelperHost
{
    private const int PipeSize = 1024 * 1024;

    private readonly List<string> _environment = HelperEnvironment.Build(Environment.GetEnvironmentVariables());

    /// <inheritdoc/>
    public bool TryStart(ProcessSettings settings, out int helper, out string reason)
    {
        helper = 0;
        var ends = stackalloc int[4] { -1, -1, -1, -1 };
        var errno = 0;
        if (Libc.Pipe(ends, FileDescriptor.CloseOnExec) != 0 || Libc.Pipe(ends + 2, FileDescriptor.CloseOnExec) != 0) errno = Errno.Last;
        var (childInput, ourInput, ourOutput, childOutput) = (ends[0], ends[1], ends[2], ends[3]);
        var process = 0;
        if (errno == 0)
        {
            FileDescriptor.SetNonBlocking(ourInput);
            FileDescriptor.SetNonBlocking(ourOutput);
            FileDescriptor.EnlargePipe(ourInput, PipeSize);
            FileDescriptor.EnlargePipe(ourOutput, PipeSize);
            errno = Spawn.Start(settings.Run, _environment, childInput, childOutput, -1, SpawnGroup.Own, out process);
        }

        CloseDescriptor(childInput);
        CloseDescriptor(childOutput);
        if (errno != 0)
        {
            CloseDescriptor(ourInput);
            CloseDescriptor(ourOutput);
            reason = $"{settings.Run[0]}: {Errno.Text(errno)}";
            return false;
        }

        reason = string.Empty;
        helper = new HelperProcess(poller, process, ourInput, ourOutput).Handle;
        return true;
    }

    /// <inheritdoc/>
    public int ProcessId(int helper) => poller.TryGet<HelperProcess>(helper, out var source) ? source.ProcessId : 0;

    /// <inheritdoc/>
    public IoResult Read(int helper, Span<byte> into) =>
        poller.TryGet<HelperProcess>(helper, out var source) ? source.Read(into) : new IoResult(0, IoStatus.Closed);

    /// <inheritdoc/>
    public IoResult Write(int helper, ReadOnlySpan<byte> bytes) =>
        poller.TryGet<HelperProcess>(helper, out var source) ? source.Write(bytes) : new IoResult(0, IoStatus.Failed, Errno.BrokenPipe);

    /// <inheritdoc/>
    public void PauseReading(int helper, bool pause)
    {
        if (poller.TryGet<HelperProcess>(helper, out var source)) source.PauseReading(pause);
    }

    /// <inheritdoc/>
    public void Signal(int helper, int signal)
    {
        if (poller.TryGet<HelperProcess>(helper, out var source)) source.Signal(signal);
    }

    /// <inheritdoc/>
    public void Close(int helper)
    {
        if (poller.TryGet<HelperProcess>(helper, out var source) && source.Release()) poller.Forget(helper);
    }

    private static void CloseDescriptor(int fd)
    {
        if (fd >= 0) _ = Libc.Close(fd);
    }
}
