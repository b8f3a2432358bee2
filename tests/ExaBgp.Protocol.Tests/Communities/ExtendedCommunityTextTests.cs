using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Tests.Attributes;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Tests.Communities;

public sealed class ExtendedCommunityTextTests
{
    [Theory]
    [InlineData("0002FDE800000064", "target:65000:100")]
    [InlineData("4002FDE800000064", "target:65000:100")]
    [InlineData("0102010203040064", "target:1.2.3.4:100")]
    [InlineData("02020000FDE80064", "target:65000:100")]
    [InlineData("0003FDE800000064", "origin:65000:0.0.0.100")]
    [InlineData("0103010203040064", "origin:1.2.3.4:100")]
    [InlineData("02030000FDE80064", "origin:65000:100")]
    [InlineData("0013FDE800000064", "rtrecord:65000:100")]
    [InlineData("4004FDE8447A0000", "bandwidth:65000:1000")]
    [InlineData("030C000000000008", "encap:VXLAN")]
    [InlineData("030C0000000000FF", "encap:encap:UNKNOWN-255")]
    [InlineData("0314000000010000", "consistentHashSortOrder:1")]
    [InlineData("0600010000000005", "mac-mobility:5:sticky")]
    [InlineData("0600030000000005", "mac-mobility:5:sticky")]
    [InlineData("0600000000000005", "mac-mobility:5")]
    [InlineData("0702000000FE80FE", "interface-set:output:254:254")]
    [InlineData("0702000004D244D2", "interface-set:input:1234:1234")]
    [InlineData("0800000000000000", "redirect-to-nexthop")]
    [InlineData("0800000000000001", "copy-to-nexthop")]
    [InlineData("010C010203040000", "redirect-to-nexthop-ietf 1.2.3.4")]
    [InlineData("010C010203040001", "copy-to-nexthop-ietf 1.2.3.4 (with copy)")]
    [InlineData("0C00000A0000000A", "mup:10:10")]
    [InlineData("8006FDE8447A0000", "rate-limit:1000")]
    [InlineData("8006FFFF7F7FFFFF", "rate-limit:340282346638528859811704183484516925440")]
    [InlineData("80060000C2C80000", "rate-limit:-100")]
    [InlineData("800C0000C2C80000", "rate-limit:0:packets")]
    [InlineData("8007000000000003", "action sample-terminal")]
    [InlineData("8007000000000001", "action terminal")]
    [InlineData("8007000000000002", "action sample")]
    [InlineData("8007000000000000", "action ")]
    [InlineData("8008FDE800000064", "redirect:65000:100")]
    [InlineData("8208FA56EA013039", "redirect:4200000001:12345")]
    [InlineData("8009000000000014", "mark 20")]
    [InlineData("800A130005DC006F", "l2info:19:0:1500:111")]
    [InlineData("030B000000000064", "0x030B000000000064")]
    [InlineData("0006FDE8447A0000", "0x0006FDE8447A0000")]
    [InlineData("8108010203040064", "0x8108010203040064")]
    public void An_extended_community_reads_so(string hex, string text) =>
        Sample.Text(AttributeCode.ExtendedCommunity, hex, Sample.Six).Should().Be("extended-community " + text);

    [Theory]
    [InlineData("0102010203040064", "target:1.2.3.4:100")]
    [InlineData("02020000FDE80064", "0x02020000FDE80064")]
    [InlineData("0003FDE800000064", "origin:65000:0.0.0.100")]
    [InlineData("0102FA56EA010064", "target:250.86.234.1:100")]
    [InlineData("8007000000000003", "0x8007000000000003")]
    [InlineData("80060000461603E8", "0x80060000461603E8")]
    [InlineData("0600030000000005", "0x0600030000000005")]
    public void As_a_command_it_is_the_text_when_that_reads_back(string hex, string word)
    {
        var set = Sample.Set($"extended-community 0x{hex}");
        Sample.Command(set).Should().Be($"extended-community [ {word} ]");
        Sample.Hex(Sample.Set(Sample.Command(set)).Bytes).Should().Be(Sample.Hex(set.Bytes));
    }

    [Theory]
    [InlineData("rate-limit")]
    [InlineData("encap")]
    [InlineData("interface-set")]
    [InlineData("mac-mobility")]
    [InlineData("redirect-to-nexthop")]
    [InlineData("target")]
    [InlineData("bandwidth")]
    [InlineData("l2info")]
    [InlineData("mup")]
    public void A_word_without_what_belongs_behind_it_is_refused_unless_it_stands_alone(string word)
    {
        foreach (var text in new[] { word, word + ":", word + "::", word + ":x", word + ":L", word + ":1:packets:packets", word + ":sticky" })
            Sample.TryParse($"extended-community [ {text} ]", new RouteBuilder(), out _).Should().Be(text == "redirect-to-nexthop", text);
    }
}
