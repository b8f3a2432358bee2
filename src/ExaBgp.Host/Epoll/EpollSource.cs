using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Epoll;

/// <summary>Something that owns file descriptors in the epoll set and a handle.</summary>
internal abstract class EpollSource
{
    private uint _posted;

    /// <summary>Its handle while it is in the table.</summary>
    internal int Handle { get; set; }

    /// <summary>One of its descriptors has something; <paramref name="role"/> says which.</summary>
    internal abstract void Ready(int role, EpollMask events);

    /// <summary>False when a completion posted earlier is of no interest any more.</summary>
    internal virtual bool Wants(CompletionKind kind) => true;

    /// <summary>True when no completion of this kind waits to be taken; it does from now on.</summary>
    internal bool MarkPosted(CompletionKind kind)
    {
        var bit = 1u << (int)kind;
        if ((_posted & bit) != 0) return false;
        _posted |= bit;
        return true;
    }

    /// <summary>The completion was taken.</summary>
    internal void MarkTaken(CompletionKind kind) => _posted &= ~(1u << (int)kind);
}
