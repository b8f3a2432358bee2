using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class AttributeEncoderTests
{
    [Fact]
    public void An_internal_peer_gets_the_defaults() =>
        Encode(string.Empty, Sample.Peer(), "1.2.3.4").Should().Be("40010100 400200 40030401020304 40050400000064");

    [Fact]
    public void An_external_peer_gets_our_as_and_no_local_preference() =>
        Encode("local-preference 5", Sample.Peer(isInternal: false), "1.2.3.4").Should().Be("40010100 40020602010000FFFD 40030401020304");

    [Fact]
    public void No_next_hop_attribute_without_an_ipv4_next_hop() => Encode(string.Empty, Sample.Peer()).Should().Be("40010100 400200 40050400000064");

    [Fact]
    public void The_full_attribute_set_is_in_ascending_order() =>
        Encode(
            "origin egp as-path [ 1 2 ] med 5 local-preference 6 atomic-aggregate aggregator ( 65000:1.1.1.1 ) community [ 65535:65281 1:2 ] "
            + "originator-id 2.2.2.2 cluster-list [ 3.3.3.3 4.4.4.4 ] extended-community target:1:2 aigp 100 large-community 1:2:3",
            Sample.Peer(),
            "1.2.3.4").Should().Be(
            "40010101 40020A02020000000100000002 40030401020304 80040400000005 40050400000006 400600 C007080000FDE801010101 C0080800010002FFFFFF01"
            + " 80090402020202 800A080303030304040404 C010080002000100000002 801A0B01000B0000000000000064 C0200C000000010000000200000003");

    [Fact]
    public void Med_stands_behind_the_next_hop() =>
        Encode("med 5", Sample.Peer(), "1.2.3.4").Should().Be("40010100 400200 40030401020304 80040400000005 40050400000064");

    [Fact]
    public void A_given_path_is_sent_as_it_is_to_an_external_peer() =>
        Encode("as-path [ ]", Sample.Peer(isInternal: false), "1.2.3.4").Should().Be("40010100 400200 40030401020304");

    [Fact]
    public void A_generic_attribute_replaces_the_default() =>
        Encode("attribute [ 0x01 0x40 0x02 ]", Sample.Peer(), "1.2.3.4").Should().Be("40010102 400200 40030401020304 40050400000064");

    [Fact]
    public void A_four_octet_local_as_is_whole_in_the_default_path() =>
        Encode(string.Empty, Sample.Peer(isInternal: false, localAs: 4200000001), "1.2.3.4").Should().Be("40010100 4002060201FA56EA01 40030401020304");

    [Fact]
    public void A_two_octet_peer_gets_as_trans_and_as4_path_in_its_place() =>
        Encode("as-path [ 65000 4200000001 ] [ { 1 } ] large-community 1:2:3", Sample.Peer(isInternal: false, fourOctetAs: false), "1.2.3.4").Should().Be(
            "40010100 40020A0202FDE85BA003010001 40030401020304 C0110A02020000FDE8FA56EA01 C0200C000000010000000200000003");

    [Fact]
    public void A_two_octet_peer_gets_no_as4_path_when_two_octets_hold_all() =>
        Encode("as-path [ 65000 1 ]", Sample.Peer(fourOctetAs: false), "1.2.3.4").Should().Be("40010100 4002060202FDE80001 40030401020304 40050400000064");

    [Fact]
    public void A_two_octet_peer_sees_a_four_octet_local_as_through_as4_path() =>
        Encode(string.Empty, Sample.Peer(isInternal: false, localAs: 4200000001, fourOctetAs: false), "1.2.3.4").Should().Be(
            "40010100 40020402015BA0 40030401020304 C011060201FA56EA01");

    [Fact]
    public void A_two_octet_peer_gets_as4_aggregator_after_as4_path() =>
        Encode("aggregator ( 4200000001:1.1.1.1 ) as-path [ 4200000001 ]", Sample.Peer(fourOctetAs: false), "1.2.3.4").Should().Be(
            "40010100 40020402015BA0 40030401020304 40050400000064 C007065BA001010101 C011060201FA56EA01 C01208FA56EA0101010101");

    [Fact]
    public void A_long_path_to_a_two_octet_peer_has_the_extended_length()
    {
        var words = "as-path [ " + string.Join(' ', Enumerable.Range(1, 100)) + " ]";
        var encoded = Sample.Encode(Sample.Set(words), Sample.Peer(fourOctetAs: false));
        encoded[8..20].Should().Be("500200CA0264");
    }

    [Fact]
    public void Aigp_is_kept_from_a_peer_that_does_not_take_it() =>
        Encode("aigp 100", Sample.Peer(isInternal: false, aigp: false), "1.2.3.4").Should().Be("40010100 40020602010000FFFD 40030401020304");

    [Fact]
    public void Encoding_allocates_nothing()
    {
        var set = Sample.Set("as-path [ 65001 65002 ] med 5 community [ 1:2 ]");
        var context = Sample.Peer();
        var output = new ByteBuffer(256);
        AttributeEncoder.Encode(set, context, IpAddress.FromIpv4(1), output);
        output.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        AttributeEncoder.Encode(set, context, IpAddress.FromIpv4(1), output);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static string Encode(string words, Protocol.Negotiation.EncodingContext context, string? nextHop = null) =>
        Sample.Spaced(Sample.Encode(Sample.Set(words), context, nextHop));
}
