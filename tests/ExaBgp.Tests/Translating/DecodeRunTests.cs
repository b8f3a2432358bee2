using System.Text.Json;
using ExaBgp.Api;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;
using ExaBgp.Translating;

namespace ExaBgp.Tests.Translating;

public class DecodeRunTests
{
    private const string Marker = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";
    private const string Body = "00000015400101004002004003040102030440050400000064180A0000";

    private static readonly DecodeOptions Options = new(
        new SpeakerIdentity("5.0.13", "vm", 7, 6, Guid.Empty, 0, TimeProvider.System), Compatibility.Default);

    [Fact]
    public void A_message_becomes_one_line_of_json()
    {
        var (status, output, error) = Run(Options, Marker + "003002" + Body);
        status.Should().Be(0);
        error.Should().BeEmpty();
        output.Should().StartWith("{ \"exabgp\": \"5.0.0\", \"time\": ").And.EndWith(
            ", \"host\" : \"vm\", \"pid\" : 7, \"ppid\" : 6, \"counter\": 1, \"type\": \"update\", \"neighbor\": { \"address\": { \"local\": \"127.0.0.1\", \"peer\": \"127.0.0.1\" }, " +
            "\"asn\": { \"local\": 65533, \"peer\": 65533 }, \"router-id\": \"10.0.0.2\" , \"direction\": \"in\", \"message\": { \"update\": { \"attribute\": { \"origin\": \"igp\", \"local-preference\": 100 }, " +
            "\"announce\": { \"ipv4 unicast\": { \"1.2.3.4\": [ { \"nlri\": \"10.0.0.0/24\" } ] } } } } } }\n");
        using var document = JsonDocument.Parse(output);
    }

    [Fact]
    public void Generation_six_has_its_own_version_and_router_id() =>
        Run(Options with { Compatibility = new Compatibility(Generation.Six, 6) }, Body).Output.Should().StartWith("{ \"exabgp\": \"6.0.0\"").And.Contain("\"router-id\": \"127.0.0.1\" , ");

    [Theory]
    [InlineData(Body)]
    [InlineData(" 0000:0015:40010100:400200:40030401020304:40050400000064:180A0000 ")]
    [InlineData("0x00000015400101004002004003040102030440050400000064180a0000")]
    [InlineData("0000 0015 4001 0100 4002 0040 0304 0102 0304 4005 0400 0000 6418 0A00 00")]
    public void A_body_alone_is_enough_and_may_be_spaced(string text) => Run(Options, text).Output.Should().Contain("{ \"nlri\": \"10.0.0.0/24\" }");

    [Theory]
    [InlineData(Marker + "00250104FFFD00B40A0000020802064104" + "0000FFFD")]
    [InlineData("04FFFD00B40A00000208020641040000FFFD")]
    public void An_open_is_decoded_with_header_and_without(string text) => Run(Options, text).Output.Should()
        .Contain("\"type\": \"open\"").And.Contain("\"open\": { \"version\": 4, \"asn\": 65533, \"hold_time\": 180, \"router_id\": \"10.0.0.2\", \"capabilities\": { \"65\": { \"name\": \"asn4\", \"asn4\": 65533 } } } } }\n");

