using ExaBgp.Protocol.Wire;

namespace ExaBgp.Reactor.Helpers;

/// <summary>Buffers for what waits to be written to helpers, used again once they were written: a stream of events allocates nothing.</summary>
public sealed class OutboxChunks
{
    /// <summary>Octets of a chunk.</summary>
    public const int Size = 64 * 1024;

    private const int MostKept = 32;
    private readonly Stack<ByteBuffer> _free = new();

    /// <summary>An empty chunk with room for at least <paramref name="size"/> octets.</summary>
    public ByteBuffer Take(int size)
    {
        if (size > Size) return new ByteBuffer(size);
        return _free.TryPop(out var chunk) ? chunk : new ByteBuffer(Size);
    }

    /// <summary>Takes a chunk back whose octets nobody needs any more.</summary>
    public void Return(ByteBuffer chunk)
    {
        if (_free.Count >= MostKept) return;
        chunk.Clear();
        chunk.Trim(Size);
        _free.Push(chunk);
    }
}
