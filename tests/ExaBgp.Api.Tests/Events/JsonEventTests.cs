using System.Text.Json;
using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests.Events;

public sealed class JsonEventTests
{
    private const string Head = """{ "exabgp": "5.0.0", "time": 1795424329.1928136, "host" : "vm", "pid" : 100, "ppid" : 99, "counter": 1,""";

    private const string Neighbor =
        """ "neighbor": { "address": { "local": "127.0.26.1", "peer": "127.0.26.2" }, "asn": { "local": 65001, "peer": 65002 }, "router-id": "127.0.26.1" , """;

    private const string Agreed =
        """ "negotiated": { "message_size": 4096, "hold_time": 180, "asn4": true, "multisession": false, "operational": true, "refresh": "enhanced", "families": ["ipv4 unicast", "ipv6 unicast"], "nexthop": [], "add_path": {"send": [], "receive": []} }  } }""";

    private static readonly string AgreedBare = Agreed.TrimStart();

    private const MessageFlags Every =
        MessageFlags.Open | MessageFlags.Update | MessageFlags.Notification | MessageFlags.Keepalive | MessageFlags.Refresh | MessageFlags.Operational;

    [Fact]
    public void States_of_a_peer()
    {
        var router = new Router();
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", NeighborChanges = true });
        router.Events.Connected(router.Peer);
        router.Events.Up(router.Peer);
        router.Events.Down(router.Peer, "closing connection");
        queue.Events.Should().Equal(
            $$"""{{Head}} "type": "state",{{Neighbor}}"state": "connected" } }""" + "\n",
            $$"""{{Head}} "type": "state",{{Neighbor}}"state": "up" } }""".Replace("\"counter\": 1", "\"counter\": 2", StringComparison.Ordinal) + "\n",
            $$"""{{Head}} "type": "state",{{Neighbor}}"state": "down", "reason": "closing connection" } }""".Replace("\"counter\": 1", "\"counter\": 3", StringComparison.Ordinal) + "\n");
    }

    [Fact]
    public void States_of_its_machine()
    {
        var queue = One(new ApiSettings { Name = "a", Fsm = true }, static router => router.Events.StateChanged(router.Peer, "OPENSENT"));
        queue.Should().Be($$"""{{Head}} "type": "fsm",{{Neighbor}}"state": "OPENSENT" } }""" + "\n");
    }

    [Fact]
    public void What_was_negotiated()
    {
        var queue = One(new ApiSettings { Name = "a", Negotiated = true }, static router => router.Events.Negotiated(router.Peer, router.Peer.Session!));
        queue.Should().Be($$"""{{Head}} "type": "negotiated",{{Neighbor}}{{AgreedBare}}""" + "\n");
    }

    [Fact]
    public void Signals_and_the_end()
    {
        var router = new Router();
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", Signal = true });
        router.Events.Signal([router.Peer], 10, "SIGUSR1");
        router.Events.Shutdown();
        queue.Events.Should().Equal(
            $$"""{{Head}} "type": "signal",{{Neighbor}}"code": "10", "name": "SIGUSR1" } }""" + "\n",
            """{ "exabgp": "5.0.0", "time": 1795424329.1928136, "host" : "vm", "pid" : 100, "ppid" : 99, "type": "notification", "notification": "shutdown" }""" + "\n");
    }

    [Fact]
    public void Events_lost_are_counted_in_a_line_of_their_own()
    {
        var router = new Router();
        var output = new Protocol.Wire.ByteBuffer();
        router.Events.WriteLost(new ProcessSettings { Name = "h", Run = [], Json = true }, output, 7);
        System.Text.Encoding.ASCII.GetString(output.Written).Should().Be(
            """{ "exabgp": "5.0.0", "time": 1795424329.1928136, "host" : "vm", "pid" : 100, "ppid" : 99, "type": "overflow", "lost": 7 }""" + "\n");
    }

