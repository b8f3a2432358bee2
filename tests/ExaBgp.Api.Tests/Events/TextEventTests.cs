using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests.Events;

public sealed class TextEventTests
{
    private const MessageFlags Every =
        MessageFlags.Open | MessageFlags.Update | MessageFlags.Notification | MessageFlags.Keepalive | MessageFlags.Refresh | MessageFlags.Operational;

    private const string Mixed = "0004180a090000144001010040020602010000fdea40030401020304180a0801";

    [Fact]
    public void States_end_with_an_empty_line()
    {
        var router = new Router();
        var queue = router.Helper("h", false, new ApiSettings { Name = "a", NeighborChanges = true, Fsm = true, Negotiated = true, Signal = true });
        router.Events.Connected(router.Peer);
        router.Events.StateChanged(router.Peer, "OPENSENT");
        router.Events.Negotiated(router.Peer, router.Peer.Session!);
        router.Events.Up(router.Peer);
        router.Events.Signal([router.Peer], 15, "SIGTERM");
        router.Events.Down(router.Peer, string.Empty);
        router.Events.Down(router.Peer, "notification sent (6,6)\nneighbor 1.1.1.1 up");
        router.Events.Shutdown();
        queue.Events.Should().Equal(
            "neighbor 127.0.26.2 connected\n\n",
            "neighbor 127.0.26.2 up\n\n",
            "neighbor 127.0.26.2 down - \n\n",
            "neighbor 127.0.26.2 down - notification sent (6,6)\\nneighbor 1.1.1.1 up\n\n",
            "shutdown 100 99\n\n");
    }

    [Theory]
    [InlineData("4:", "keepalive\n\n")]
    [InlineData("5:00010001", "route-refresh afi ipv4 safi unicast query\n\n")]
    [InlineData("3:06020568656c6c6f", "notification code 6 subcode 2 data 0x53687574646F776E20436F6D6D756E69636174696F6E3A202268656C6C6F22\n\n")]
    [InlineData("6:0002000800010168656c6c6f", "operational ASM afi ipv4 safi unicast advisory \"hello\"\n")]
    [InlineData(
        "1:04fdea00b47f001a0224 0206010400010001 0206010400020001 02020200 0206 41040000fdea 02024600 0202b900",
        "open version 4 asn 65002 hold_time 180 router_id 127.0.26.2 capabilities [multiprotocol(ipv4 unicast,ipv6 unicast), route refresh, asn4(65002), enhanced route refresh, operational]\n\n")]
    public void A_message_received(string message, string expected) =>
        Told(MessageFlags.Parsed, message).Should().Equal("neighbor 127.0.26.2 receive " + expected);

    [Fact]
    public void An_update_is_told_withdraws_first_under_generation_5_and_last_later()
    {
        Told(MessageFlags.Parsed, Mixed).Should().Equal(
            "neighbor 127.0.26.2 receive update start\n"
            + "neighbor 127.0.26.2 receive update withdrawn 10.9.0.0/24\n"
            + "neighbor 127.0.26.2 receive update announced 10.8.1.0/24 next-hop 1.2.3.4 origin igp as-path ( 65002 )\n"
            + "neighbor 127.0.26.2 receive update end\n\n");
        Told(MessageFlags.Parsed, Mixed, Generation.Six).Should().Equal(
            "neighbor 127.0.26.2 receive update start\n"
            + "neighbor 127.0.26.2 receive update announced 10.8.1.0/24 next-hop 1.2.3.4 origin igp as-path ( 65002 )\n"
            + "neighbor 127.0.26.2 receive update withdrawn 10.9.0.0/24\n"
            + "neighbor 127.0.26.2 receive update end\n\n");
    }

    [Fact]
    public void An_end_of_rib_names_its_family() =>
        Told(MessageFlags.Consolidate, "00000006800f03000201").Should().Equal(
            "neighbor 127.0.26.2 receive update start\n"
            + "neighbor 127.0.26.2 receive update route eor 2/1 (ipv6 unicast)\n"
            + " header 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001D02 body 0x00000006800F03000201\n"
            + "neighbor 127.0.26.2 receive update end\n\n");

    [Fact]
    public void Octets_come_before_what_they_say()
    {
        Told(MessageFlags.Parsed | MessageFlags.Packets, "4:").Should().Equal(
            "neighbor 127.0.26.2 receive 4 header 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304\n\n", "neighbor 127.0.26.2 receive keepalive\n\n");
        Told(MessageFlags.Packets, "5:00010001").Should().Equal(
            "neighbor 127.0.26.2 receive 5 header 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001705 body 0x00010001\n\n");
        Told(MessageFlags.Consolidate, "4:").Should().Equal("neighbor 127.0.26.2 receive keepalive header 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304\n\n");
    }

    private static List<string> Told(MessageFlags form, string message, Generation generation = Generation.Five)
    {
        var router = new Router(generation, 4);
        var queue = router.Helper("h", false, new ApiSettings { Name = "a", Receive = form | Every });
        router.Receive(message);
        return queue.Events;
    }
}
