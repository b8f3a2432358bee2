using System.Text;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Messages;

public class NotificationMessageTests
{
    [Theory]
    [InlineData(6, 3, null, "0603506565722044652D636F6E66696775726564")]
    [InlineData(6, 2, null, "06021741646D696E6973747261746976652053687574646F776E")]
    [InlineData(6, 4, null, "06041441646D696E697374726174697665205265736574")]
    [InlineData(6, 9, null, "0609756E6B6E6F776E206E6F74696669636174696F6E2074797065")]
    [InlineData(6, 2, "", "060200")]
    [InlineData(6, 2, "hé", "06020368C3A9")]
    [InlineData(3, 1, "x", "030178")]
    public void A_notification_carries_its_text(byte code, byte subcode, string? text, string expected) =>
        Write(NotificationMessage.Of(code, subcode, text)).Should().Be(expected);

    [Fact]
    public void A_shutdown_communication_is_cut_at_255_octets_between_characters()
    {
        var octets = Convert.FromHexString(Write(NotificationMessage.Of(6, 2, new string('é', 200))));
        octets[2].Should().Be(254);
        octets.Length.Should().Be(2 + 1 + 254);
        Encoding.UTF8.GetString(octets[3..]).Should().Be(new string('é', 127));
        Convert.FromHexString(Write(NotificationMessage.Of(6, 2, new string('a', 300))))[2].Should().Be(255);
    }

    [Fact]
    public void Data_that_does_not_fit_is_cut() => Write(new NotificationError(7, 1, new byte[5000])).Length.Should().Be(2 * (4096 - 19));

    [Theory]
    [InlineData("0602", "Cease / Administrative Shutdown")]
    [InlineData("060200", "Cease / Administrative Shutdown / empty Shutdown Communication.")]
    [InlineData("06020568656C6C6F", "Cease / Administrative Shutdown / Shutdown Communication: \"hello\"")]
    [InlineData("0602056865", "Cease / Administrative Shutdown / invalid Shutdown Communication (buffer underrun) length : 5 [0x6865]")]
    [InlineData("060205FFFFFFFFFF", "Cease / Administrative Shutdown / invalid Shutdown Communication (invalid UTF-8) length : 5 [0xFFFFFFFFFF]")]
    [InlineData("06020568656C6C6F41", "Cease / Administrative Shutdown / Shutdown Communication: \"hello\", trailing data: 0x41")]
    [InlineData("060405680D0A6C6F", "Cease / Administrative Reset / Shutdown Communication: \"h  lo\"")]
    [InlineData("0609", "Cease / unknown reason")]
    [InlineData("0701", "unknown error / Invalid Message Length")]
    [InlineData("0000", "unknown error / unknown reason")]
    [InlineData("0301FF00", "UPDATE message error / Malformed Attribute List / 0xFF00")]
    [InlineData("", "unknown error / unknown reason")]
    [InlineData("06", "unknown error / unknown reason")]
    public void What_a_peer_said_is_described(string body, string expected)
    {
        var read = NotificationMessage.Read(Sessions.Hex(body));
        NotificationText.Describe(read.Code, read.Subcode, read.Data.Span).Should().Be(expected);
    }

    [Fact]
    public void A_shutdown_communication_may_have_255_octets()
    {
        var text = new string('x', 255);
        var data = new byte[] { 255 }.Concat(Encoding.ASCII.GetBytes(text)).ToArray();
        Encoding.ASCII.GetString(NotificationText.ReceivedData(6, 2, data)).Should().Be($"Shutdown Communication: \"{text}\"");
    }

    [Fact]
    public void Other_errors_keep_their_data() => NotificationText.ReceivedData(6, 3, [1, 2]).Should().Equal(1, 2);

    private static string Write(NotificationError error)
    {
        var output = new ByteBuffer();
        NotificationMessage.Write(output, error);
        return Convert.ToHexString(output.Written[MessageHeader.Size..]);
    }
}
