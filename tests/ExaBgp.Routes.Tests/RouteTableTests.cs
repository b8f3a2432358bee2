using ExaBgp.Protocol.Nlri;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes.Tests;

/// <summary>The packed table against a dictionary.</summary>
public sealed class RouteTableTests
{
    private readonly RouteTable _table = new();
    private long _version;

    [Theory]
    [InlineData(1, 300, 60_000)]
    [InlineData(2, 20_000, 120_000)]
    [InlineData(3, 20_000, 120_000)]
    [InlineData(4, 3, 10_000)]
    public void It_holds_what_a_dictionary_holds_and_keeps_the_order_of_versions(int seed, int keys, int steps)
    {
        var random = new Random(seed);
        var model = new Dictionary<string, (long Version, int Attributes)>();
        for (var step = 0; step < steps; step++)
        {
            var (family, pathId, nlri) = Route(random.Next(keys));
            // Long runs of one kind make chunks full of dead records.
            var removes = (step / 5000 % 3) == 2 ? random.Next(10) < 8 : random.Next(10) < 2;
            var key = new RouteKey(family, pathId, nlri, new byte[nlri.Length]);
            var name = Name(family, pathId, nlri);
            var place = Find(key);
            (place >= 0).Should().Be(model.ContainsKey(name));
            if (place >= 0)
            {
                _table.VersionOf(place).Should().Be(model[name].Version);
                _table[place].Attributes.Should().Be(model[name].Attributes);
                _table.Remove(place);
                model.Remove(name);
            }

            if (removes) continue;
            _version += random.Next(1, 4);
            _table.Append(_version, key, step, step, RouteFlags.Announce);
            model.Add(name, (_version, step));
        }

        Agree(model);
        foreach (var (name, _) in model.ToList())
        {
            var (family, pathId, nlri) = Parse(name);
            _table.Remove(Find(new RouteKey(family, pathId, nlri, new byte[nlri.Length])));
        }

        _table.Count.Should().Be(0);
        _table.Chunks.Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public void A_key_may_have_several_records()
    {
        var nlri = Sample.Prefix("10.0.0.0/24");
        var key = new RouteKey(Sample.Ipv4, null, nlri, new byte[nlri.Length]);
        var places = Enumerable.Range(1, 20).Select(_ => Append(nlri)).ToList();
        _table.Remove(places[7]);
        places.RemoveAt(7);
        var found = new List<int>();
        var slot = _table.Start(key);
        int place;
        while ((place = _table.Next(key, ref slot)) >= 0) found.Add(place);
        found.Should().BeEquivalentTo(places);
    }

    [Fact]
    public void Labels_and_host_bits_do_not_identify_a_route()
    {
        Append(Sample.Bytes("70 000641 0000FDE800000001 0A0000"), Sample.Vpn4);
        var relabeled = Sample.Bytes("70 000651 0000FDE800000001 0A0000");
        Find(new RouteKey(Sample.Vpn4, null, relabeled, new byte[relabeled.Length])).Should().BeGreaterThanOrEqualTo(0);
        var other = Sample.Bytes("70 000641 0000FDE800000002 0A0000");
        Find(new RouteKey(Sample.Vpn4, null, other, new byte[other.Length])).Should().Be(-1);
    }

    [Fact]
    public void A_path_identifier_not_given_is_zero_and_every_other_one_is_another_route()
    {
        var nlri = Sample.Prefix("10.0.0.0/24");
        Append(nlri);
        Find(new RouteKey(Sample.Ipv4, 0, nlri, new byte[4])).Should().BeGreaterThanOrEqualTo(0);
        Find(new RouteKey(Sample.Ipv4, 1, nlri, new byte[4])).Should().Be(-1);
    }

    [Fact]
    public void A_version_is_found_again_by_its_number_after_chunks_were_merged()
    {
        var nlri = new byte[] { 32, 10, 0, 0, 0 };
        var places = new List<long>();
        for (var i = 0; i < 20_000; i++)
        {
            (nlri[3], nlri[4]) = ((byte)(i >> 8), (byte)i);
            nlri[2] = (byte)(i >> 16);
            Append(nlri);
            places.Add(_version);
        }

        var chunks = _table.Chunks;
        for (var i = 0; i < 20_000; i++)
        {
            if (i % 10 == 0) continue;
            (nlri[3], nlri[4]) = ((byte)(i >> 8), (byte)i);
            _table.Remove(Find(new RouteKey(Sample.Ipv4, null, nlri, new byte[5])));
        }

        _table.Chunks.Should().BeLessThan(chunks);
        var seen = Walk(0).ToList();
        seen.Should().Equal(Enumerable.Range(0, 2000).Select(i => places[i * 10]));
        Walk(places[5000]).First().Should().Be(places[5010]);
        Walk(places[5000] - 1).First().Should().Be(places[5000]);
    }

    [Fact]
    public void Places_stay_good_during_a_hold()
    {
        var nlri = new byte[] { 32, 10, 0, 0, 0 };
        for (var i = 0; i < 20_000; i++)
        {
            (nlri[3], nlri[4]) = ((byte)(i >> 8), (byte)i);
            Append(nlri);
        }

        var places = new List<int>();
        for (var i = 0; i < 20_000; i++)
        {
            (nlri[3], nlri[4]) = ((byte)(i >> 8), (byte)i);
            places.Add(Find(new RouteKey(Sample.Ipv4, null, nlri, new byte[5])));
        }

        _table.Hold();
        for (var i = 0; i < 20_000; i++)
        {
            if (i % 100 != 0) _table.Remove(places[i]);
        }

        for (var i = 0; i < 20_000; i += 100)
        {
            (nlri[3], nlri[4]) = ((byte)(i >> 8), (byte)i);
            _table.NlriOf(places[i], out _).ToArray().Should().Equal(nlri);
        }

        var chunks = _table.Chunks;
        _table.Resume();
        _table.Chunks.Should().BeLessThan(chunks);
        Walk(0).Should().HaveCount(200);
    }

    [Fact]
    public void A_million_withdrawn_routes_leave_no_memory_behind()
    {
        var nlri = new byte[] { 24, 0, 0, 0 };
        for (var i = 0; i < 200_000; i++)
        {
            (nlri[1], nlri[2], nlri[3]) = ((byte)(i >> 16), (byte)(i >> 8), (byte)i);
            Append(nlri);
        }

        (_table.Octets / 200_000).Should().BeLessThan(45);
        for (var i = 0; i < 200_000; i++)
        {
            (nlri[1], nlri[2], nlri[3]) = ((byte)(i >> 16), (byte)(i >> 8), (byte)i);
            _table.Remove(Find(new RouteKey(Sample.Ipv4, null, nlri, new byte[4])));
        }

        _table.Octets.Should().BeLessThan(2_000_000);
    }

    [Fact]
    public void A_record_takes_28_octets() => System.Runtime.CompilerServices.Unsafe.SizeOf<RouteRecord>().Should().Be(28);

    private static (FamilyCodec Family, uint? PathId, byte[] Nlri) Route(int i) => (i % 4) switch
    {
        0 => (Sample.Ipv4, null, [32, 10, (byte)(i >> 16), (byte)(i >> 8), (byte)i]),
        1 => (Sample.Ipv6, null, [128, 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(i >> 16), (byte)(i >> 8), (byte)i]),
        2 => (Sample.Ipv4, (uint)(i % 7) + 1, [32, 11, (byte)(i >> 16), (byte)(i >> 8), (byte)i]),
        _ => (Sample.Vpn4, (uint)i, [112, 0, 6, 0x41, 0, 0, 0, 1, 0, 0, 0, 1, 10, (byte)(i >> 8), (byte)i]),
    };

    private static string Name(FamilyCodec family, uint? pathId, byte[] nlri) => $"{family.Index} {pathId} {Convert.ToHexString(nlri)}";

    private static (FamilyCodec Family, uint? PathId, byte[] Nlri) Parse(string name)
    {
        var parts = name.Split(' ');
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        return (FamilyTable.At(int.Parse(parts[0], culture)), parts[1].Length == 0 ? null : uint.Parse(parts[1], culture), Convert.FromHexString(parts[2]));
    }

    private int Append(byte[] nlri, FamilyCodec? family = null) =>
        _table.Append(++_version, new RouteKey(family ?? Sample.Ipv4, null, nlri, new byte[nlri.Length]), 0, 0, RouteFlags.Announce);

    private int Find(in RouteKey key)
    {
        var slot = _table.Start(key);
        return _table.Next(key, ref slot);
    }

    private IEnumerable<long> Walk(long after)
    {
        while (_table.TrySeek(after, out var chunk, out var offset))
        {
            for (; offset < chunk.Used; offset++)
            {
                if (chunk.Records[offset].Flags != RouteFlags.Dead) yield return chunk.VersionAt(offset);
            }

            after = chunk.Last;
        }
    }

    private void Agree(Dictionary<string, (long Version, int Attributes)> model)
    {
        _table.Count.Should().Be(model.Count);
        Walk(0).Should().Equal(model.Values.Select(static value => value.Version).Order());
        foreach (var (name, (version, attributes)) in model)
        {
            var (family, pathId, nlri) = Parse(name);
            var place = Find(new RouteKey(family, pathId, nlri, new byte[nlri.Length]));
            _table.VersionOf(place).Should().Be(version);
            _table[place].Attributes.Should().Be(attributes);
            _table.NlriOf(place, out var id).SequenceEqual(nlri).Should().BeTrue();
            id.Should().Be(pathId);
        }
    }
}
