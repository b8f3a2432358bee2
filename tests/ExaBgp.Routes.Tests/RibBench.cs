using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes.Tests;

/// <summary>An outgoing RIB with short words for what the tests do to it.</summary>
internal sealed class RibBench
{
    private readonly AttributeBuilder _builder = new();

    public RibBench() => Rib = new OutgoingRib(Interner);

    public AttributeInterner Interner { get; } = new();

    public OutgoingRib Rib { get; }

    public PeerSet All { get; private set; } = new PeerSets().Empty;

    public int Peer(bool keep = true, string? local = "10.255.0.1", FamilySet? families = null)
    {
        var peer = Rib.AddPeer(Options(keep, local, families));
        All = Rib.Sets.Union(All, Rib.Sets.Of([peer]));
        return peer;
    }

    public static RibPeerOptions Options(bool keep = true, string? local = "10.255.0.1", FamilySet? families = null) => new()
    {
        Families = families ?? FamilyTable.AllSet,
        Keep = keep,
        LocalAddress = local is null ? default : Sample.Ip(local),
    };

    public PeerSet Set(params int[] peers) => Rib.Sets.Of(peers);

    public AttributeSet Attributes(string? nextHop = "1.2.3.4", uint? med = null)
    {
        _builder.Clear();
        _builder.NextHop = nextHop switch { null => NextHop.None, "self" => NextHop.Self, _ => NextHop.Of(Sample.Ip(nextHop)) };
        if (med is { } value)
        {
            var octets = new byte[4];
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(octets, value);
            _builder.TryAdd(AttributeCode.Med, AttributeFlags.Optional, octets);
        }

        return _builder.Build(Interner);
    }

    public void Up(int peer, EncodingContext? encoding = null, string local = "10.255.0.1", bool enhanced = false) =>
        Rib.SessionUp(peer, Sample.Session(encoding ?? Sample.Internal, local, enhanced));

    public void Announce(string prefix, string? nextHop = "1.2.3.4", uint? med = null, PeerSet? peers = null, uint? pathId = null) =>
        Rib.Announce(peers ?? All, prefix.Contains(':', StringComparison.Ordinal) ? Sample.Ipv6 : Sample.Ipv4, pathId, Sample.Prefix(prefix), Attributes(nextHop, med));

    public void Withdraw(string prefix, PeerSet? peers = null, uint? pathId = null) =>
        Rib.Withdraw(peers ?? All, prefix.Contains(':', StringComparison.Ordinal) ? Sample.Ipv6 : Sample.Ipv4, pathId, Sample.Prefix(prefix), Attributes(null));

    /// <summary>Withdraws all, a few routes at a time.</summary>
    public void Clear(PeerSet peers)
    {
        OutgoingClearing clearing = default;
        while (!Rib.Clear(peers, ref clearing, 3))
        {
        }
    }

    /// <summary>Drains until nothing is left, with calls of this budget.</summary>
    public List<string> Drain(int peer, int budget = 1 << 20)
    {
        var output = new ByteBuffer();
        while (Rib.HasWork(peer)) Rib.Drain(peer, output, budget);
        return Sample.Messages(output.Written);
    }

    /// <summary>The same, but only withdrawn and announced IPv4 unicast prefixes as <c>-10.0.0.0/8</c> and <c>+10.0.0.0/8</c>, one list of words a message.</summary>
    public List<string> DrainWords(int peer, int budget = 1 << 20)
    {
        var output = new ByteBuffer();
        while (Rib.HasWork(peer)) Rib.Drain(peer, output, budget);
        return UpdateReader.Words(output.Written, Sample.Internal);
    }
}
