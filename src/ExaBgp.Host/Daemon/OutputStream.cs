using ExaBgp.Host.Native;

namespace ExaBgp.Host.Daemon;

/// <summary>
/// Standard output or error as a stream. The base library's own says nothing when the reader of a pipe has gone; this one throws an <see cref="IOException"/>,
/// unless it is told that its text may be lost.
/// </summary>
/// <param name="descriptor">1 or 2.</param>
/// <param name="mayBeLost">A failure is passed over.</param>
public sealed class OutputStream(int descriptor, bool mayBeLost = false) : Stream
{
    private const int WaitForever = -1;

    /// <summary>True once something could not be written.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The failure is that nobody reads any more.</summary>
    public bool IsAbandoned { get; private set; }

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            var count = FileDescriptor.Write(descriptor, buffer);
            if (count >= 0) buffer = buffer[(int)count..];
            else if (Errno.Last == Errno.Again) Wait();
            else
            {
                var errno = Errno.Last;
                HasFailed = true;
                IsAbandoned = errno == Errno.BrokenPipe;
                if (mayBeLost) return;
                throw new IOException(Errno.Text(errno));
            }
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Nothing is kept here.
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Somebody else made the pipe we were given non-blocking.</summary>
    private unsafe void Wait()
    {
        var watched = new PollDescriptor { Descriptor = descriptor, Wanted = PollDescriptor.Writable };
        _ = Libc.Poll(&watched, 1, WaitForever);
    }
}
