using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Tests;

/// <summary>Makes settings of every kind a file can have, from a seed.</summary>
internal sealed class RandomSettings(int seed)
{
    private static readonly string[] Texts = ["plain", "two words", "a;b{c}", "it's", "say \"x\"", "tab\there", "back\\slash", "é#1", "[list]", "(par)", "line\nfeed", "a,b"];
    private static readonly (string Family, string Statement)[] OtherRoutes =
    [
        ("ipv4 flow", "flow source 10.0.{0}.0/24 protocol [ tcp udp ] destination-port [ >1024&<2000 =80 ] tcp-flags [ syn&!ack ] rate-limit 9600 mark 10 community 1:2"),
        ("ipv4 flow", "flow destination 10.0.{0}.0/24 fragment !is-fragment redirect 1.2.3.4"),
        ("ipv4 flow-vpn", "flow-vpn rd 65000:3 source 10.9.{0}.0/24 redirect 65500:12345"),
        ("ipv6 flow", "flow destination 2001:db8:{0}::/48 next-header udp flow-label 2013 discard"),
        ("ipv6 flow-vpn", "flow-vpn rd 1.2.3.4:{0} source 2001:db8::/32 traffic-class 101 action sample-terminal"),
        ("l2vpn vpls", "vpls endpoint {0} base 10702 offset 1 size 8 rd 172.30.5.4:13 next-hop 192.168.201.1 extended-community [ target:54591:6 l2info:19:0:1500:111 ] attribute [ 0x20 0xc0 0x000000010000000200000003 ]"),
        ("l2vpn evpn", "evpn mac-ip mac 00:53:00:aa:bb:01 ip 10.0.0.{0} rd 65000:100 esi 00:11:22:33:44:55:66:77:88:99 ethernet-tag 7 label [ 100 101 ] next-hop 1.2.3.4 extended-community target:1:2"),
        ("l2vpn evpn", "evpn prefix prefix 10.0.{0}.0/24 rd 65000:100 label 100 next-hop self"),
        ("ipv4 mup", "mup mup-t1st 192.168.0.{0}/32 rd 100:100 teid 12345 qfi 9 endpoint 10.0.0.1 source 10.0.0.9 next-hop 10.0.0.2 extended-community [ target:10:10 mup:10:10 ]"),
        ("ipv4 mup", "mup mup-t2st 10.0.0.{0} rd 100:100 teid 11/20 next-hop 2001::2 bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: 0x48 [64,24,16,0,0,0] )"),
        ("ipv6 mup", "mup mup-isd 2001:db8:{0}::/64 rd 100:100 next-hop 2001::2"),
        ("ipv4 mcast-vpn", "mcast-vpn shared-join rp 10.99.199.{0} group 239.251.255.228 rd 65000:99999 source-as 65000 next-hop 10.10.6.3 med 5"),
        ("ipv6 mcast-vpn", "mcast-vpn source-ad source fd12::{0} group ff0e::1 rd 65000:99999 next-hop 10.10.6.4"),
        ("ipv4 rtc", "rtc 65000:target:65000:{0} next-hop 1.2.3.4"),
        ("ipv4 multicast", "multicast 10.0.{0}.0/24 next-hop 1.2.3.4 attribute [ 0x28 0xc0 0x0100070000000000012c ]"),
    ];

    private readonly Random _random = new(seed);

    public SpeakerSettings Next()
    {
        var processes = Enumerable.Range(0, _random.Next(4)).Select(Process).ToList();
        var neighbors = Enumerable.Range(0, _random.Next(1, 4)).Select(number => Neighbor(number, processes)).ToList();
        return new SpeakerSettings { Processes = processes, Neighbors = neighbors };
    }

    private bool Flip => _random.Next(2) == 0;

    private string Text => Texts[_random.Next(Texts.Length)];

    private IpAddress Ipv4 => IpAddress.FromIpv4((uint)_random.NextInt64(1, uint.MaxValue));

