using System.Buffers.Binary;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;

namespace ExaBgp.Routes;

/// <summary>
/// Named groups of routes that a helper announces and withdraws by name, for all neighbors. Each route is in its group as announced or as withdrawn,
/// by itself and by peer: routes of one statement need not agree.
/// </summary>
public sealed class Watchdogs(PeerSets sets)
{
    private readonly Dictionary<string, Group> _groups = new(StringComparer.Ordinal);

    /// <summary>Routes in a group.</summary>
    public int Count(string name) => _groups.TryGetValue(name, out var group) ? group.ById.Count : 0;

    /// <summary>
    /// Puts a route into a group, for these peers. <paramref name="announced"/> is how it starts; peers that have it there already keep the state it is in
    /// and take the new attributes. Returns the peers to which it is to be announced now.
    /// </summary>
    public PeerSet Add(string name, PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes, bool announced)
    {
        if (!_groups.TryGetValue(name, out var group)) _groups.Add(name, group = new Group());
        var id = Identify(family, pathId, nlri);
        if (!group.ById.TryGetValue(id, out var route))
        {
            route = new Member(id, family, pathId, nlri.ToArray());
            group.ById.Add(id, route);
            group.InOrder.Add(route);
        }

        else if (!nlri.SequenceEqual(route.Nlri))
        {
            route.Nlri = nlri.ToArray();
        }

        var kept = announced ? sets.Intersect(route.Withdrawn, peers) : sets.Intersect(route.Announced, peers);
        var started = sets.Except(peers, kept);
        if (announced)
        {
            route.Announced = sets.Union(route.Announced, started);
        }
        else
        {
            started = sets.Except(started, route.Withdrawn);
            route.Withdrawn = sets.Union(route.Withdrawn, started);
        }

        route.SetAttributes(sets, peers, attributes);
        return announced ? started : kept;
    }

    /// <summary>Announces the withdrawn routes of a group, or withdraws the announced ones, in the order in which they came.</summary>
    public void Set(string name, bool announce, OutgoingRib rib)
    {
        if (!_groups.TryGetValue(name, out var group)) return;
        foreach (var route in group.InOrder)
        {
            var moved = announce ? route.Withdrawn : route.Announced;
            foreach (var (peers, attributes) in route.Variants)
            {
                var concerned = sets.Intersect(peers, moved);
                if (concerned.IsEmpty) continue;
                if (announce) rib.Announce(concerned, route.Family, route.PathId, route.Nlri, attributes);
                else rib.Withdraw(concerned, route.Family, route.PathId, route.Nlri, attributes);
            }

            route.Announced = announce ? sets.Union(route.Announced, moved) : sets.Empty;
            route.Withdrawn = announce ? sets.Empty : sets.Union(route.Withdrawn, moved);
        }
    }

    /// <summary>Takes a route out of a group, for these peers; it stays as it is at the peers.</summary>
    public void Remove(string name, PeerSet peers, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri)
    {
        if (!_groups.TryGetValue(name, out var group) || !group.ById.TryGetValue(Identify(family, pathId, nlri), out var route)) return;
        route.Remove(sets, peers);
        if (!route.IsEmpty) return;
        group.ById.Remove(route.Id);
        group.InOrder.Remove(route);
        if (group.ById.Count == 0) _groups.Remove(name);
    }

    /// <summary>A peer is gone: it is in no group any more.</summary>
    public void Forget(int peer)
    {
        var only = sets.Of([peer]);
        foreach (var (name, group) in _groups)
        {
            foreach (var route in group.InOrder)
            {
                route.Remove(sets, only);
                if (route.IsEmpty) group.ById.Remove(route.Id);
            }

            group.InOrder.RemoveAll(static route => route.IsEmpty);
            if (group.ById.Count == 0) _groups.Remove(name);
        }
    }

    private static byte[] Identify(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri)
    {
        Span<byte> scratch = nlri.Length <= 256 ? stackalloc byte[nlri.Length] : new byte[nlri.Length];
        var identity = family.Key(nlri, scratch);
        var id = new byte[5 + identity.Length];
        id[0] = (byte)family.Index;
        BinaryPrimitives.WriteUInt32BigEndian(id.AsSpan(1), pathId ?? 0);
        identity.CopyTo(id.AsSpan(5));
        return id;
    }

    private sealed class Group
    {
        public Dictionary<byte[], Member> ById { get; } = new(OctetsComparer.Instance);

        public List<Member> InOrder { get; } = [];
    }

    private sealed class Member(byte[] id, FamilyCodec family, uint? pathId, byte[] nlri)
    {
        public byte[] Id { get; } = id;

        public FamilyCodec Family { get; } = family;

        public uint? PathId { get; } = pathId;

        public byte[] Nlri { get; set; } = nlri;

        public PeerSet Announced { get; set; } = PeerSet.Nobody;

        public PeerSet Withdrawn { get; set; } = PeerSet.Nobody;

        public List<(PeerSet Peers, AttributeSet Attributes)> Variants { get; } = [];

        public bool IsEmpty => Announced.IsEmpty && Withdrawn.IsEmpty;

        public void SetAttributes(PeerSets sets, PeerSet peers, AttributeSet attributes)
        {
            Narrow(sets, peers);
            var same = Variants.FindIndex(variant => variant.Attributes.Equals(attributes));
            if (same < 0) Variants.Add((peers, attributes));
            else Variants[same] = (sets.Union(Variants[same].Peers, peers), attributes);
        }

        public void Remove(PeerSets sets, PeerSet peers)
        {
            Announced = sets.Except(Announced, peers);
            Withdrawn = sets.Except(Withdrawn, peers);
            Narrow(sets, peers);
        }

        private void Narrow(PeerSets sets, PeerSet peers)
        {
            for (var i = 0; i < Variants.Count; i++) Variants[i] = (sets.Except(Variants[i].Peers, peers), Variants[i].Attributes);
            Variants.RemoveAll(static variant => variant.Peers.IsEmpty);
        }
    }
}
