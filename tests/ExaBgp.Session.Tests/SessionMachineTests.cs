using System.Text;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using ExaBgp.Session;

namespace ExaBgp.Session.Tests;

public sealed class SessionMachineTests
{
    private readonly List<SessionAction> _actions = [];
    private readonly SessionMachine _machine;

    public SessionMachineTests() => _machine = Machine(65001, 65002);

    [Fact]
    public void A_connection_that_is_up_sends_an_OPEN_and_waits_for_the_peers()
    {
        _machine.Connected(0, _actions);

        Kinds().Should().Equal(SessionActionKind.EnterState, SessionActionKind.SendOpen, SessionActionKind.EnterState);
        _machine.State.Should().Be(SessionState.OpenSent);
        _machine.Deadline.Should().Be(60_000);
    }

    [Fact]
    public void An_acceptable_OPEN_is_confirmed_with_a_KEEPALIVE()
    {
        Open(holdTime: 9);

        Kinds().Should().Equal(
            SessionActionKind.Report, SessionActionKind.OpenAccepted, SessionActionKind.Negotiated, SessionActionKind.EnterState, SessionActionKind.SendKeepalive);
        _machine.State.Should().Be(SessionState.OpenConfirm);
        _machine.Context!.HoldTime.Should().Be(9);
        _machine.Context.PeerAs.Should().Be(65002);
    }

    [Fact]
    public void A_KEEPALIVE_in_OPENCONFIRM_establishes_the_session()
    {
        Open();
        Receive(MessageType.Keepalive);

        Kinds().Should().Equal(SessionActionKind.Report, SessionActionKind.EnterState, SessionActionKind.Established);
        _machine.State.Should().Be(SessionState.Established);
    }

    [Fact]
    public void With_an_AS_of_auto_the_peers_OPEN_comes_first_and_ours_mirrors_its_AS()
    {
        var machine = Machine(0, 0);
        machine.Connected(0, _actions);
        Kinds().Should().Equal(SessionActionKind.EnterState);
        _actions.Clear();

        machine.Message(MessageType.Open, OpenOf(70000, 90), 5, _actions);

        machine.Sent!.As.Should().Be(70000);
        Kinds().Take(3).Should().Equal(SessionActionKind.Report, SessionActionKind.SendOpen, SessionActionKind.EnterState);
        machine.Context!.Encoding.Internal.Should().BeTrue();
    }

    [Fact]
    public void Another_AS_than_the_configured_one_ends_with_2_2()
    {
        _machine.Connected(0, _actions);
        _actions.Clear();
        _machine.Message(MessageType.Open, OpenOf(65009, 90), 5, _actions);

        Sent().Should().Be((2, 2));
        _actions[^1].Kind.Should().Be(SessionActionKind.Close);
        _actions[^1].Reason.Should().Be("notification sent (2,2)");
    }

    [Theory]
    [InlineData(MessageType.Keepalive, "KEEPALIVE")]
    [InlineData(MessageType.RouteRefresh, "ROUTE_REFRESH")]
    public void Anything_but_an_OPEN_first_ends_with_5_1(MessageType type, string name)
    {
        _machine.Connected(0, _actions);
        _actions.Clear();
        _machine.Message(type, [0, 1, 0, 1], 5, _actions);

        Sent().Should().Be((5, 1));
        Text().Should().Be($"The first packet received is not an open message ({name})");
    }

    [Fact]
    public void A_peer_that_sends_no_OPEN_is_given_up_after_the_open_wait()
    {
        _machine.Connected(0, _actions);
        _actions.Clear();
        _machine.Tick(59_999, _actions);
        _actions.Should().BeEmpty();
        _machine.Tick(60_000, _actions);

        Sent().Should().Be((5, 1));
        Text().Should().Be("waited for open too long, we do not like stuck in active");
    }

    [Fact]
    public void Silence_in_OPENCONFIRM_ends_with_the_hold_timer()
    {
        Open(holdTime: 9);
        _actions.Clear();
        for (var now = 3_000; now < 9_000; now += 3_000) _machine.Tick(now, _actions);
        Kinds().Should().AllBeEquivalentTo(SessionActionKind.SendKeepalive);
        _actions.Clear();

        _machine.Tick(9_100, _actions);

        Sent().Should().Be((4, 0));
    }

    [Fact]
    public void Anything_but_a_KEEPALIVE_in_OPENCONFIRM_ends_with_5_2()
    {
        Open();
        Receive(MessageType.Update, [0, 0, 0, 0]);

        Sent().Should().Be((5, 2));
    }

    [Fact]
    public void An_OPEN_in_ESTABLISHED_ends_with_5_3()
    {
        Establish();
        Receive(MessageType.Open, OpenOf(65002, 90));

        Sent().Should().Be((5, 3));
    }

    [Fact]
    public void KEEPALIVEs_go_out_every_third_of_the_hold_time_whatever_else_is_sent()
    {
        Establish(holdTime: 9);
        var sent = new List<long>();
        for (long now = 0; now <= 30_000; now += 100)
        {
            _actions.Clear();
            if (now % 1000 == 0) _machine.Message(MessageType.Keepalive, [], now, _actions);
            _actions.Clear();
            _machine.Tick(now, _actions);
            if (_actions.Exists(static action => action.Kind == SessionActionKind.SendKeepalive)) sent.Add(now);
        }

        sent.Should().HaveCount(10);
        sent.Zip(sent.Skip(1), static (a, b) => b - a).Should().AllSatisfy(static gap => gap.Should().Be(3000));
    }

