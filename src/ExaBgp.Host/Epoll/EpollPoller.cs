using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ExaBgp.Host.Native;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Epoll;

/// <summary>
/// Sockets, pipes, process ends, signals and wake-ups in one epoll set. What the set reports becomes completions, which are checked again when taken:
/// one whose handle was closed meanwhile is dropped.
/// </summary>
public sealed unsafe class EpollPoller : IPoller, IDisposable
{
    private const int MaxEvents = 256;
    private const int CloseOnExec = 0x80000;
    private const int Add = 1;
    private const int Delete = 2;
    private const int Modify = 3;

    // struct epoll_event is packed on x86-64 and naturally aligned elsewhere.
    private static readonly int EventSize = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataOffset = EventSize - 8;

    private readonly SourceTable _sources = new();
    private readonly Queue<Completion> _completions = new();
    private readonly ConcurrentQueue<int> _signals = new();
    private readonly byte[] _events = GC.AllocateArray<byte>(MaxEvents * 16, pinned: true);
    private readonly int _epoll;
    private readonly int _wake;
    private int _wakePending;
    private bool _disposed;

    /// <summary>Creates the set.</summary>
    public EpollPoller()
    {
        _epoll = Libc.EpollCreate(CloseOnExec);
        _wake = Libc.EventFd(0, FileDescriptor.CloseOnExec | FileDescriptor.NonBlocking);
        if (_epoll < 0 || _wake < 0) throw new InvalidOperationException("epoll: " + Errno.Text(Errno.Last));
        Control(_wake, EpollMask.None, EpollMask.In, 0, 0);
    }

    /// <summary>Handles in use, of all kinds.</summary>
    public int HandleCount => _sources.Count;

    /// <summary>Blocks until something happened or the time-out is over; a time-out of zero only looks. Null: no limit.</summary>
    public void Wait(TimeSpan? timeout)
    {
        var milliseconds = _completions.Count > 0 ? 0 : timeout is { } limit ? Milliseconds(limit) : -1;
        fixed (byte* events = _events)
        {
            var count = Libc.EpollWait(_epoll, events, MaxEvents, milliseconds);
            if (count < 0)
            {
                if (Errno.Last == Errno.Interrupted) return;
                throw new InvalidOperationException("epoll_wait: " + Errno.Text(Errno.Last));
            }

            for (var i = 0; i < count; i++)
            {
                var entry = events + (i * EventSize);
                var mask = (EpollMask)Unsafe.ReadUnaligned<uint>(entry);
                var data = Unsafe.ReadUnaligned<ulong>(entry + DataOffset);
                var handle = (int)(uint)data;
                if (handle == 0) TakeWake();
                else if (_sources.TryGet<EpollSource>(handle, out var source)) source.Ready((int)(data >> 32), mask);
            }
        }
    }

    /// <inheritdoc/>
    public bool TryTake(out Completion completion)
    {
        while (_completions.TryDequeue(out completion))
        {
            if (completion.Handle == 0) return true;
            if (!_sources.TryGet<EpollSource>(completion.Handle, out var source))
            {
                if (completion.Kind == CompletionKind.Accepted) Dismiss(completion.Detail);
                continue;
            }

            source.MarkTaken(completion.Kind);
            if (!source.Wants(completion.Kind)) continue;
            if (completion.Kind == CompletionKind.ConnectFailed) _sources.Remove(completion.Handle);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _wakePending, 1) != 0 || _disposed) return;
        ulong one = 1;
        _ = Libc.Write(_wake, (byte*)&one, sizeof(ulong));
    }

    /// <summary>Hands a signal to the reactor, from any thread.</summary>
    public void PostSignal(int signal)
    {
        _signals.Enqueue(signal);
        Wake();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        foreach (var source in _sources.ToArray()) (source as IDisposable)?.Dispose();
        _ = Libc.Close(_wake);
        _ = Libc.Close(_epoll);
    }

    internal int Register(EpollSource source) => _sources.Add(source);

    internal bool TryGet<T>(int handle, [NotNullWhen(true)] out T? source)
        where T : EpollSource => _sources.TryGet(handle, out source);

    internal void Forget(int handle) => _sources.Remove(handle);

    /// <summary>Queues a completion; one that waits already is not queued again (accepted connections each count).</summary>
    internal void Post(EpollSource source, CompletionKind kind, int detail = 0)
    {
        if (kind == CompletionKind.Accepted || source.MarkPosted(kind)) _completions.Enqueue(new Completion(kind, source.Handle, detail));
    }

    /// <summary>Queues a completion that belongs to no source.</summary>
    internal void PostOwn(CompletionKind kind, int detail) => _completions.Enqueue(new Completion(kind, 0, detail));

    internal void Control(int fd, EpollMask before, EpollMask after, int handle, int role)
    {
        var entry = stackalloc byte[16];
        Unsafe.WriteUnaligned(entry, (uint)after);
        Unsafe.WriteUnaligned(entry + DataOffset, ((ulong)role << 32) | (uint)handle);
        var operation = before == EpollMask.None ? Add : after == EpollMask.None ? Delete : Modify;
        if (Libc.EpollControl(_epoll, operation, fd, entry) != 0)
            throw new InvalidOperationException("epoll_ctl: " + Errno.Text(Errno.Last));
    }

    /// <summary>Rounded up, so that a timer is due when the wait ends.</summary>
    private static int Milliseconds(TimeSpan timeout) =>
        timeout <= TimeSpan.Zero ? 0 : (int)Math.Min(int.MaxValue, Math.Ceiling(timeout.TotalMilliseconds));

    private void Dismiss(int handle)
    {
        if (!_sources.TryGet<EpollSource>(handle, out var source)) return;
        (source as IDisposable)?.Dispose();
        _sources.Remove(handle);
    }

    private void TakeWake()
    {
        ulong count;
        _ = Libc.Read(_wake, (byte*)&count, sizeof(ulong));
        Volatile.Write(ref _wakePending, 0);
        while (_signals.TryDequeue(out var signal)) PostOwn(CompletionKind.Signal, signal);
        PostOwn(CompletionKind.Woken, 0);
    }
}
