using System.Text.Json;

namespace ExaBgp.Tests.Examples;

/// <summary>The examples of <c>etc/exabgp</c> do what they say, in real daemons.</summary>
public sealed class ExampleRunTests
{
    /// <summary>A file, and parts of the events that its routers' helper must be told.</summary>
    public static TheoryData<string, string[]> WhatArrives() => new()
    {
        { "exabgp.conf", ["\"198.51.100.0/24\"", "\"2001:db8:100::/48\"", "\"med\": 100"] },
        { "inject.conf", ["\"0.0.0.0/0\"", "\"198.51.103.0/24\"", "\"203.0.113.128/25\""] },
        { "ddos-flowspec.conf", ["\"ipv4 flow\"", "\"rate-limit:12500000\"", "fragment [ !is-fragment ]|fragment", "\"ipv6 flow\"", "redirect:65001:900"] },
        { "vpn.conf", ["\"172.16.1.0/24\"", "\"ipv6 mpls-vpn\"", "\"ipv4 mcast-vpn\"", "\"l2vpn vpls\"", "\"ipv4 rtc\"", "\"ipv4 nlri-mpls\""] },
        { "evpn.conf", ["\"l2vpn evpn\"", "\"MAC/IP advertisement\"", "\"Ethernet Segment\"", "172.16.50.0", "\"Inclusive Multicast Ethernet Tag\"", "pmsi:ingressreplication"] },
        { "mup.conf", ["\"ipv4 mup\"", "DirectSegmentDiscoveryRoute", "Type2SessionTransformedRoute"] },
        { "sr-policy.conf", ["\"198.51.100.0/24\"", "\"ipv4 sr-policy\"", "\"color\": 100", "\"ipv6 sr-policy\"", "\"color\": 200"] },
        { "everything.conf", ["\"10.1.1.0/24\"", "\"10.5.0.0/24\"", "\"ipv4 sr-policy\"", "\"ipv4 flow-vpn\"", "\"l2vpn vpls\"", "\"ipv4 mup\""] },
        { "dynamic.conf", ["\"192.0.2.0/24\""] },
    };

    [Theory]
    [MemberData(nameof(WhatArrives))]
    public void The_routes_of_an_example_arrive_at_its_routers(string file, string[] expected)
    {
        // The neighbors that stand behind need IPv6 networks and TCP-AO, which the machine of a test may not have.
        using var run = new ExampleRun(file, static text => text.Split("# The same over IPv6")[0].Split("neighbor 2001:db8:ffff::/64")[0]);
        run.Start();
        foreach (var alternatives in expected) run.AwaitTold(alternatives.Split('|')[^1]);
        run.End();
        run.Daemon.Error.Should().NotContain("ended the session").And.NotContain("can not be sent");
    }

    [Fact]
    public void Every_example_is_run()
    {
        string[] others = ["anycast.conf", "ddos-blackhole.conf", "healthcheck.conf", "monitor.conf"];
        Directory.GetFiles(Checkout.File("etc", "exabgp"), "*.conf").Select(Path.GetFileName)
            .Should().BeEquivalentTo(WhatArrives().Select(static row => (string)row[0]).Concat(others));
    }

    [Fact]
    public void The_routes_of_a_file_are_injected_and_follow_it()
    {
        using var run = new ExampleRun("inject.conf");
        run.Write(run.Etc("routes.list"), "# ours", "192.0.2.128/25 next-hop self med 10", "  192.0.2.64/26 next-hop self");
        run.Start();
        run.AwaitTold("\"192.0.2.128/25\"");
        run.AwaitTold("\"192.0.2.64/26\"");

        var before = run.Told.Length;
        run.Write(run.Etc("routes.list"), "192.0.2.128/25 next-hop self med 20", "192.0.2.0/33 next-hop self");
        run.AwaitTold("\"med\": 20", before);
        run.AwaitTold("\"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"192.0.2.64/26\" } ] }", before);
        run.Told[before..].Should().NotContain("\"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"192.0.2.128/25\"", "it only changed");
        run.Daemon.AwaitError("inject.sh: a line of");
        run.Daemon.AwaitError("192.0.2.0/33");

        before = run.Told.Length;
        run.Write(run.Etc("routes.list"));
        run.AwaitTold("{ \"nlri\": \"192.0.2.128/25\" } ] }", before);
        run.End();
        run.Daemon.Error.Should().Contain("helper injector ended, status 0");
    }

    [Fact]
    public void An_anycast_route_is_there_while_its_service_is()
    {
        using var run = new ExampleRun("anycast.conf");
        run.Start();
        run.AwaitTold("\"eor\"");
        run.Told.Should().NotContain("\"192.0.2.80/32\"");

        run.Write(run.State(string.Empty).TrimEnd('/') + "-web-in-service");
        run.AwaitTold("\"192.0.2.80/32\"");
        run.AwaitTold("\"2001:db8:80::80/128\"");

        File.Delete(run.State(string.Empty).TrimEnd('/') + "-web-in-service");
        run.AwaitTold("\"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"192.0.2.80/32\" } ] }");
        run.End();
        run.Daemon.Error.Should().Contain("helper switch ended, status 0");
    }