    [Fact]
    public void Several_messages_in_one_go_become_a_line_each() =>
        Run(Options, Marker + "00170200000000" + Marker + "003002" + Body).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2);

    [Theory]
    [InlineData("zz", "invalid hexadecimal: zz\n")]
    [InlineData("123", "invalid hexadecimal: 123\n")]
    [InlineData("\u001b[31m", "invalid hexadecimal: \\u001b[31m\n")]
    [InlineData("0000001540", "invalid payload\n")]
    [InlineData(Marker + "001304", "unknown type 4\ninvalid payload\n")]
    [InlineData(Marker + "0013FF", "unknown type 255\ninvalid payload\n")]
    [InlineData(Marker + "003002" + "0000", "invalid payload\n")]
    [InlineData(Marker + "0001", "invalid payload\n")]
    public void What_is_not_understood_is_said_so(string text, string expected)
    {
        var (status, output, _) = Run(Options, text);
        (status, output).Should().Be((1, expected));
    }

    [Fact]
    public void The_reason_goes_to_the_error_stream() => Run(Options, "0000001540").Error.Should().Be("invalid payload: UPDATE attributes length 21 exceeds available data\n");

    [Fact]
    public void Routes_withdrawn_because_of_an_error_are_told_with_their_reason()
    {
        var (status, output, error) = Run(Options, "00000015400101094002004003040102030440050400000064180A0000");
        status.Should().Be(0);
        output.Should().Contain("\"withdraw\": { \"ipv4 unicast\": [ { \"nlri\": \"10.0.0.0/24\" } ] }").And.NotContain("announce");
        error.Should().StartWith("treated as withdraw: ");
    }

    [Fact]
    public void A_next_hop_of_the_other_kind_is_taken() => Run(Options, "00000032400101004002004003 04AAAAAAAA 40050400000064 800E1A 0002 01 04 AAAAAAAA 00 80DEADBEEFDEADBEEFDEADBEEFDEADBEEF")
        .Output.Should().Contain("{ \"170.170.170.170\": [ { \"nlri\": \"dead:beef:dead:beef:dead:beef:dead:beef/128\" } ] }");

    [Fact]
    public void Lines_of_the_input_are_answered_one_by_one_with_a_counter_that_grows()
    {
        var (status, output, _) = RunLines(Options, Body, string.Empty, "zz", "00000000");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        status.Should().Be(1);
        lines.Should().HaveCount(3);
        lines[0].Should().Contain("\"counter\": 1,");
        lines[1].Should().Be("invalid hexadecimal: zz");
        lines[2].Should().Contain("\"counter\": 2,").And.Contain("{ \"eor\": { \"afi\" : \"ipv4\", \"safi\" : \"unicast\" } }");
        RunLines(Options, Body, Body).Status.Should().Be(0);
    }

    [Theory]
    [InlineData(Body, "announce route 10.0.0.0/24 next-hop 1.2.3.4 origin igp local-preference 100\n")]
    [InlineData(Body + "180A0001", "announce attributes next-hop 1.2.3.4 origin igp local-preference 100 nlri 10.0.0.0/24 10.0.1.0/24\n")]
    [InlineData("0008180A0000180A00010000", "withdraw route 10.0.0.0/24\nwithdraw route 10.0.1.0/24\n")]
    [InlineData("0000002B4001010040020040050400000064800E1A0002011020010DB8000000000000000000000001002020010DB8", "announce ipv6 unicast 2001:db8::/32 next-hop 2001:db8::1 origin igp local-preference 100\n")]
    [InlineData("0000000B800F080002012020010DB8", "withdraw ipv6 unicast 2001:db8::/32\n")]
    [InlineData("00000007900F0003000201", "announce eor ipv6 unicast\n")]
    public void Commands_say_the_same_as_the_message(string text, string expected) => Run(Options with { AsCommands = true }, text).Output.Should().Be(expected);

    [Fact]
    public void Bare_routes_are_decoded()
    {
        Run(Options with { NlriOnly = true }, "180A0000180A0001").Output.Should().Be("{ \"nlri\": \"10.0.0.0/24\" }\n{ \"nlri\": \"10.0.1.0/24\" }\n");
        Run(Options with { NlriOnly = true, PathInformation = true }, "01020304180A0000").Output.Should().Be("{ \"nlri\": \"10.0.0.0/24\", \"path-information\": \"1.2.3.4\" }\n");
        Run(Options with { NlriOnly = true, Families = [Family.Ipv6Unicast] }, "2020010DB8").Output.Should().Be("{ \"nlri\": \"2001:db8::/32\" }\n");
        Run(Options with { NlriOnly = true }, "18").Output.Should().Be("invalid payload\n");
        Run(Options with { NlriOnly = true }, string.Empty).Status.Should().Be(1);
    }

    [Fact]
    public void Path_identifiers_are_read_when_asked_for() =>
        Run(Options with { PathInformation = true }, "00000015400101004002004003040102030440050400000064" + "01020304180A0000").Output.Should().Contain("\"path-information\": \"1.2.3.4\"");

    [Fact]
    public void A_family_that_was_not_named_is_refused() =>
        Run(Options with { Families = [Family.Ipv4Unicast] }, "0000000B800F080002012020010DB8").Error.Should().Contain("presented a non-negotiated family ipv6 unicast");

    [Fact]
    public void Nothing_random_breaks_it_and_each_line_is_json_or_a_refusal()
    {
        var random = new Random(11);
        var octets = new byte[80];
        for (var round = 0; round < 3000; round++)
        {
            random.NextBytes(octets);
            if (round % 2 == 0) octets.AsSpan(0, 16).Fill(255);
            if (round % 2 == 0) (octets[16], octets[17], octets[18]) = (0, 80, (byte)(round % 4 == 0 ? 1 : 2));
            foreach (var line in Run(Options with { NlriOnly = round % 5 == 0 }, Convert.ToHexString(octets)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line is "invalid payload" || line.StartsWith("unknown type ", StringComparison.Ordinal)) continue;
                using var document = JsonDocument.Parse(line);
            }
        }
    }

    [Theory]
    [InlineData("ipv4 unicast", 1)]
    [InlineData("ipv4 unicast ipv6 unicast", 2)]
    [InlineData("all", 23)]
    public void Families_are_pairs_of_words(string text, int count)
    {
        FamilyOption.TryParse(text, Generation.Five, out var families, out _).Should().BeTrue();
        families.Should().HaveCount(count);
    }

    [Theory]
    [InlineData("ipv4", Generation.Five, "families provided are invalid")]
    [InlineData("ipv4", Generation.Six, "configuration error: Invalid family format: ipv4")]
    [InlineData("foo bar", Generation.Six, "configuration error: Unknown family: foo bar")]
    [InlineData("", Generation.Six, "configuration error: Invalid family format: ")]
    public void Other_words_are_refused(string text, Generation generation, string expected)
    {
        FamilyOption.TryParse(text, generation, out _, out var error).Should().BeFalse();
        error.Should().Be(expected);
    }

    private static (int Status, string Output, string Error) Run(DecodeOptions options, string text) => Run(options, text, []);

    private static (int Status, string Output, string Error) RunLines(DecodeOptions options, params string[] lines) => Run(options, null, lines);

    private static (int Status, string Output, string Error) Run(DecodeOptions options, string? text, string[] lines)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(string.Join('\n', lines));
        var status = DecodeRun.Run(options, text, input, output, error);
        return (status, output.ToString(), error.ToString());
    }
}
