using ExaBgp.Host.Native;

namespace ExaBgp.Host.Daemon;

/// <summary>Descriptors 0 to 2.</summary>
public static class StandardStreams
{
    private const int ReadWrite = 2;
    private const int Count = 3;

    /// <summary>Makes sure that they are open, so that no socket ever takes their numbers.</summary>
    public static void Ensure()
    {
        int fd;
        do fd = Libc.Open("/dev/null", ReadWrite, 0);
        while (fd is >= 0 and < Count);
        if (fd >= Count) _ = Libc.Close(fd);
    }

    /// <summary>Leaves whatever they were connected to.</summary>
    public static void Release(bool keepOutput)
    {
        var fd = Libc.Open("/dev/null", ReadWrite, 0);
        for (var i = 0; i < Count; i++)
        {
            if (i != 1 || !keepOutput) _ = Libc.Duplicate(fd, i);
        }

        if (fd >= Count) _ = Libc.Close(fd);
    }
}
