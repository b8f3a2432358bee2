using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class ReceivedAttributeTests
{
    private const string Sid = "FC000000000000000000000000000001";

    [Theory]
    [InlineData(AttributeCode.Origin, "00", DispositionKind.Accept)]
    [InlineData(AttributeCode.Origin, "03", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.Origin, "", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.Origin, "0000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.AsPath, "", DispositionKind.Accept)]
    [InlineData(AttributeCode.AsPath, "0201 0000FDE8", DispositionKind.Accept)]
    [InlineData(AttributeCode.AsPath, "0200", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.AsPath, "0501 0000FDE8", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.AsPath, "0001 0000FDE8", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.AsPath, "0202 0000FDE8", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.AsPath, "0201 0000FDE8 02", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.Med, "000000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.LocalPreference, "0000000000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.AtomicAggregate, "", DispositionKind.Accept)]
    [InlineData(AttributeCode.AtomicAggregate, "00", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.Aggregator, "FDE801010101", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.Community, "", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.Community, "0000000000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.OriginatorId, "010203", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.ClusterList, "", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.ClusterList, "0102", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.ExtendedCommunity, "00020000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.As4Path, "0201 0000FDE8", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.As4Aggregator, "0000FDE801010101", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.PmsiTunnel, "00000000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.TunnelEncapsulation, "", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.TunnelEncapsulation, "0008000301", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.TunnelEncapsulation, "0008000301FFFF", DispositionKind.Accept)]
    [InlineData(AttributeCode.TunnelEncapsulation, "000F0003 0C06FF", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.TunnelEncapsulation, "000F0003 0C01FF", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.TunnelEncapsulation, "000F0003 0E01FF", DispositionKind.Accept)]
    [InlineData(AttributeCode.TunnelEncapsulation, "000F000A 800007 00 0104 00000000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.TunnelEncapsulation, "000F000A 800007 00 7704 00000000", DispositionKind.Accept)]
    [InlineData(AttributeCode.Ipv6ExtendedCommunity, "0002", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.Aigp, "01000B0000000000000064", DispositionKind.Accept)]
    [InlineData(AttributeCode.Aigp, "01000A00000000000064", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.Aigp, "01000B00000000000000", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.Aigp, "010002", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.Aigp, "020004FF", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.LargeCommunity, "00000001", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.OnlyToCustomer, "0000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.PrefixSid, "010006000000000000", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.PrefixSid, "0100", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.PrefixSid, "03000300000C", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.PrefixSid, "0900020102", DispositionKind.Accept)]
    [InlineData(AttributeCode.PrefixSid, "050000", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.PrefixSid, "05000500 01000401", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.PrefixSid, "050009", DispositionKind.DiscardAttribute)]
    [InlineData(AttributeCode.PrefixSid, "0500070001000300FFFF", DispositionKind.TreatAsWithdraw)]
    [InlineData(AttributeCode.PrefixSid, "05001D 00 010019 00" + Sid + "00FFFF00 01000500", DispositionKind.TreatAsWithdraw)]
    [InlineData((AttributeCode)0x99, "0102", DispositionKind.Accept)]
    public void A_value_from_an_internal_four_octet_peer_has_this_outcome(AttributeCode code, string hex, DispositionKind kind)
    {
        var outcome = Sample.Read(code, hex, Sample.Internal, out var canonical);
        outcome.Kind.Should().Be(kind);
        if (!outcome.IsAccept) canonical.Should().BeEmpty();
    }

    [Theory]
    [InlineData(AttributeCode.LocalPreference, "00000064")]
    [InlineData(AttributeCode.OriginatorId, "01020304")]
    [InlineData(AttributeCode.ClusterList, "01020304")]
    public void Attributes_of_internal_sessions_are_dropped_from_an_external_peer(AttributeCode code, string hex) =>
        Sample.Read(code, hex, Sample.Internal with { Internal = false }, out _).Kind.Should().Be(DispositionKind.DiscardAttribute);

    [Fact]
    public void Aigp_is_dropped_where_it_is_not_enabled() =>
        Sample.Read(AttributeCode.Aigp, "01000B0000000000000064", Sample.Internal with { Aigp = false }, out _).Kind.Should().Be(DispositionKind.DiscardAttribute);

    [Fact]
    public void Only_the_first_metric_of_aigp_is_kept()
    {
        Sample.Read(AttributeCode.Aigp, "020004FF 01000B0000000000000064 01000B00000000000000C8", Sample.Internal, out var canonical);
        Sample.Hex(canonical).Should().Be("01000B0000000000000064");
    }

    [Fact]
    public void A_path_of_two_octets_becomes_one_of_four()
    {
        Sample.Read(AttributeCode.AsPath, "0202FDE85BA0 0301FFFF", Sample.Internal with { FourOctetAs = false }, out var canonical);
        Sample.Hex(canonical).Should().Be("02020000FDE800005BA003010000FFFF");
    }

    [Fact]
    public void An_aggregator_of_two_octets_becomes_one_of_four()
    {
        Sample.Read(AttributeCode.Aggregator, "FDE801010101", Sample.Internal with { FourOctetAs = false }, out var canonical);
        Sample.Hex(canonical).Should().Be("0000FDE801010101");
    }

    [Fact]
    public void Confederation_segments_are_taken_out_of_as4_path()
    {
        Sample.Read(AttributeCode.As4Path, "0301 0000FFFF 0201 FA56EA01", Sample.Internal with { FourOctetAs = false }, out var canonical);
        Sample.Hex(canonical).Should().Be("0201FA56EA01");
    }

    [Fact]
    public void Repeated_large_communities_are_kept_once_in_the_order_they_came()
    {
        Sample.Read(
            AttributeCode.LargeCommunity, "000000040000000500000006 000000010000000200000003 000000040000000500000006", Sample.Internal, out var canonical);
        Sample.Hex(canonical).Should().Be("000000040000000500000006000000010000000200000003");
    }

    [Fact]
    public void Many_repeated_large_communities_are_kept_once_too()
    {
        var communities = string.Concat(Enumerable.Range(0, 5000).Select(i => FormattableString.Invariant($"{i % 100:X8}0000000000000001")));
        Sample.Read(AttributeCode.LargeCommunity, communities, Sample.Internal, out var canonical);
        canonical.Length.Should().Be(1200);
        Sample.Hex(canonical).Should().Be(communities[..2400]);
    }

    [Fact]
    public void Reading_and_encoding_the_classic_attributes_allocates_nothing()
    {
        (AttributeCode Code, byte[] Value)[] values =
        [
            (AttributeCode.Origin, [0]), (AttributeCode.AsPath, Sample.Bytes("0202 0000FDE8 FA56EA01")), (AttributeCode.Med, Sample.Bytes("00000005")),
            (AttributeCode.LocalPreference, Sample.Bytes("00000005")), (AttributeCode.AtomicAggregate, []), (AttributeCode.Aggregator, Sample.Bytes("FA56EA0101010101")),
            (AttributeCode.Community, Sample.Bytes("0001000200010003")), (AttributeCode.OriginatorId, Sample.Bytes("01010101")),
            (AttributeCode.ClusterList, Sample.Bytes("01010101")), (AttributeCode.ExtendedCommunity, Sample.Bytes("0002000100000002")),
            (AttributeCode.LargeCommunity, Sample.Bytes("000000040000000500000006")), (AttributeCode.Origin, [9]), (AttributeCode.Community, [1]),
        ];
        var canonical = new Wire.ByteBuffer(4096);
        var output = new Wire.ByteBuffer(4096);
        var peer = Sample.Peer(fourOctetAs: false);
        Run();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);

        void Run()
        {
            foreach (var (code, value) in values)
            {
                canonical.Clear();
                output.Clear();
                var codec = AttributeTable.At(code);
                if (codec.Read(value, Sample.Internal, canonical).IsAccept) codec.Encode(codec.Flags, canonical.Written, peer, output);
            }
        }
    }
}