    [Theory]
    [InlineData("4:", """ "type": "keepalive",NEIGHBOR"direction": "receive"  } }""")]
    [InlineData("5:00010001", """ "type": "refresh",NEIGHBOR"direction": "receive", "route-refresh": { "afi": "ipv4", "safi": "unicast", "subtype": "query" } } }""")]
    [InlineData("3:06020568656c6c6f", """ "type": "notification",NEIGHBOR"direction": "receive", "notification": { "code": 6, "subcode": 2, "data": "0x53687574646F776E20436F6D6D756E69636174696F6E3A202268656C6C6F22", "message": "Shutdown Communication: \"hello\"" }  } }""")]
    [InlineData("6:0002000800010168656c6c6f", """ "type": "operational",NEIGHBOR"direction": "receive", "operational": { "name": "ASM", "afi": "ipv4", "safi": "unicast", "advisory": "hello" } } }""")]
    [InlineData("00000000", """ "type": "update",NEIGHBOR"direction": "receive", "message": { "eor": { "afi" : "ipv4", "safi" : "unicast" } },AGREED""")]
    [InlineData("00000006800f03000201", """ "type": "update",NEIGHBOR"direction": "receive", "message": { "eor": { "afi" : "ipv6", "safi" : "unicast" } },AGREED""")]
    [InlineData("0004180a090000144001010040020602010000fdea40030401020304180a0801", """ "type": "update",NEIGHBOR"direction": "receive", "message": { "update": { "attribute": { "origin": "igp", "as-path": {"0": {"element": "as-sequence", "value": [65002]}} }, "announce": { "ipv4 unicast": { "1.2.3.4": [ { "nlri": "10.8.1.0/24" } ] } }, "withdraw": { "ipv4 unicast": [ { "nlri": "10.9.0.0/24" } ] } } },AGREED""")]
    public void A_message_received(string message, string expected)
    {
        var line = One(new ApiSettings { Name = "a", Receive = MessageFlags.Parsed | Every }, router => router.Receive(message));
        line.Should().Be(Expected(expected));
    }

    [Theory]
    [InlineData("3:06041441646d696e697374726174697665205265736574", """ "type": "notification",NEIGHBOR"direction": "send", "notification": { "code": 6, "subcode": 4, "data": "0x1441646D696E697374726174697665205265736574", "message": "\u0014Administrative Reset" }  } }""")]
    [InlineData("5:00010001", """ "type": "refresh",NEIGHBOR"direction": "send", "route-refresh": { "afi": "ipv4", "safi": "unicast", "subtype": "query" } } }""")]
    public void A_message_sent(string message, string expected)
    {
        var line = One(new ApiSettings { Name = "a", Send = MessageFlags.Parsed | Every }, router => router.Send(message));
        line.Should().Be(Expected(expected));
    }

    [Fact]
    public void An_open_has_names_when_sent_and_codes_when_received()
    {
        const string Open = "1:04fdea00b47f001a0224 0206010400010001 0206010400020001 02020200 0206 41040000fdea 02024600 0202b900";
        var flags = MessageFlags.Parsed | MessageFlags.Open;
        var router = new Router();
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", Receive = flags, Send = flags });
        router.Send(Open);
        router.Receive(Open);
        queue.Events[0].Should().EndWith("""
            "direction": "send", "open": { "version": 4, "asn": 65002, "hold_time": 180, "router_id": "127.0.26.2", "capabilities": { "multiprotocol": { "name": "multiprotocol", "families": [ "ipv4/unicast", "ipv6/unicast" ] }, "route-refresh": { "name": "route-refresh", "variant": "RFC" }, "asn4": { "name": "asn4", "asn4": 65002 }, "enhanced-route-refresh": { "name": "enhanced-route-refresh" }, "operational": { "name": "operational" }, "hostname": { "host-name": null, "domain-name": null } } } } }
            """.Trim() + "\n");
        queue.Events[1].Should().EndWith("""
            "direction": "receive", "open": { "version": 4, "asn": 65002, "hold_time": 180, "router_id": "127.0.26.2", "capabilities": { "1": { "name": "multiprotocol", "families": [ "ipv4/unicast", "ipv6/unicast" ] }, "2": { "name": "route-refresh", "variant": "RFC" }, "65": { "name": "asn4", "asn4": 65002 }, "70": { "name": "enhanced-route-refresh" }, "185": { "name": "operational" } } } } }
            """.Trim() + "\n");
    }

    [Fact]
    public void Octets_alone()
    {
        var line = One(new ApiSettings { Name = "a", Send = MessageFlags.Packets | MessageFlags.Keepalive }, static router => router.Send("4:"));
        line.Should().Be(Expected(
            """ "type": "keepalive",NEIGHBOR"direction": "send", "message": { "category": 4, "header": "0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304", "body": "0x" } ,AGREED"""));
    }

