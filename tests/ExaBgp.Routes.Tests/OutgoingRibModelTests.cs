using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes.Tests;

/// <summary>Random commands, sessions and drains against <see cref="ModelPeer"/>; a seed replays a run.</summary>
public sealed class OutgoingRibModelTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Peers_get_what_the_commands_say_window_by_window(int seed) => new Run(seed, 40, 1).Play(600);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Peers_get_what_the_commands_say_when_routes_are_many(int seed) => new Run(seed, 6_000, 600).Play(150);

    private sealed class Run
    {
        private readonly Random _random;
        private readonly RibBench _bench = new();
        private readonly Dictionary<int, ModelPeer> _peers = [];
        private readonly EncodingContext[] _contexts;
        private readonly ModelRoute[] _routes;
        private readonly AttributeSet[] _attributes;
        private readonly Dictionary<(EncodingContext, FamilyCodec, AttributeSet, NextHop), string> _expected = [];

        private readonly int _bulk;

        public Run(int seed, int prefixes, int bulk)
        {
            _bulk = bulk;
            _random = new Random(seed);
            var families = new[] { Sample.Ipv4, Sample.Ipv6, Sample.Vpn4, Sample.Labeled4 };
            _contexts = [.. Enumerable.Range(0, 3).Select(_ => Context(families))];
            _routes = [.. Universe(prefixes)];
            _attributes =
            [
                _bench.Attributes(), _bench.Attributes(med: 1), _bench.Attributes("9.9.9.9"), _bench.Attributes("10.255.0.1"), _bench.Attributes("self"),
                _bench.Attributes("self", 1), _bench.Attributes("10.255.0.2", 1),
            ];
        }

        public void Play(int steps)
        {
            for (var i = 0; i < 4; i++) Add();
            for (var step = 0; step < steps; step++) Step();
            foreach (var peer in _peers.Values.ToList()) Settle(peer);
            End();
        }

        private static IEnumerable<ModelRoute> Universe(int prefixes)
        {
            for (var i = 0; i < prefixes; i++) yield return new ModelRoute(Sample.Ipv4, null, [24, 10, (byte)(i >> 8), (byte)i]);
            for (byte i = 0; i < 4; i++) yield return new ModelRoute(Sample.Ipv6, null, [128, .. Sample.Prefix("2001:db8::/120").AsSpan(1), i]);
            for (byte i = 0; i < 4; i++)
            {
                yield return new ModelRoute(Sample.Vpn4, null, [112, 0, 0x3e, 0x81, 0, 0, 0xfd, 0xe8, 0, 0, 0, 1, 10, i, 0]);
                yield return new ModelRoute(Sample.Vpn4, null, [112, 0, 0x3e, 0x91, 0, 0, 0xfd, 0xe8, 0, 0, 0, 1, 10, i, 0]);
            }

            for (byte i = 0; i < 4; i++) yield return new ModelRoute(Sample.Labeled4, 7, [40, 0, 0x3e, 0x81, 10, i]);
            for (byte i = 0; i < 4; i++) yield return new ModelRoute(Sample.Labeled4, 8, [40, 0, 0x3e, 0x81, 10, i]);
        }

        private EncodingContext Context(FamilyCodec[] families)
        {
            var negotiated = FamilySet.Of(families.Where(_ => _random.Next(5) > 0).Select(static codec => codec.Family));
            return Sample.Internal with
            {
                Families = negotiated,
                AddPathSend = FamilySet.Empty.With(Sample.Labeled4.Family).Intersect(negotiated),
                Grouping = (Grouping)_random.Next(3),
                MessageSize = _random.Next(3) switch { 0 => 150, 1 => 300, _ => 4096 },
                Compatibility = _random.Next(2) == 0 ? Compatibility.Default : Sample.Six,
            };
        }

        private RibPeerOptions Options()
        {
            var families = _random.Next(4) == 0 ? FamilySet.Of([Sample.Ipv4.Family, Sample.Vpn4.Family]) : FamilyTable.AllSet;
            return RibBench.Options(_random.Next(5) > 0, _random.Next(3) == 0 ? null : "10.255.0.1", families);
        }

        private void Step()
        {
            var peer = _peers.Values.ElementAt(_random.Next(_peers.Count));
            switch (_random.Next(100))
            {
                case < 15:
                    var often = _routes[_random.Next(3)];
                    _bench.Rib.Announce(_bench.Rib.Sets.Of([peer.Index]), often.Family, often.PathId, often.Nlri, _attributes[0]);
                    peer.Announce(often, _attributes[0]);
                    break;
                case < 40:
                    Announce();
                    break;
                case < 60:
                    Withdraw();
                    break;
                case < 62:
                    var cleared = Some();
                    _bench.Clear(cleared);
                    foreach (var one in In(cleared)) one.Clear();
                    break;
                case < 65:
                    var flushed = Some();
                    _bench.Rib.Flush(flushed, FamilyTable.AllSet);
                    foreach (var one in In(flushed)) one.Ask(FamilyTable.AllSet);
                    break;
                case < 67:
                    _bench.Rib.Refresh(peer.Index, Family.Ipv4Unicast);
                    peer.Ask(FamilySet.Empty.With(Family.Ipv4Unicast));
                    break;
                case < 70:
                    UpOrDown(peer);
                    break;
                case 70:
                    if (_peers.Count < 6) Add(_random.Next(2) == 0 ? peer : null);
                    break;
                case 71:
                    if (_peers.Count > 3) Remove(peer);
                    break;
                case 72:
                    var options = Options() with { Keep = peer.Options.Keep, LocalAddress = peer.Options.LocalAddress };
                    _bench.Rib.UpdatePeer(peer.Index, options);
                    peer.Update(options);
                    if (peer.Session is not null) UpOrDown(peer);
                    break;
                case < 76:
                    Settle(peer);
                    break;
                case < 80:
                    foreach (var one in _peers.Values) Drain(one, 70_000);
                    break;
                default:
                    Drain(peer, _random.Next(4) switch { 0 => 1, 1 => _random.Next(2, 200), 2 => _random.Next(200, 5000), _ => 70_000 });
                    break;
            }
        }

        private void Announce()
        {
            var peers = Some();
            var first = _random.Next(_routes.Length);
            var attributes = _attributes[_random.Next(_attributes.Length)];
            var models = In(peers);
            foreach (var route in _routes.Skip(first).Take(_random.Next(_bulk) + 1))
            {
                if (route.Family == Sample.Ipv6 && attributes.NextHop.Kind == NextHopKind.Self) continue;
                _bench.Rib.Announce(peers, route.Family, route.PathId, route.Nlri, attributes);
                models.ForEach(one => one.Announce(route, attributes));
            }
        }

        private void Withdraw()
        {
            var peers = Some();
            var first = _random.Next(_routes.Length);
            var models = In(peers);
            foreach (var route in _routes.Skip(first).Take(_random.Next(_bulk) + 1))
            {
                _bench.Rib.Withdraw(peers, route.Family, route.PathId, route.Nlri, _attributes[_random.Next(3)]);
                models.ForEach(one => one.Withdraw(route));
            }
        }

        private void Add(ModelPeer? from = null)
        {
            var options = Options();
            var copies = from is { Options.Keep: true } && options.Keep;
            var index = _bench.Rib.AddPeer(options, copies ? from!.Index : -1);
            var peer = new ModelPeer(index, options);
            if (copies) peer.CopyFrom(from!);
            _peers.Add(index, peer);
        }

        private void Remove(ModelPeer peer)
        {
            _bench.Rib.RemovePeer(peer.Index);
            _peers.Remove(peer.Index);
        }

        private void UpOrDown(ModelPeer peer)
        {
            if (peer.Session is not null)
            {
                _bench.Rib.SessionDown(peer.Index);
                peer.Down();
                return;
            }

            var session = Sample.Session(_contexts[_random.Next(_contexts.Length)], _random.Next(4) == 0 && !peer.Options.LocalAddress.IsSet ? "10.255.0.2" : "10.255.0.1", _random.Next(2) == 0);
            _bench.Rib.SessionUp(peer.Index, session);
            peer.Up(session);
        }

        private DrainStatus Drain(ModelPeer peer, int budget)
        {
            if (peer.Session is null)
            {
                _bench.Rib.HasWork(peer.Index).Should().BeFalse();
                return DrainStatus.Idle;
            }

            if (_bench.Rib.HasWork(peer.Index)) peer.OpenWindow();
            var mark = _bench.Rib.Version;
            var output = new ByteBuffer();
            var status = _bench.Rib.Drain(peer.Index, output, budget);
            peer.Receive(output.Written, Expected);
            if (budget == 1) Sample.Messages(output.Written).Count.Should().BeLessThanOrEqualTo(1 + (2 * peer.Session.Families.Count));
            if (status == DrainStatus.More || !peer.InWindow) return status;
            peer.CloseWindow().Should().Be(status == DrainStatus.Finished, "a window is finished when it had something for the peer, idle otherwise");
            if (!_bench.Rib.HasWork(peer.Index)) _bench.Rib.DrainedThrough(peer.Index).Should().Be(mark);
            return status;
        }

        private void Settle(ModelPeer peer)
        {
            if (peer.Session is null) return;
            var budget = _random.Next(3) switch { 0 => 1, 1 => 500, _ => 70_000 };
            while (_bench.Rib.HasWork(peer.Index)) Drain(peer, budget);
            peer.ShouldAgree(Expected);
            _bench.Rib.Count(peer.Index).Should().Be(peer.Count);
            long position = 0;
            var listed = new List<string>();
            while (_bench.Rib.Next(peer.Index, ref position, out var row)) listed.Add(new ModelRoute(row.Family, row.PathId, row.Nlri.ToArray()).Key);
            if (peer.Options.Keep) listed.ToHashSet().SetEquals(peer.Announced.Select(static pair => pair.Route.Key)).Should().BeTrue();
            _bench.Rib.TryTakeUnsendable(out _).Should().BeFalse();
        }

        /// <summary>When everything is withdrawn and every peer has passed it, nothing is left.</summary>
        private void End()
        {
            var all = _bench.Rib.Sets.Of([.. _peers.Keys]);
            foreach (var route in _routes)
            {
                _bench.Rib.Withdraw(all, route.Family, route.PathId, route.Nlri, _attributes[0]);
                foreach (var peer in _peers.Values) peer.Withdraw(route);
            }

            foreach (var peer in _peers.Values)
            {
                Settle(peer);
                _bench.Rib.SessionDown(peer.Index);
            }

            _bench.Rib.Records.Should().Be(0);
            _bench.Rib.Common.Table.Chunks.Should().BeLessThanOrEqualTo(1);
            _attributes.Should().OnlyContain(static set => set.References == 0);
            _peers.Keys.Should().OnlyContain(peer => _bench.Rib.Count(peer) == 0);
        }

        private PeerSet Some()
        {
            var picked = _peers.Keys.Where(_ => _random.Next(3) > 0).ToArray();
            return _random.Next(2) == 0 ? _bench.Rib.Sets.Of([.. _peers.Keys]) : _bench.Rib.Sets.Of(picked);
        }

        private List<ModelPeer> In(PeerSet peers) => _peers.Values.Where(peer => peers.Contains(peer.Index)).ToList();

        private string Expected(ModelPeer peer, FamilyCodec family, AttributeSet attributes)
        {
            var nextHop = peer.Resolve(family, attributes.NextHop);
            var context = peer.Session!.Encoding;
            if (_expected.TryGetValue((context, family, attributes, nextHop), out var known)) return known;
            var packer = new UpdatePacker();
            var output = new ByteBuffer();
            packer.TryBeginAnnounce(context, attributes, nextHop, family, out _).Should().BeTrue();
            packer.TryAdd(0, _routes.First(route => route.Family == family).Nlri, output).Should().BeTrue();
            packer.End(output);
            return _expected[(context, family, attributes, nextHop)] = UpdateReader.Read(output.Written, context)[0].Changes[0].Attributes!;
        }
    }
}
