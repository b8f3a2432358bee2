namespace ExaBgp.Host.Epoll;

/// <summary>Events of epoll(7).</summary>
[Flags]
internal enum EpollMask : uint
{
    None = 0,
    In = 1,
    Out = 4,
    Error = 8,
    HangUp = 16,
}
