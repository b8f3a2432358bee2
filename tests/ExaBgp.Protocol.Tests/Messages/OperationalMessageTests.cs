using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Messages;

public class OperationalMessageTests
{
    public static TheoryData<string, string, string> Forms => new()
    {
        { "0001 0008 0001 01 68656C6C6F", "{ \"name\": \"ADM\", \"afi\": \"ipv4\", \"safi\": \"unicast\", \"advisory\": \"hello\" }", "ADM afi ipv4 safi unicast advisory \"hello\"" },
        { "0002 0006 0001 01 220A7D", "{ \"name\": \"ASM\", \"afi\": \"ipv4\", \"safi\": \"unicast\", \"advisory\": \"\\\"\\n}\" }", "ASM afi ipv4 safi unicast advisory \"\"\\n}\"" },
        { "0003 000B 0001 01 0A000002 00000001", "{ \"name\": \"RPCQ\", \"afi\": \"ipv4\", \"safi\": \"unicast\" }", "RPCQ afi ipv4 safi unicast" },
        { "0005 000B 0002 01 0A000002 00000001", "{ \"name\": \"APCQ\", \"afi\": \"ipv6\", \"safi\": \"unicast\" }", "APCQ afi ipv6 safi unicast" },
        { "0004 000F 0001 01 7F000002 00000007 0000002A", "{ \"name\": \"RPCP\", \"afi\": \"ipv4\", \"safi\": \"unicast\", \"router-id\": \"127.0.0.2\", \"sequence\": 7, \"counter\": 42 }", "RPCP afi ipv4 safi unicast router-id 127.0.0.2 sequence 7 counter 42" },
        { "0008 000F 0001 01 7F000002 00000007 0000002A", "{ \"name\": \"LPCP\", \"afi\": \"ipv4\", \"safi\": \"unicast\", \"router-id\": \"127.0.0.2\", \"sequence\": 7, \"counter\": 42 }", "LPCP afi ipv4 safi unicast router-id 127.0.0.2 sequence 7 counter 42" },
        { "FFFF 0009 0001 01 00000001 0001", "{ \"name\": \"NS\", \"afi\": \"ipv4\", \"safi\": \"unicast\", \"sequence\": 1, \"error\": 1 }", "NS afi ipv4 safi unicast sequence 1 error 1" },
        { "00FF 0004 01020304", "{ \"name\": \"unknown\", \"type\": \"operational-type-255\", \"data\": \"0x01020304\" }", "unknown type operational-type-255 data 0x01020304" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_message_has_octets_json_and_text(string body, string json, string text)
    {
        OperationalMessage.TryRead(Sessions.Hex(body), out var message, out _).Should().BeTrue();
        var output = new ByteBuffer();
        message!.WriteBody(output);
        Convert.ToHexString(output.Written).Should().Be(body.Replace(" ", string.Empty, StringComparison.Ordinal));
        output.Clear();
        message.WriteJson(output);
        Sessions.Text(output).Should().Be(json);
        output.Clear();
        message.WriteText(output);
        Sessions.Text(output).Should().Be(text);
    }

    [Theory]
    [InlineData("0001 00", "operational message too short: need 4 bytes, got 3")]
    [InlineData("0001 0008 0001", "operational message announces 8 bytes of payload but only 2 follow")]
    [InlineData("0001 0002 0001", "operational message ADM needs 3 bytes to hold its fields, got 2")]
    [InlineData("0003 000A 0001 01 0A000002 000000", "operational message RPCQ needs 11 bytes to hold its fields, got 10")]
    [InlineData("0006 000B 0001 01 0A000002 00000001", "operational message APCP needs 15 bytes to hold its fields, got 11")]
    [InlineData("FFFF 0007 0001 01 00000001", "operational message NS needs 9 bytes to hold its fields, got 7")]
    public void A_malformed_message_is_5_0(string body, string text)
    {
        OperationalMessage.TryRead(Sessions.Hex(body), out _, out var error).Should().BeFalse();
        (error!.Code, error.Subcode, error.Text).Should().Be(((byte)5, (byte)0, text));
    }

    [Fact]
    public void A_long_advisory_is_cut()
    {
        var output = new ByteBuffer();
        new OperationalMessage(OperationalKind.Asm) { Family = Family.Ipv4Unicast, Advisory = new string('a', 3000) }.WriteBody(output);
        output.Length.Should().Be(4 + 3 + 2048);
        output.Written[^3..].SequenceEqual("..."u8).Should().BeTrue();
    }

    [Theory]
    [InlineData("asm", OperationalKind.Asm)]
    [InlineData("RPCQ", OperationalKind.Rpcq)]
    [InlineData("lpcp", OperationalKind.Lpcp)]
    public void Commands_name_the_kinds(string word, OperationalKind kind)
    {
        OperationalMessage.TryParseKind(System.Text.Encoding.ASCII.GetBytes(word), out var found).Should().BeTrue();
        found.Should().Be(kind);
        OperationalMessage.TryParseKind("ns"u8, out _).Should().BeFalse();
    }
}
