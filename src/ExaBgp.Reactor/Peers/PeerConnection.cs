using ExaBgp.Protocol.Wire;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>One TCP connection with a peer: its state machine, what was read of a message that is not complete, and what waits to be written.</summary>
internal sealed class PeerConnection(int handle, bool incoming, SessionMachine machine)
{
    private byte[] _partial = [];
    private int _partialLength;
    private int _written;

    /// <summary>Handle of the network.</summary>
    public int Handle { get; } = handle;

    /// <summary>The peer opened it.</summary>
    public bool Incoming { get; } = incoming;

    /// <summary>Its state machine.</summary>
    public SessionMachine Machine { get; } = machine;

    /// <summary>There may be something to read.</summary>
    public bool Readable { get; set; } = true;

    /// <summary>The socket has refused octets; a completion will tell.</summary>
    public bool Blocked { get; set; }

    /// <summary>Octets of messages not yet handled, kept between two reads.</summary>
    public int PartialLength => _partialLength;

    /// <summary>Whole messages to be written, those written already included until the buffer is reused.</summary>
    public ByteBuffer Output { get; } = new(512);

    /// <summary>Octets waiting to be written.</summary>
    public int Pending => Output.Length - _written;

    /// <summary>All octets ever queued, and ever written.</summary>
    public long TotalQueued => TotalWritten + Pending;

    /// <summary>Octets written since the connection is up.</summary>
    public long TotalWritten { get; private set; }

    /// <summary>When octets were last taken by the socket, or when there was nothing to take (RFC 9687).</summary>
    public long LastProgress { get; set; }

    /// <summary>What waits to be written.</summary>
    public ReadOnlySpan<byte> Unwritten => Output.Written[_written..];

    /// <summary>The socket took this much.</summary>
    public void Wrote(int count)
    {
        _written += count;
        TotalWritten += count;
        if (_written == Output.Length)
        {
            Output.Clear();
            Output.Trim(64 * 1024);
            _written = 0;
        }
        else if (_written > 256 * 1024)
        {
            Output.RemoveFront(_written);
            _written = 0;
        }
    }

    /// <summary>Puts what was kept in front of <paramref name="buffer"/> and returns its length.</summary>
    public int TakePartial(Span<byte> buffer)
    {
        _partial.AsSpan(0, _partialLength).CopyTo(buffer);
        var length = _partialLength;
        _partialLength = 0;
        return length;
    }

    /// <summary>Keeps what was not handled.</summary>
    public void KeepPartial(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > _partial.Length) _partial = new byte[Math.Max(rest.Length, 512)];
        else if (rest.IsEmpty && _partial.Length > 8192) _partial = [];
        rest.CopyTo(_partial);
        _partialLength = rest.Length;
    }
}