    [Fact]
    public void Octets_of_an_open_before_anything_is_negotiated()
    {
        var router = new Router();
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", Receive = MessageFlags.Packets | MessageFlags.Open });
        router.Peer.Session = null;
        router.Receive("1:04fdea00b47f001a0200");
        queue.Events[0].Should().EndWith("""
            "message": { "category": 1, "header": "0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001D01", "body": "0x04FDEA00B47F001A0200" } , "negotiated": { "message_size": 4096, "hold_time": 0, "asn4": false, "multisession": false, "operational": false, "refresh": "absent", "families": [], "nexthop": [], "add_path": {"send": [], "receive": []} }  } }
            """.Trim() + "\n");
    }

    [Fact]
    public void Octets_beside_what_they_say()
    {
        var flags = MessageFlags.Packets | MessageFlags.Consolidate | Every;
        One(new ApiSettings { Name = "a", Receive = flags }, static router => router.Receive("5:00010001")).Should().Be(Expected(
            """ "type": "refresh", "header": "0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001705", "body": "0x00010001",NEIGHBOR"direction": "receive", "route-refresh": { "afi": "ipv4", "safi": "unicast", "subtype": "query" } } }"""));
        One(new ApiSettings { Name = "a", Receive = flags }, static router => router.Receive("4:")).Should().Be(Expected(
            """ "type": "keepalive", "header": "0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304",NEIGHBOR"direction": "receive"  } }"""));
    }

    [Fact]
    public void An_error_found_here_is_told_as_received()
    {
        var line = One(
            new ApiSettings { Name = "a", NeighborChanges = true, Receive = MessageFlags.Notification },
            static router => router.Events.LocalError(router.Peer, 1, 1, "The packet received does not contain a BGP marker"u8));
        line.Should().Contain("\"direction\": \"receive\", \"notification\": { \"code\": 1, \"subcode\": 1, ").And.EndWith("\"message\": \"The packet received does not contain a BGP marker\" }  } }\n");
    }

    [Theory]
    [InlineData(Generation.Five, 4, "5.0.0")]
    [InlineData(Generation.Five, 6, "6.0.0")]
    [InlineData(Generation.Six, 4, "4.0.1")]
    [InlineData(Generation.Six, 6, "6.0.0")]
    public void Each_generation_and_version_names_itself(Generation generation, int version, string name)
    {
        var router = new Router(generation, version);
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", NeighborChanges = true });
        router.Events.Up(router.Peer);
        queue.Events[0].Should().StartWith($"{{ \"exabgp\": \"{name}\", ");
    }

    [Fact]
    public void Without_router_id_and_numbers_the_line_says_what_is_known()
    {
        var router = new Router(change: static settings => settings with { RouterId = default, LocalAs = 0, PeerAs = 0 });
        var queue = router.Helper("h", true, new ApiSettings { Name = "a", NeighborChanges = true });
        router.Events.Up(router.Peer);
        queue.Events[0].Should().Contain("\"asn\": { \"local\": 0, \"peer\": 0 } , \"state\"");
        router.Peer.Session = router.Peer.Session! with { LocalAs = 65001, PeerAs = 65002 };
        router.Events.Up(router.Peer);
        queue.Events[1].Should().Contain("\"asn\": { \"local\": 65001, \"peer\": 65002 } , \"state\"");
    }

    [Theory]
    [InlineData("evil\n{ \"done\": 1 }\r\n\" \\ \u0000 \u2028 caf\u00e9")]
    public void Text_from_outside_neither_splits_a_line_nor_breaks_its_json(string reason)
    {
        var line = One(new ApiSettings { Name = "a", NeighborChanges = true }, router => router.Events.Down(router.Peer, reason));
        line.TrimEnd('\n').Should().NotContain("\n");
        JsonDocument.Parse(line).RootElement.GetProperty("neighbor").GetProperty("reason").GetString().Should().Be(reason);
        var data = System.Text.Encoding.UTF8.GetBytes(reason);
        var told = One(new ApiSettings { Name = "a", Receive = MessageFlags.Parsed | Every }, router => router.Receive($"3:0605{Convert.ToHexString(data)}"));
        JsonDocument.Parse(told).RootElement.GetProperty("neighbor").GetProperty("notification").GetProperty("message").GetString().Should().Be(reason);
        told.TrimEnd('\n').Should().NotContain("\n");
    }

    private static string One(ApiSettings api, Action<Router> act)
    {
        var router = new Router();
        var queue = router.Helper("h", true, api);
        act(router);
        return queue.Events.Should().ContainSingle().Subject;
    }

    private static string Expected(string tail) =>
        Head + " " + tail.Trim().Replace("NEIGHBOR", Neighbor, StringComparison.Ordinal).Replace("AGREED", Agreed, StringComparison.Ordinal) + "\n";
}
