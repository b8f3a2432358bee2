using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Routes.Tests;

public sealed class UpdatePackerTests
{
    private readonly UpdatePacker _packer = new();
    private readonly ByteBuffer _output = new();
    private readonly AttributeSet _none = new AttributeInterner().Intern([], NextHop.None);

    [Fact]
    public void An_internal_announce_has_the_default_attributes() =>
        Announce(Sample.Internal, Sample.Ipv4, "1.2.3.4", Sample.Prefix("10.0.0.0/24"))
            .Should().Equal(Hex("0030 02 0000 0015 40010100 400200 40030401020304 40050400000064 180A0000"));

    [Fact]
    public void An_external_announce_has_our_as_and_no_local_preference() =>
        Announce(Sample.Internal with { Internal = false }, Sample.Ipv4, "1.2.3.4", Sample.Prefix("10.0.0.0/24"))
            .Should().Equal(Hex("002F 02 0000 0014 40010100 40020602010000FFFD 40030401020304 180A0000"));

    [Fact]
    public void Prefixes_of_one_set_share_an_update() =>
        Announce(Sample.Internal, Sample.Ipv4, "1.2.3.4", Sample.Prefix("10.0.0.0/16"), Sample.Prefix("10.0.1.0/24"), Sample.Prefix("10.0.2.0/24"))
            .Should().Equal(Hex("0037 02 0000 0015 40010100 400200 40030401020304 40050400000064 100A00 180A0001 180A0002"));

    [Fact]
    public void An_ipv4_withdraw_stands_in_the_classic_field() =>
        Withdraw(Sample.Internal, Sample.Ipv4, null, Sample.Prefix("10.0.0.0/24")).Should().Equal(Hex("001B 02 0004 180A0000 0000"));

    [Fact]
    public void A_default_route_is_one_octet() =>
        Announce(Sample.Internal, Sample.Ipv4, "1.2.3.4", Sample.Prefix("0.0.0.0/0"))
            .Should().Equal(Hex("002D 02 0000 0015 40010100 400200 40030401020304 40050400000064 00"));

    [Fact]
    public void A_path_identifier_precedes_the_prefix_where_add_path_is_negotiated()
    {
        var context = Sample.Internal with { AddPathSend = FamilySet.Empty.With(Family.Ipv4Unicast) };
        _packer.TryBeginAnnounce(context, _none, NextHop.Of(Sample.Ip("1.2.3.4")), Sample.Ipv4, out _).Should().BeTrue();
        _packer.TryAdd(0x01020304, Sample.Prefix("10.0.0.0/24"), _output).Should().BeTrue();
        _packer.TryAdd(0, Sample.Prefix("10.0.0.0/24"), _output).Should().BeTrue();
        _packer.End(_output);
        _packer.TryBeginWithdraw(context, _none, NextHop.None, Sample.Ipv4, out _).Should().BeTrue();
        _packer.TryAdd(2, Sample.Prefix("10.0.0.0/24"), _output).Should().BeTrue();
        _packer.End(_output);
        Sample.Messages(_output.Written).Should().Equal(
            Hex("003C 02 0000 0015 40010100 400200 40030401020304 40050400000064 01020304180A0000 00000000180A0000")[0],
            Hex("001F 02 0008 00000002180A0000 0000")[0]);
    }

    [Fact]
    public void Ipv6_goes_into_mp_reach() =>
        Announce(Sample.Internal, Sample.Ipv6, "2001:db8::1", Sample.Prefix("2001:db8::/32"))
            .Should().Equal(Hex("0042 02 0000 002B 40010100 400200 40050400000064 800E1A 0002 01 10 20010DB8000000000000000000000001 00 2020010DB8"));

    [Fact]
    public void An_ipv6_withdraw_is_mp_unreach_alone() =>
        Withdraw(Sample.Internal, Sample.Ipv6, "2001:db8::1", Sample.Prefix("2001:db8::/32")).Should().Equal(Hex("0022 02 0000 000B 800F08 0002 01 2020010DB8"));

    [Fact]
    public void Ipv4_with_an_ipv6_next_hop_goes_into_mp_reach() =>
        Announce(Sample.Internal, Sample.Ipv4, "2001:db8::1", Sample.Prefix("10.0.0.0/24"))
            .Should().Equal(Hex("0041 02 0000 002A 40010100 400200 40050400000064 800E19 0001 01 10 20010DB8000000000000000000000001 00 180A0000"));

    [Fact]
    public void Ipv6_with_an_ipv4_next_hop_keeps_its_four_octets_and_has_the_attribute_too() =>
        Announce(Sample.Internal, Sample.Ipv6, "170.170.170.170", Sample.Prefix("dead:beef:dead:beef:dead:beef:dead:beef/128"))
            .Should().Equal(Hex(
                "0049 02 0000 0032 40010100 400200 400304AAAAAAAA 40050400000064 800E1A 0002 01 04 AAAAAAAA 00 80DEADBEEFDEADBEEFDEADBEEFDEADBEEF"));