    private ProcessSettings Process(int number) => new()
    {
        Name = $"p{number}{(Flip ? " x" : string.Empty)}",
        Run = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Text)],
        Json = Flip,
        Respawn = Flip,
        ApiVersion = _random.Next(3) switch { 0 => 4, 1 => 6, _ => null },
        Ack = _random.Next(3) switch { 0 => true, 1 => false, _ => null },
        Overflow = (OverflowPolicy)_random.Next(3),
    };

    private NeighborSettings Neighbor(int number, List<ProcessSettings> processes)
    {
        var isIpv6 = Flip;
        var all = FamiliesOf(Generation.Five);
        var isAll = Flip;
        var families = isAll ? all : [.. all.Where(_ => Flip).DefaultIfEmpty(Family.Ipv4Unicast)];
        var passive = Flip;
        var local = isIpv6 ? IpAddress.FromIpv6((UInt128)_random.NextInt64()) : Ipv4;
        var isAuto = _random.Next(4) == 0;
        var key = Flip ? SecretBytes.None : new SecretBytes(Encoding.UTF8.GetBytes(Text));
        return new NeighborSettings
        {
            PeerAddress = isIpv6 ? IpAddress.FromIpv6((UInt128)number + 1) : IpAddress.FromIpv4((uint)number + 1),
            PeerRangeLength = passive && Flip ? 24 : isIpv6 ? 128 : 32,
            LocalAddress = isAuto ? default : local,
            LocalLinkLocal = Flip ? default : IpAddress.FromIpv6(((UInt128)0xFE80 << 112) + 7),
            LocalAs = Flip ? 0 : (uint)_random.NextInt64(1, uint.MaxValue),
            PeerAs = Flip ? 0 : (uint)_random.NextInt64(1, uint.MaxValue),
            RouterId = Ipv4,
            Description = Flip ? string.Empty : Text,
            HostName = Flip ? string.Empty : Text,
            DomainName = Flip ? string.Empty : Text,
            HoldTime = Flip ? 180 : _random.Next(3, 65536),
            RateLimit = Flip ? 0 : _random.Next(1000),
            Passive = passive,
            Listen = isAuto || Flip ? 0 : _random.Next(1, 65536),
            Connect = Flip ? 0 : _random.Next(1, 65536),
            SourceInterface = Flip ? string.Empty : "eth0",
            OutgoingTtl = Flip ? null : _random.Next(256),
            IncomingTtl = Flip ? null : _random.Next(256),
            Md5Key = key,
            Md5Base64 = Flip,
            Md5Ip = isAuto || Flip ? default : Ipv4,
            TcpAo = !key.IsEmpty || Flip ? null : new TcpAoSettings((byte)_random.Next(256), "hmac-sha-256", new SecretBytes([1, 2, 255]), true),
            Grouping = (Grouping)_random.Next(3),
            AutoFlush = Flip,
            AdjRibOut = true,
            AdjRibIn = Flip,
            ManualEor = Flip,
            MaxPrefix = Flip ? 0 : _random.Next(1, 1000),
            MaxPrefixWarning = Flip ? 0 : _random.Next(1, 101),
            Families = families,
            AllFamilies = isAll,
            Capabilities = Capabilities(families),
            Api = [.. Enumerable.Range(0, _random.Next(3)).Select(place => Api($"n{number}a{place}", processes))],
            Routes = Routes(families, isAuto || isIpv6),
        };
    }

    private CapabilitySettings Capabilities(IReadOnlyList<Family> families)
    {
        var mode = _random.Next(4);
        var named = ConfigurationParser.Parse(ConfigurationText.Of("x", $"neighbor 1.1.1.1 {{ router-id 1.1.1.1; local-as 1; peer-as 1; capability {{ add-path send; }} add-path {{ all; }} family {{ {string.Join(' ', families.Select(static family => $"{family};"))} }} }}"))
            .Settings!.Neighbors[0].Capabilities.AddPathFamilies.Where(_ => Flip).ToList();
        var nextHops = families.Contains(Family.Ipv6Unicast) && families.Contains(Family.Ipv4Unicast) && Flip ? new[] { (Family.Ipv4Unicast, Afi.Ipv6) } : [];
        var isNamed = mode != 0 && (named.Count > 0 || families.Count < 23);
        return new CapabilitySettings
        {
            FourOctetAs = Flip,
            RouteRefresh = Flip,
            GracefulRestart = Flip ? null : _random.Next(1, 4096),
            Operational = Flip,
            ExtendedMessage = Flip,
            SoftwareVersion = Flip,
            LinkLocalNextHop = Flip,
            LinkLocalPrefer = Flip,
            Aigp = _random.Next(3) switch { 0 => true, 1 => false, _ => null },
            NextHop = Flip,
            NextHops = nextHops,
            AddPath = isNamed ? mode : 0,
            AddPathFamilies = isNamed ? named : [],
            PathsLimit = isNamed ? named.Where(_ => Flip).ToDictionary(static family => family, _ => _random.Next(1, 65536)) : new Dictionary<Family, int>(),
            Role = Flip ? null : _random.Next(5),
        };
    }

    private ApiSettings Api(string name, List<ProcessSettings> processes)
    {
        var some = processes.Where(_ => Flip).Select(static process => process.Name).ToList();
        return new ApiSettings
        {
            Name = name,
            Processes = some,
            Helpers = some,
            NeighborChanges = Flip,
            Negotiated = Flip,
            Fsm = Flip,
            Signal = Flip,
            Receive = (MessageFlags)_random.Next(512),
            Send = (MessageFlags)_random.Next(512),
        };
    }

    private IReadOnlyList<ExaBgp.Routes.Route> Routes(IReadOnlyList<Family> families, bool isIpv6)
    {
        string[] attributes =
        [
            "med 5", "origin egp", "local-preference 7", "as-path [ 1 2 ] ( 3 4 )", "community [ 65000:1 no-export ]", "large-community 1:2:3", "atomic-aggregate",
            "extended-community [ target:1:2 0x0001020304050607 ]", "aggregator ( 65000:1.2.3.4 )", "originator-id 1.2.3.4", "cluster-list [ 1.2.3.4 5.6.7.8 ]",
            "aigp 100", "attribute [ 0x63 0xc0 0x0102 ]", "path-information 9", "name \"a b\"", "watchdog w", "watchdog w withdraw",
            "bgp-prefix-sid [ 300, [ ( 800000,100 ) ] ]", "bgp-prefix-sid-srv6 ( l3-service 2001:db8:1:1:: 0x48 [ 64,24,16,0,0,0 ] )",
        ];
        var lines = new StringBuilder();
        foreach (var family in families.Where(_ => Flip))
        {
            var words = string.Join(' ', attributes.Where(_ => _random.Next(4) == 0));
            var prefix = family.Afi == Afi.Ipv6 ? $"2001:db8:{_random.Next(9999)}::/48" : $"10.{_random.Next(256)}.{_random.Next(256)}.0/24";
            var hop = family.Afi == Afi.Ipv4 ? Flip ? "self" : "1.2.3.4" : isIpv6 && Flip ? "self" : "2001::1";
            if (family.Safi == Safi.Unicast) lines.Append($"route {prefix} next-hop {hop} {words};");
            if (family.Safi == Safi.NlriMpls) lines.Append($"route {prefix} label [ 3 4 ] next-hop {hop} {words};");
            if (family.Safi == Safi.MplsVpn) lines.Append($"route {prefix} label 5 rd 1.2.3.4:5 next-hop {hop} {words};");
            if (family == new Family(Afi.Ipv4, Safi.Multicast)) lines.Append($"route 224.{_random.Next(256)}.0.0/16 next-hop {hop} {words};");
        }

        var others = new StringBuilder();
        foreach (var (family, statement) in OtherRoutes)
        {
            if (families.Any(one => one.ToString() == family) && Flip) others.Append($"announce {{ {family.Split(' ')[0]} {{ {string.Format(null, statement, _random.Next(256))}; }} }} ");
        }

        var text = $"neighbor 1.1.1.1 {{ router-id 1.1.1.1; local-as 1; peer-as 1; static {{ {lines} }} {others} }}";
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("x", text));
        parsed.ErrorText.Should().BeEmpty();
        return parsed.Settings!.Neighbors[0].Routes;
    }

    private static IReadOnlyList<Family> FamiliesOf(Generation generation) =>
        ConfigurationParser.Parse(ConfigurationText.Of("x", "neighbor 1.1.1.1 { router-id 1.1.1.1; local-as 1; peer-as 1; }"), new ParseOptions { Generation = generation })
            .Settings!.Neighbors[0].Families;
}
