using ExaBgp.Protocol;

namespace ExaBgp.Session;

/// <summary>Which of two connections with one peer stays (RFC 4271 section 6.8): the one opened by the side with the higher BGP identifier; equal ones by AS (RFC 6286).</summary>
public static class Collision
{
    /// <summary>True when the connection that we opened stays.</summary>
    public static bool KeepsOutgoing(IpAddress localId, uint localAs, IpAddress peerId, uint peerAs) =>
        localId.Ipv4Bits != peerId.Ipv4Bits ? localId.Ipv4Bits > peerId.Ipv4Bits : localAs > peerAs;
}