    [Fact]
    public void The_hold_timer_ends_a_silent_session_with_4_0_and_no_data()
    {
        Establish(holdTime: 9);
        _machine.Tick(8_900, _actions);
        _actions.Clear();
        _machine.Tick(9_100, _actions);

        Sent().Should().Be((4, 0));
        _actions[0].Notification!.Data.Length.Should().Be(0);
    }

    [Fact]
    public void The_hold_timer_stands_still_while_we_do_not_read()
    {
        Establish(holdTime: 9);
        _machine.SuspendHold(true, 1_000);
        _machine.Tick(30_000, _actions);
        _actions.Should().NotContain(static action => action.Kind == SessionActionKind.SendNotification);
        _machine.SuspendHold(false, 31_000);
        _actions.Clear();
        _machine.Tick(39_000, _actions);
        _actions.Should().NotContain(static action => action.Kind == SessionActionKind.SendNotification);
        _machine.Tick(40_001, _actions);

        Sent().Should().Be((4, 0));
    }

    [Fact]
    public void A_hold_time_of_zero_means_no_timers_and_tolerates_one_KEEPALIVE_more()
    {
        Establish(holdTime: 0);

        _machine.Deadline.Should().BeNull();
        _machine.Tick(10_000_000, _actions);
        Receive(MessageType.Keepalive);
        _machine.IsClosed.Should().BeFalse();

        Receive(MessageType.Keepalive);
        _machine.IsClosed.Should().BeTrue();
        _actions.Should().ContainSingle(static action => action.Kind == SessionActionKind.SendNotification).Which.Notification!.Code.Should().Be(2);
    }

    [Fact]
    public void A_NOTIFICATION_received_ends_without_an_answer()
    {
        Establish();
        Receive(MessageType.Notification, [6, 2]);

        Kinds().Should().Equal(SessionActionKind.Report, SessionActionKind.Close);
        _actions[^1].Reason.Should().Be("notification received (6,2)");
    }

    [Fact]
    public void After_the_end_nothing_is_asked_for_any_more()
    {
        Establish();
        _machine.Stop(new NotificationError(6, 4, "bye"), "notification sent (6,4)", _actions);
        _actions.Clear();
        Receive(MessageType.Update, [0, 0, 0, 0]);
        _machine.Tick(1_000_000, _actions);
        _machine.Lost(_actions);

        _actions.Should().BeEmpty();
    }

    [Fact]
    public void Before_an_OPEN_was_sent_a_stop_is_silent()
    {
        var machine = Machine(0, 0);
        machine.Connected(0, _actions);
        _actions.Clear();
        machine.Stop(new NotificationError(6, 2, "bye"), "stop", _actions);

        Kinds().Should().Equal(SessionActionKind.Close);
    }

    [Fact]
    public void The_same_identifier_on_both_sides_of_an_internal_session_ends_with_2_3()
    {
        var machine = Machine(4_200_000_001, 4_200_000_001);
        machine.Connected(0, _actions);
        _actions.Clear();
        machine.Message(MessageType.Open, OpenOf(4_200_000_001, 90, "10.0.0.1"), 5, _actions);

        Sent().Should().Be((2, 3));
    }

    private static SessionMachine Machine(uint localAs, uint peerAs) => new(
        new SessionConfig(Options(localAs, 90, "10.0.0.1"), peerAs, 60_000, new NegotiationOptions()), new EncodingContexts());

    private static OpenOptions Options(uint asn, ushort holdTime, string identifier)
    {
        var routerId = IpAddress.TryParse(identifier, out var address) ? address : throw new FormatException(identifier);
        return new OpenOptions { LocalAs = asn, HoldTime = holdTime, RouterId = routerId, Families = [Family.Ipv4Unicast] };
    }

    private static byte[] OpenOf(uint asn, ushort holdTime, string identifier = "10.0.0.2")
    {
        var buffer = new ByteBuffer();
        OpenMessage.Build(Options(asn, holdTime, identifier)).Write(buffer);
        return buffer.Written[MessageHeader.Size..].ToArray();
    }

    private void Open(ushort holdTime = 90)
    {
        _machine.Connected(0, _actions);
        _actions.Clear();
        _machine.Message(MessageType.Open, OpenOf(65002, holdTime), 0, _actions);
        if (Kinds().Contains(SessionActionKind.SendNotification)) throw new InvalidOperationException(Text());
    }

    private void Establish(ushort holdTime = 90)
    {
        Open(holdTime);
        _machine.Message(MessageType.Keepalive, [], 0, _actions);
        _actions.Clear();
    }

    private void Receive(MessageType type, byte[]? body = null)
    {
        _actions.Clear();
        _machine.Message(type, body ?? [], 10, _actions);
    }

    private IEnumerable<SessionActionKind> Kinds() => _actions.Select(static action => action.Kind);

    private (int Code, int Subcode) Sent()
    {
        var notification = _actions.First(static action => action.Kind == SessionActionKind.SendNotification).Notification!;
        return (notification.Code, notification.Subcode);
    }

    private string Text() => Encoding.UTF8.GetString(_actions.First(static action => action.Kind == SessionActionKind.SendNotification).Notification!.Data.Span);
}
