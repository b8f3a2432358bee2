using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Messages;

public class OpenMessageTests
{
    private static readonly OpenOptions Plain = Sessions.Options with { Families = [Family.Ipv4Unicast, Family.Ipv6Unicast] };

    [Fact]
    public void Each_capability_stands_in_a_parameter_of_its_own_and_in_the_fixed_order() => Write(OpenMessage.Build(Plain with { HostName = "testhost" })).Should().Be(
        "04FFFD00B40A0000022A" + "0206010400010001" + "0206010400020001" + "020641040000FFFD" + "02020600" + "020C490A0874657374686F737400");

    [Fact]
    public void Everything_that_can_be_announced_comes_in_the_fixed_order()
    {
        var open = OpenMessage.Build(Plain with
        {
            NextHop = true,
            NextHops = [(Family.Ipv4Unicast, Afi.Ipv6)],
            AddPath = 3,
            AddPathFamilies = [Family.Ipv4Unicast, Family.Ipv6Unicast],
            PathsLimit = new Dictionary<Family, int> { [Family.Ipv6Unicast] = 5 },
            GracefulRestart = 120,
            Restarted = true,
            RouteRefresh = true,
            Operational = true,
            HostName = "h",
            DomainName = "d",
            SoftwareVersion = "ExaBGP/5.0.13",
            LinkLocalNextHop = true,
            MultiSession = true,
            Role = 3,
        });
        open.Capabilities.Select(static capability => (int)capability.Code).Should().Equal(1, 65, 5, 69, 76, 64, 2, 70, 185, 6, 73, 75, 77, 68, 9);
        var octets = Write(open);
        octets.Should().Contain("02080506000100010002").And.Contain("020A45080001010300020103").And.Contain("02074C050002010005")
            .And.Contain("020C400A80780001018000020180").And.Contain("0202B900").And.Contain("02024D00").And.Contain("0203440100" + "0203440101").And.Contain("0203090103");
    }

    [Fact]
    public void An_as_that_needs_four_octets_is_as_trans_in_the_field()
    {
        var open = OpenMessage.Build(Plain with { LocalAs = 4200000001 });
        Write(open).Should().StartWith("045BA0").And.Contain("02064104FA56EA01");
        Read(Write(open)).As.Should().Be(4200000001);
    }

    [Fact]
    public void More_than_254_octets_of_parameters_take_the_extended_form()
    {
        var open = OpenMessage.Build(Sessions.Options with { GracefulRestart = 120, HostName = new string('h', 64), DomainName = new string('d', 64) });
        var octets = Write(open);
        octets[18..22].Should().Be("FFFF");
        var read = Read(octets);
        read.Capabilities.Select(static capability => capability.Code).Should().Equal(open.Capabilities.Select(static capability => capability.Code));
        read.Families.Should().Equal(Sessions.AllFamilies);
        Write(read).Should().Be(octets);
    }

    [Theory]
    [InlineData("03 FFFD 00B4 0A000002 00", 2, 1, "unsupported version: 3")]
    [InlineData("04 FFFD 00B4 0A000002 08 0206", 2, 0, "OPEN parameters truncated: need 9 bytes, got 3")]
    [InlineData("04 FFFD 00B4 0A000002 01 02", 2, 0, "Bad length for OPEN parameter (<2) 0x02")]
    [InlineData("04 FFFD 00B4 0A000002 02 0206", 2, 0, "Bad length for OPEN parameter (buffer underrun) 0x0206")]
    [InlineData("04 FFFD 00B4 0A000002 03 020141", 2, 0, "Bad length for OPEN capability (<2) 0x41")]
    [InlineData("04 FFFD 00B4 0A000002 04 02024104", 2, 0, "Bad length for OPEN capability (buffer underrun) 0x4104")]
    [InlineData("04 FFFD 00B4 0A000002 02 0100", 2, 5, "Authentication Notification (Deprecated)")]
    [InlineData("04 FFFD 00B4 0A000002 02 0300", 2, 4, "Unknow OPEN parameter 0x3")]
    [InlineData("04 FFFD 00B4 0A000002 03 FFFF00", 2, 0, "OPEN extended parameters truncated: need 65284 bytes, got 4")]
    [InlineData("04 FFFD 00B4 0A000002 FF FF", 2, 0, "OPEN extended parameters too short: need 4 bytes, got 2")]
    [InlineData("04 FFFD 00B4 0A000002 FF FF 0004 0200", 2, 0, "OPEN extended parameters truncated: need 8 bytes, got 6")]
    [InlineData("04 FFFD 00B4 0A000002 FF FF 0002 0200", 2, 0, "Bad length for OPEN (extended) parameter (<3) 0x0200")]
    [InlineData("04 FFFD 00B4 0A000002 FF FF 0003 020004", 2, 0, "Bad length for OPEN (extended) parameter (buffer underrun) 0x020004")]
    [InlineData("04 FFFD 00B4 0A000002 FF 0100", 2, 0, "OPEN parameters truncated: need 256 bytes, got 3")]
    [InlineData("04 FFFD 00B4 0A000002", 1, 2, "OPEN has an invalid message length of 28")]
    public void A_malformed_open_is_refused(string body, byte code, byte subcode, string text)
    {
        OpenMessage.TryRead(Sessions.Hex(body), out _, out var error).Should().BeFalse();
        (error!.Code, error.Subcode, error.Text).Should().Be((code, subcode, text));
    }

    [Theory]
    [InlineData("04 FFFD 00B4 0A000002 FF FF 0000")]
    [InlineData("04 FFFD 00B4 0A000002 00")]
    [InlineData("04 FFFD 00B4 0A000002 2A FF 0000")]
    public void Parameters_may_be_none_in_both_forms(string body) => Read(body).Capabilities.Should().BeEmpty();

    [Fact]
    public void Several_capabilities_in_one_parameter_are_read() =>
        Read("04 FFFD 00B4 0A000002 0E 020C 0104 00010001 4104 0000FFFD").Capabilities.Should().HaveCount(2);

    [Fact]
    public void Two_hundred_and_fifty_five_capabilities_are_read()
    {
        var parameters = string.Concat(Enumerable.Range(0, 255).Select(static code => $"020002{(code is 1 or 5 or 9 or 64 or 65 or 73 or 75 ? 200 : code):X2}00"));
        Read("04 FFFD 00B4 0A000002 FF FF" + (255 * 5).ToString("X4", System.Globalization.CultureInfo.InvariantCulture) + parameters).Capabilities.Count.Should().Be(255 - 7);
    }

    [Fact]
    public void What_was_read_is_written_again_octet_for_octet()
    {
        const string octets = "04FFFD00B40A000002190206010400010001020641040000FFFD0203C8016102024600";
        Write(Read(octets)).Should().Be(octets);
    }

    internal static OpenMessage Read(string body)
    {
        OpenMessage.TryRead(Sessions.Hex(body), out var open, out var error).Should().BeTrue(error?.Text);
        return open!;
    }

    private static string Write(OpenMessage open)
    {
        var output = new ByteBuffer();
        open.Write(output);
        return Convert.ToHexString(output.Written[MessageHeader.Size..]);
    }
}
