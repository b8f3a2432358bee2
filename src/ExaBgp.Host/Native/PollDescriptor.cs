namespace ExaBgp.Host.Native;

/// <summary>struct pollfd: a descriptor (-1 is skipped), what is waited for, what has come.</summary>
internal struct PollDescriptor
{
    internal const short Readable = 1;
    internal const short Writable = 4;

    internal int Descriptor;
    internal short Wanted;
    internal short Seen;
}
