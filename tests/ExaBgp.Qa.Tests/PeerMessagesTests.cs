using ExaBgp.Qa.Functional.Expectations;
using ExaBgp.Qa.Functional.Peer;

namespace ExaBgp.Qa.Tests;

public sealed class PeerMessagesTests
{
    // AS 65533, hold 180, id 10.0.0.255, capabilities: IPv4 unicast, 4-byte AS 65533.
    private static readonly byte[] Open = PeerMessages.Message(MessageType.Open, Convert.FromHexString("04FFFD00B40A0000FF10" + "020601040001000102064104" + "0000FFFD"));

    [Fact]
    public void The_answer_to_an_open_differs_by_the_last_byte_of_the_router_id()
    {
        var answer = PeerMessages.AnswerOpen(Open, new MessageScript());

        answer[27].Should().Be(0, "255 and one is 0 in a byte");
        answer[27] = 255;
        answer.Should().Equal(Open);
    }

    [Fact]
    public void Another_as_number_stands_in_both_places()
    {
        var answer = PeerMessages.AnswerOpen(Open, new MessageScript { Asn = 65000 });

        Convert.ToHexString(answer.AsSpan(19)).Should().Be("04FDE800B40A000000100206010400010001020641040000FDE8");
    }

    [Fact]
    public void The_unknown_capability_is_one_more_parameter_and_all_lengths_count_it()
    {
        var answer = PeerMessages.AnswerOpen(Open, new MessageScript { SendUnknownCapability = true });

        Convert.ToHexString(answer.AsSpan(16, 3)).Should().Be("003B01");
        answer[28].Should().Be(0x10 + 14);
        Convert.ToHexString(answer.AsSpan(^14..)).Should().Be("020C420A6C6F72656D697073756D");
    }
}
