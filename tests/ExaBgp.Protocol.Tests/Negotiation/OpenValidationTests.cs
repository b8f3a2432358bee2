using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Tests.Messages;

namespace ExaBgp.Protocol.Tests.Negotiation;

public class OpenValidationTests
{
    private static readonly OpenOptions Theirs = Sessions.Options with { LocalAs = 65010, RouterId = Sessions.Address("10.0.0.9") };

    [Fact]
    public void An_open_that_fits_is_accepted() => Validate(Theirs, 65010).Should().BeNull();

    [Fact]
    public void Any_as_is_accepted_when_none_is_expected() => Validate(Theirs, 0).Should().BeNull();

    [Fact]
    public void Another_as_than_expected_is_refused() => Validate(Theirs, 65011).Should().Be("2/2 ASN in OPEN (65010) did not match ASN expected (65011)");

    [Fact]
    public void A_four_octet_as_is_named_in_full() =>
        Validate(Theirs with { LocalAs = 4200000001 }, 65011).Should().Be("2/2 ASN in OPEN (4200000001) did not match ASN expected (65011)");

    [Theory]
    [InlineData("04 0000 00B4 0A000009 00", "2/2 0 is an invalid ASN")]
    [InlineData("04 5BA0 00B4 0A000009 00", "2/2 23456 is an invalid ASN")]
    [InlineData("04 FDF2 00B4 0A000009 08 02064104 00000000", "2/2 0 is an invalid ASN")]
    [InlineData("04 FDF2 00B4 00000000 00", "2/3 0.0.0.0 is an invalid router_id")]
    [InlineData("04 FDF2 0001 0A000009 00", "2/6 Hold Time is invalid (1)")]
    [InlineData("04 FDF2 0002 0A000009 00", "2/6 Hold Time is invalid (2)")]
    public void Values_nobody_may_have_are_refused(string body, string expected) =>
        Text(OpenValidation.Validate(OpenMessage.Build(Sessions.Options), OpenMessageTests.Read(body), 0)).Should().Be(expected);

    [Theory]
    [InlineData("04 FDF2 0000 0A000009 00")]
    [InlineData("04 FDF2 0003 0A000009 00")]
    public void Hold_times_of_0_and_3_are_fine(string body) =>
        OpenValidation.Validate(OpenMessage.Build(Sessions.Options), OpenMessageTests.Read(body), 0).Should().BeNull();

    [Theory]
    [InlineData(65533u)]
    [InlineData(4200000001u)]
    public void Our_identifier_is_refused_inside_our_as(uint number)
    {
        var ours = Sessions.Options with { LocalAs = number };
        Text(OpenValidation.Validate(OpenMessage.Build(ours), OpenMessage.Build(ours), number))
            .Should().Be("2/3 BGP Identifier collision, same router-id (10.0.0.2) on both sides of this IBGP session");
        OpenValidation.Validate(OpenMessage.Build(ours), OpenMessage.Build(ours with { LocalAs = 65010 }), 65010).Should().BeNull();
    }

    [Fact]
    public void Multi_session_must_be_answered_with_the_same_families()
    {
        var ours = Sessions.Options with { MultiSession = true };
        Text(OpenValidation.Validate(OpenMessage.Build(ours), OpenMessage.Build(Theirs), 0)).Should().Be("2/9 multisession is mandatory with this peer");
        var theirs = Theirs with { MultiSession = true, Families = [Family.Ipv4Unicast] };
        Text(OpenValidation.Validate(OpenMessage.Build(ours), OpenMessage.Build(theirs), 0)).Should().Be("2/8 when checking session id, capability multiprotocol did not match");
        OpenValidation.Validate(OpenMessage.Build(ours), OpenMessage.Build(Theirs with { MultiSession = true }), 0).Should().BeNull();
    }

    [Theory]
    [InlineData(0, 3, true)]
    [InlineData(3, 0, true)]
    [InlineData(1, 2, true)]
    [InlineData(2, 1, true)]
    [InlineData(4, 4, true)]
    [InlineData(0, 0, false)]
    [InlineData(4, 3, false)]
    [InlineData(3, 9, false)]
    public void Roles_must_fit(byte local, byte remote, bool fits)
    {
        var error = OpenValidation.Validate(OpenMessage.Build(Sessions.Options with { Role = local }), OpenMessage.Build(Theirs with { Role = remote }), 0);
        if (fits) error.Should().BeNull();
        else Text(error).Should().StartWith("2/11 role mismatch, local role is ");
    }

    [Fact]
    public void Two_different_roles_are_refused_and_one_without_ours_is_fine()
    {
        var sent = OpenMessage.Build(Sessions.Options);
        Text(OpenValidation.Validate(sent, OpenMessageTests.Read("04 FDF2 00B4 0A000009 08 0206 090100 090103"), 0)).Should().Be("2/11 role mismatch, more than one role announced");
        OpenValidation.Validate(sent, OpenMessageTests.Read("04 FDF2 00B4 0A000009 08 0206 090103 090103"), 0).Should().BeNull();
    }

    private static string? Validate(OpenOptions theirs, uint expected) =>
        OpenValidation.Validate(OpenMessage.Build(Sessions.Options), OpenMessage.Build(theirs), expected) is { } error ? Text(error) : null;

    private static string Text(NotificationError? error) => $"{error!.Code}/{error.Subcode} {error.Text}";
}
