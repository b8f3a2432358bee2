using ExaBgp.Protocol.Attributes;

namespace ExaBgp.Protocol.Nlri;

/// <summary>One NLRI as seen by those who print or store it: octets of its family, path identifier, and the next hop of its route where there is one.</summary>
public readonly ref struct NlriView(ReadOnlySpan<byte> bytes, uint? pathId, NextHop nextHop)
{
    /// <summary>Wire octets without path identifier.</summary>
    public readonly ReadOnlySpan<byte> Bytes = bytes;

    /// <summary>RFC 7911 path identifier, when negotiated or given.</summary>
    public readonly uint? PathId = pathId;

    /// <summary>Next hop of the route; <see cref="NextHopKind.None"/> in a withdraw.</summary>
    public readonly NextHop NextHop = nextHop;
}
