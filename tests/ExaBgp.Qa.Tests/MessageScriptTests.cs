using ExaBgp.Qa.Functional.Expectations;

namespace ExaBgp.Qa.Tests;

public sealed class MessageScriptTests
{
    [Fact]
    public void Lines_with_the_same_prefix_form_one_group_wherever_they_stand()
    {
        var script = MessageScript.Parse("A1:raw:0017:02:00000000\nA2:raw:001304\nA1:raw:001301\n");

        script.Groups.Should().HaveCount(2);
        script.Groups[0].Lines.Select(l => l.Content).Should().Equal("00170200000000", "001301");
    }

    [Fact]
    public void Groups_are_ordered_by_letter_then_by_number_as_a_number()
    {
        var script = MessageScript.Parse("B1:raw:01\nA10:raw:02\nA9:raw:03\n2:raw:04\n");

        script.Groups.Select(g => (g.Letter, g.Number)).Should().Equal(('A', 2), ('A', 9), ('A', 10), ('B', 1));
    }

    [Fact]
    public void A_line_with_a_hash_anywhere_is_a_comment()
    {
        MessageScript.Parse("# words\n\n  \n1:raw:01 # not this one either\n").Groups.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1:raw:FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF:0017:02:00000000")]
    [InlineData("1:raw:ffffffff ffffffff ffffffff ffffffff 0017 02 0000 0000")]
    [InlineData("1:raw:0017:02:0000:0000")]
    public void A_message_may_be_written_with_or_without_marker_colons_spaces_and_capitals(string line)
    {
        MessageScript.Parse(line).Groups[0].Lines[0].Should().Be(new Expectation(ExpectationKind.Raw, "00170200000000"));
    }

    [Fact]
    public void Every_option_is_understood()
    {
        var script = MessageScript.Parse("""
            option:asn:65000
            option:bind:ipv6
            option:open:inspect-open-message
            option:open:send-unknown-capability
            option:open:send-unknown-message
            option:update:send-default-route
            option:tcp_connections:3
            """);

        script.Should().BeEquivalentTo(new MessageScript
        {
            Asn = 65000,
            BindIpv6 = true,
            InspectOpen = true,
            SendUnknownCapability = true,
            SendUnknownMessage = true,
            SendDefaultRoute = true,
            TcpConnections = 3,
        });
    }

    [Fact]
    public void The_text_of_a_notification_is_put_in_lower_case()
    {
        MessageScript.Parse("A1:notification:Because WE can: so").Groups[0].Lines[0]
            .Should().Be(new Expectation(ExpectationKind.Notification, "because we can: so"));
    }

    [Theory]
    [InlineData("option:nothing:1")]
    [InlineData("1:json:{}")]
    [InlineData("1:raw:0")]
    [InlineData("1:raw:xy")]
    [InlineData("1x:raw:01")]
    [InlineData("words")]
    public void What_is_not_understood_is_refused(string line)
    {
        var parse = () => MessageScript.Parse(line);
        parse.Should().Throw<FormatException>();
    }
}