    [Fact]
    public void Ipv4_multicast_goes_into_mp_reach() =>
        Announce(Sample.Internal, Sample.Ipv4Multicast, "1.2.3.4", Sample.Prefix("10.0.0.0/24"))
            .Should().Equal(Hex("003C 02 0000 0025 40010100 400200 40030401020304 40050400000064 800E0D 0001 02 04 01020304 00 180A0000"));

    [Fact]
    public void A_vpn_next_hop_has_a_zero_distinguisher() =>
        Announce(Sample.Internal, Sample.Vpn4, "1.2.3.4", Sample.Bytes("68 003E81 0000FDE800000001 0104"))
            .Should().Equal(Hex(
                "004E 02 0000 0037 40010100 400200 40030401020304 40050400000064 800E1F 0001 80 0C 0000000000000000 01020304 00 68 003E81 0000FDE800000001 0104"));

    [Fact]
    public void A_vpnv6_next_hop_with_link_local_takes_48_octets()
    {
        var context = Sample.Internal with { LinkLocal = Sample.Ip("fe80::1") };
        Announce(context, Sample.Vpn6, "2001:db8::1", Sample.Bytes("78 000641 0000FDE800000001 20010DB8"))[0]
            .Should().Contain("0002803000000000000000002001 0DB8000000000000000000000001 0000000000000000 FE800000000000000000000000000001 00".Replace(" ", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void The_link_local_address_follows_a_global_next_hop_but_not_a_link_local_one()
    {
        var context = Sample.Internal with { LinkLocal = Sample.Ip("fe80::1") };
        Announce(context, Sample.Ipv6, "2001:db8::1", Sample.Prefix("2001:db8::/32"))[0]
            .Should().Contain("0002012020010DB8000000000000000000000001FE80000000000000000000000000000100");
        _output.Clear();
        Announce(context, Sample.Ipv6, "fe80::2", Sample.Prefix("2001:db8::/32"))[0].Should().Contain("00020110FE80000000000000000000000000000200");
    }

    [Fact]
    public void A_withdraw_with_attributes_has_mp_unreach_last_under_generation_five_and_first_under_six()
    {
        var nlri = Sample.Bytes("68 003E81 0000FDE800000001 0104");
        Withdraw(Sample.Internal, Sample.Vpn4, "1.2.3.4", nlri)
            .Should().Equal(Hex("0040 02 0000 0029 40010100 400200 40030401020304 40050400000064 800F11 0001 80 68003E810000FDE8000000010104"));
        _output.Clear();
        Withdraw(Sample.Internal with { Compatibility = Sample.Six }, Sample.Vpn4, "1.2.3.4", nlri)
            .Should().Equal(Hex("0040 02 0000 0029 800F11 0001 80 68003E810000FDE8000000010104 40010100 400200 40030401020304 40050400000064"));
    }

    [Fact]
    public void Attributes_of_a_discarded_withdraw_stand_alone()
    {
        _packer.TryWriteAttributesOnly(Sample.Internal, _none, NextHop.None, Sample.Flow4, _output).Should().BeTrue();
        Sample.Messages(_output.Written).Should().Equal(Hex("0025 02 0000 000E 40010100 400200 40050400000064"));
    }

    [Fact]
    public void Three_thousand_prefixes_fill_messages_of_4096_or_one_of_12044()
    {
        var prefixes = Enumerable.Range(0, 3000).Select(static i => new byte[] { 24, 10, (byte)(i >> 8), (byte)i }).ToArray();
        Announce(Sample.Internal, Sample.Ipv4, "1.2.3.4", prefixes).Select(Length).Should().Equal(4096, 4096, 3940);
        _output.Clear();
        Announce(Sample.Internal with { MessageSize = 65535 }, Sample.Ipv4, "1.2.3.4", prefixes).Select(Length).Should().Equal(12044);
    }

    [Fact]
    public void Twelve_hundred_ipv6_prefixes_fill_messages_of_4094()
    {
        var prefixes = Enumerable.Range(0, 1200).Select(static i => new byte[] { 48, 0x20, 1, 0xd, 0xb8, (byte)(i >> 8), (byte)i }).ToArray();
        Announce(Sample.Internal, Sample.Ipv6, "2001:db8::1", prefixes).Select(Length).Should().Equal(4094, 4094, 398);
    }

    [Theory]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(500)]
    public void The_extended_length_comes_with_the_256th_octet_of_the_attribute(int count)
    {
        var prefixes = Enumerable.Range(0, count).Select(static i => new byte[] { 48, 0x20, 1, 0xd, 0xb8, (byte)(i >> 8), (byte)i }).ToArray();
        Announce(Sample.Internal, Sample.Ipv6, "2001:db8::1", prefixes);
        var isLong = 21 + (7 * count) > 255;
        Sample.Messages(_output.Written)[0].Should().Contain(isLong ? "900E" + (21 + (7 * count)).ToString("X4") + "000201" : "800E" + (21 + (7 * count)).ToString("X2") + "000201");
        UpdateReader.Read(_output.Written, Sample.Internal).SelectMany(static message => message.Changes).Select(static change => change.Nlri)
            .Should().Equal(prefixes.Select(Convert.ToHexString));
    }

    [Fact]
    public void Packed_withdraws_use_the_whole_message()
    {
        var prefixes = Enumerable.Range(0, 1500).Select(static i => new byte[] { 24, 10, (byte)(i >> 8), (byte)i }).ToArray();
        Withdraw(Sample.Internal, Sample.Ipv4, null, prefixes).Select(Length).Should().Equal(23 + (4 * 1018), 23 + (4 * 482));
    }

    [Fact]
    public void Attributes_that_pass_the_message_are_refused()
    {
        var builder = new AttributeBuilder();
        builder.TryAdd(AttributeCode.Community, AttributeFlags.Optional | AttributeFlags.Transitive, new byte[4 * 1100]);
        var set = builder.Build(new AttributeInterner());
        _packer.TryBeginAnnounce(Sample.Internal, set, NextHop.Of(Sample.Ip("1.2.3.4")), Sample.Ipv4, out var reason).Should().BeFalse();
        reason.Should().Be(UnsendableReason.TooLarge);
        _packer.TryBeginAnnounce(Sample.Internal with { MessageSize = 65535 }, set, NextHop.Of(Sample.Ip("1.2.3.4")), Sample.Ipv4, out _).Should().BeTrue();
    }

    [Fact]
    public void One_nlri_that_does_not_fit_is_refused_and_leaves_nothing_behind()
    {
        var builder = new AttributeBuilder();
        builder.TryAdd(AttributeCode.Community, AttributeFlags.Optional | AttributeFlags.Transitive, new byte[4 * 1006]);
        _packer.TryBeginAnnounce(Sample.Internal, builder.Build(new AttributeInterner()), NextHop.Of(Sample.Ip("1.2.3.4")), Sample.Ipv4, out _).Should().BeTrue();
        _packer.TryAdd(0, Sample.Prefix("0.0.0.0/0"), _output).Should().BeTrue();
        _packer.TryAdd(0, Sample.Prefix("10.1.2.3/32"), _output).Should().BeTrue();
        _packer.TryAdd(0, new byte[200], _output).Should().BeFalse();
        _packer.End(_output);
        Sample.Messages(_output.Written).Should().ContainSingle();
    }

    [Fact]
    public void An_announce_without_the_next_hop_its_family_needs_is_refused()
    {
        _packer.TryBeginAnnounce(Sample.Internal, _none, NextHop.None, Sample.Ipv4, out var reason).Should().BeFalse();
        reason.Should().Be(UnsendableReason.NoNextHop);
    }

    [Fact]
    public void Packing_allocates_nothing_for_a_route()
    {
        var nlri = Sample.Prefix("10.0.0.0/24");
        var output = new ByteBuffer(1 << 20);
        Pack(nlri, 10_000, output);
        output.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Pack(nlri, 10_000, output);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private void Pack(byte[] nlri, int count, ByteBuffer output)
    {
        _packer.TryBeginAnnounce(Sample.Internal, _none, NextHop.Of(IpAddress.FromIpv4(0x01020304)), Sample.Ipv4, out _);
        for (var i = 0; i < count; i++) _packer.TryAdd(0, nlri, output);
        _packer.End(output);
    }

    private List<string> Announce(EncodingContext context, FamilyCodec family, string nextHop, params byte[][] nlri)
    {
        _packer.TryBeginAnnounce(context, _none, NextHop.Of(Sample.Ip(nextHop)), family, out _).Should().BeTrue();
        return Add(nlri);
    }

    private List<string> Withdraw(EncodingContext context, FamilyCodec family, string? nextHop, params byte[][] nlri)
    {
        _packer.TryBeginWithdraw(context, _none, nextHop is null ? NextHop.None : NextHop.Of(Sample.Ip(nextHop)), family, out _).Should().BeTrue();
        return Add(nlri);
    }

    private List<string> Add(byte[][] nlri)
    {
        foreach (var one in nlri) _packer.TryAdd(0, one, _output).Should().BeTrue();
        _packer.End(_output);
        return Sample.Messages(_output.Written);
    }

    private static string[] Hex(string hex) => [hex.Replace(" ", string.Empty, StringComparison.Ordinal)];

    private static int Length(string message) => Convert.ToInt32(message[..4], 16);
}
