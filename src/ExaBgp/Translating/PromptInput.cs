namespace ExaBgp.Translating;

/// <summary>
/// Standard input for a dialogue: what was answered is written out before more is waited for. So answers come in time to a program that waits for each,
/// and in large writes to one that sends millions.
/// </summary>
internal sealed class PromptInput(Stream input, TextWriter output) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        output.Flush();
        return input.Read(buffer);
    }

    public override void Flush() => output.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
