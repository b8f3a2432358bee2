namespace ExaBgp.Routes.Tests;

public sealed class PeerSetsTests
{
    private readonly PeerSets _sets = new();

    [Fact]
    public void Equal_sets_are_one_object() => _sets.Of([3, 70]).Should().BeSameAs(_sets.Of([70, 3, 3]));

    [Fact]
    public void Operations_agree_with_hash_sets()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            int[] a = Some(), b = Some();
            var (x, y) = (_sets.Of(a), _sets.Of(b));
            Peers(_sets.Union(x, y)).Should().Equal(a.Union(b).Order());
            Peers(_sets.Except(x, y)).Should().Equal(a.Except(b).Order());
            Peers(_sets.Intersect(x, y)).Should().Equal(a.Intersect(b).Order());
            _sets.Intersect(x, y).Count.Should().Be(a.Intersect(b).Count());
            if (round % 100 == 0) _sets.Sweep();
        }

        int[] Some() => Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(200)).Distinct().ToArray();
    }

    [Fact]
    public void A_set_nobody_holds_is_forgotten_and_stays_a_good_value()
    {
        var held = _sets.Of([1, 2]);
        held.References++;
        var others = Enumerable.Range(3, 1000).Select(i => _sets.Of([i])).ToList();
        _sets.Sweep();
        _sets.Count.Should().Be(2);
        _sets.At(held.Id).Should().BeSameAs(held);
        others[5].Contains(8).Should().BeTrue();
        _sets.Own(others[5]).Should().BeEquivalentTo(_sets.Of([8]));
        Peers(_sets.Union(others[5], held)).Should().Equal(1, 2, 8);
    }

    private static List<int> Peers(PeerSet set)
    {
        var peers = new List<int>();
        for (var peer = set.Next(-1); peer >= 0; peer = set.Next(peer)) peers.Add(peer);
        peers.Count(set.Contains).Should().Be(peers.Count);
        return peers;
    }
}
