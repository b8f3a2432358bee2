using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Messages;

public class RouteRefreshMessageTests
{
    private const string Header = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";

    [Theory]
    [InlineData(RouteRefreshMessage.Query, "00010001", "query")]
    [InlineData(RouteRefreshMessage.Begin, "00010101", "begin")]
    [InlineData(RouteRefreshMessage.End, "00010201", "end")]
    public void A_request_is_written_and_read(byte subtype, string body, string name)
    {
        var output = new ByteBuffer();
        new RouteRefreshMessage(Family.Ipv4Unicast, subtype).Write(output);
        Convert.ToHexString(output.Written).Should().Be(Header + "001705" + body);
        RouteRefreshMessage.TryRead(output.Written, enhanced: true, out var read, out _).Should().BeTrue();
        (read.Family, read.Subtype, read.SubtypeName, read.IsKnown).Should().Be((Family.Ipv4Unicast, subtype, name, true));
    }

    [Fact]
    public void An_unknown_subtype_is_to_be_ignored()
    {
        RouteRefreshMessage.TryRead(Sessions.Hex(Header + "001705 00010301"), enhanced: true, out var read, out var error).Should().BeTrue();
        error.Should().BeNull();
        read.IsKnown.Should().BeFalse();
    }

    [Theory]
    [InlineData("001605 000100")]
    [InlineData("001805 0001000100")]
    [InlineData("001305")]
    public void A_wrong_length_is_7_1_with_the_message_under_enhanced_refresh_and_1_2_without(string rest)
    {
        var message = Sessions.Hex(Header + rest);
        RouteRefreshMessage.TryRead(message, enhanced: true, out _, out var error).Should().BeFalse();
        (error!.Code, error.Subcode).Should().Be(((byte)7, (byte)1));
        error.Data.ToArray().Should().Equal(message);
        RouteRefreshMessage.TryRead(message, enhanced: false, out _, out error).Should().BeFalse();
        (error!.Code, error.Subcode, error.Text).Should().Be(((byte)1, (byte)2, $"ROUTE_REFRESH has an invalid message length of {message.Length}"));
    }
}