    [Fact]
    public void Addresses_in_a_file_are_blackholed_by_all_upstreams()
    {
        using var run = new ExampleRun("ddos-blackhole.conf");
        run.Start();
        run.Write(run.Etc("blackhole.list"), "198.51.100.7   # under attack", "2001:db8::7", "no address");
        run.AwaitTold("\"198.51.100.7/32\"");
        run.AwaitTold("\"2001:db8::7/128\"");
        run.Told.Should().Contain("\"community\": [ [ 65535, 666 ], [ 65535, 65281 ] ]");
        SpinWait.SpinUntil(() => run.Told.Split("\"198.51.100.7/32\"").Length == 3, ProgramRun.Deadline).Should().BeTrue("there are two upstreams");
        run.Daemon.AwaitError("ignored: 'no address'");

        var before = run.Told.Length;
        run.Write(run.Etc("blackhole.list"), "2001:db8::7");
        run.AwaitTold("\"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"198.51.100.7/32\" } ] }", before);
        run.Told[before..].Should().NotContain("2001:db8::7");
        run.End();
        run.Daemon.Error.Should().Contain("helper blackhole ended, status 0");
    }

    [Fact]
    public void Flow_rules_in_a_file_are_announced_while_they_stand_in_it()
    {
        using var run = new ExampleRun("ddos-flowspec.conf");
        run.Start();
        run.AwaitTold("\"eor\"");
        run.Write(run.Etc("flowspec.list"), "destination 198.51.100.9/32 protocol udp source-port =53 discard", "destination nowhere discard");
        run.AwaitTold("\"destination-ipv4\": [ \"198.51.100.9/32\" ]");
        run.Daemon.AwaitError("a line was refused");

        var before = run.Told.Length;
        run.Write(run.Etc("flowspec.list"), "# quiet again");
        run.AwaitTold("\"withdraw\": { \"ipv4 flow\"", before);
        run.Told[before..].Should().Contain("198.51.100.9/32");
        run.End();
        run.Daemon.Error.Should().Contain("helper rules ended, status 0");
    }

    [Fact]
    public void A_service_that_answers_is_announced_and_one_that_does_not_is_withdrawn()
    {
        using var run = new ExampleRun("healthcheck.conf", static text => text
            .Replace("dig +short +time=1 @127.0.0.1 example.com", "test -e /etc/exabgp/answers", StringComparison.Ordinal)
            .Replace("--interval 5", "--interval 1 --no-syslog --no-ip-setup", StringComparison.Ordinal));
        run.Write(run.Etc("answers"));
        run.Start();
        run.AwaitTold("\"192.0.2.53/32\"");
        run.Told.Should().Contain("\"med\": 100").And.Contain("[ 65001, 53 ]");
        SpinWait.SpinUntil(() => run.Told.Split("\"announce\": { \"ipv4 unicast\"").Length >= 3, ProgramRun.Deadline).Should().BeTrue("both routers of the rack are told");

        var before = run.Told.Length;
        File.Delete(run.Etc("answers"));
        run.AwaitTold("\"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"192.0.2.53/32\" } ] }", before);
        run.End();
    }

    [Fact]
    public void A_monitor_keeps_what_its_routers_announce_with_all_paths_and_forgets_what_they_withdraw()
    {
        using var run = new ExampleRun("monitor.conf", static text => text.Replace("passive;", string.Empty, StringComparison.Ordinal));
        run.Start();
        run.Command("announce route 198.51.100.0/24 next-hop 192.0.2.7 path-information 1");
        run.Command("announce route 198.51.100.0/24 next-hop 192.0.2.8 path-information 2");
        run.Command("announce bgp-ls bgp-ls node protocol-id 3 l3-routing-topology 0 autonomous-system 65001 bgp-ls-identifier 0 router-id 10.0.0.1 next-hop 192.0.2.7");
        run.AwaitFile(run.State("routes.json"), static text => text.Contains("192.0.2.7", StringComparison.Ordinal) && text.Contains("192.0.2.8", StringComparison.Ordinal));
        run.AwaitFile(run.State("sessions.json"), static text => text.Split("\"up\"").Length == 3);

        using (var routes = JsonDocument.Parse(File.ReadAllText(run.State("routes.json"))))
            routes.RootElement.GetProperty("ipv4 unicast").EnumerateObject().Should().HaveCount(2, "two paths of one prefix");

        run.Command("withdraw route 198.51.100.0/24 path-information 1");
        run.AwaitFile(run.State("routes.json"), static text => !text.Contains("192.0.2.7", StringComparison.Ordinal) && text.Contains("192.0.2.8", StringComparison.Ordinal));
        run.End();
        run.Daemon.Error.Should().Contain("helper monitor ended, status 0");
    }
}
