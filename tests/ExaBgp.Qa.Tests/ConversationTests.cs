using ExaBgp.Qa.Functional.Expectations;
using ExaBgp.Qa.Functional.Peer;

namespace ExaBgp.Qa.Tests;

public sealed class ConversationTests
{
    private static readonly byte[] EndOfRib = PeerMessages.Message(MessageType.Update, new byte[4]);
    private static readonly byte[] Update1 = PeerMessages.Message(MessageType.Update, [0, 0, 0, 0, 8, 1]);
    private static readonly byte[] Update2 = PeerMessages.Message(MessageType.Update, [0, 0, 0, 0, 8, 2]);
    private static readonly byte[] Open = PeerMessages.Message(MessageType.Open, [4, 0, 1, 0, 180, 1, 2, 3, 4, 0]);

    [Fact]
    public void Inside_a_group_the_order_is_free()
    {
        var conversation = Expect(("1", Update1), ("1", Update2));

        conversation.Receive(Update2).Should().Be(Verdict.Matched);
        conversation.Receive(Update1).Should().Be(Verdict.Matched);
        conversation.Finished.Should().BeTrue();
    }

    [Fact]
    public void A_line_is_used_up_by_one_message()
    {
        var conversation = Expect(("1", Update1), ("1", Update2));

        conversation.Receive(Update1).Should().Be(Verdict.Matched);
        conversation.Receive(Update1).Should().Be(Verdict.Unexpected);
    }

    [Fact]
    public void A_line_given_twice_must_come_twice()
    {
        var conversation = Expect(("1", Update1), ("1", Update1));

        conversation.Receive(Update1);
        conversation.Finished.Should().BeFalse();
        conversation.Receive(Update1).Should().Be(Verdict.Matched);
        conversation.Finished.Should().BeTrue();
    }

    [Fact]
    public void A_message_of_a_later_group_is_too_early()
    {
        Expect(("1", Update1), ("2", Update2)).Receive(Update2).Should().Be(Verdict.Unexpected);
    }

    [Fact]
    public void A_keepalive_uses_up_no_line()
    {
        var conversation = Expect(("1", Update1));

        conversation.Receive(PeerMessages.Keepalive.Span).Should().Be(Verdict.Accepted);
        conversation.Head.Should().ContainSingle();
    }

    [Fact]
    public void An_open_is_not_compared()
    {
        Expect(("1", Update1)).Receive(Open).Should().Be(Verdict.Accepted);
    }

    [Fact]
    public void An_inspected_open_is_a_message_like_others()
    {
        var conversation = new Conversation(MessageScript.Parse($"option:open:inspect-open-message\n1:raw:{Convert.ToHexString(Open)}"));

        conversation.Receive(Open).Should().Be(Verdict.Matched);
        conversation.Finished.Should().BeTrue();
    }

    [Fact]
    public void After_the_last_line_only_an_end_of_rib_is_accepted()
    {
        var conversation = Expect(("1", Update1));
        conversation.Receive(Update1);

        conversation.Receive(EndOfRib).Should().Be(Verdict.Accepted);
        conversation.Receive(PeerMessages.Message(MessageType.Update, new byte[11])).Should().Be(Verdict.Accepted);
        conversation.Receive(Update2).Should().Be(Verdict.Unexpected);
    }

    [Fact]
    public void Before_the_last_line_an_end_of_rib_must_be_in_the_list()
    {
        Expect(("1", Update1)).Receive(EndOfRib).Should().Be(Verdict.Unexpected);
    }

    [Fact]
    public void An_action_is_due_when_it_is_the_first_line_of_the_head_group()
    {
        var conversation = new Conversation(MessageScript.Parse($"A1:raw:{Convert.ToHexString(Update1)}\nA2:signal:SIGUSR1\nA3:raw:{Convert.ToHexString(Update2)}"));

        conversation.TakeAction().Should().BeNull();
        conversation.Receive(Update1);
        conversation.TakeAction().Should().Be(new Expectation(ExpectationKind.Signal, "SIGUSR1"));
        conversation.TakeAction().Should().BeNull();
        conversation.Receive(Update2).Should().Be(Verdict.Matched);
    }

    private static Conversation Expect(params (string Prefix, byte[] Message)[] lines) =>
        new(MessageScript.Parse(string.Join('\n', lines.Select(l => $"{l.Prefix}:raw:{Convert.ToHexString(l.Message)}"))));
}
