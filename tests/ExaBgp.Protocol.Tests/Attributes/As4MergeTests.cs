using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class As4MergeTests
{
    [Theory]
    [InlineData("as-path [ 65000 23456 ]", "as-path [ 59905 ]", "as-path [ 65000 59905 ]")]
    [InlineData("as-path [ 65000 23456 ]", "as-path [ 65000 4200000001 ]", "as-path [ 65000 4200000001 ]")]
    [InlineData("as-path [ 1 2 3 23456 ]", "as-path [ 3 4200000001 ]", "as-path [ 1 2 3 4200000001 ]")]
    [InlineData("as-path [ 1 ]", "as-path [ 1 2 ]", "as-path [ 1 ]")]
    [InlineData("as-path [ { 9 } ] [ 65000 23456 ]", "as-path [ 4200000001 ]", "as-path [ { 9 } ] [ 65000 4200000001 ]")]
    [InlineData("as-path [ 1 ] ( 2 23456 )", "as-path ( 2 4200000001 )", "as-path [ 1 ] ( 2 4200000001 )")]
    [InlineData("as-path ( 1 2 ) [ 23456 ]", "as-path [ 4200000001 ]", "as-path ( 1 2 ) [ 4200000001 ]")]
    [InlineData("as-path [ 1 ] ( 5 ) [ 23456 ]", "as-path [ 4200000001 ]", "as-path [ 1 ] ( 5 ) [ 4200000001 ]")]
    public void The_leading_surplus_of_as_path_precedes_as4_path(string asPath, string as4Path, string merged)
    {
        var builder = Sample.Parse(asPath).Attributes;
        builder.TryAdd(AttributeCode.As4Path, AttributeFlags.Optional | AttributeFlags.Transitive, Sample.Parse(as4Path).Attributes.Get(AttributeCode.AsPath));
        As4Merge.Apply(builder, new ByteBuffer());
        builder.Has(AttributeCode.As4Path).Should().BeFalse();
        Sample.Command(builder.Build(new AttributeInterner())).Should().Be(merged);
    }

    [Fact]
    public void As4_aggregator_takes_the_place_of_as_trans()
    {
        var builder = Sample.Parse("aggregator ( 23456:1.1.1.1 ) as-path [ 23456 ]").Attributes;
        builder.TryAdd(AttributeCode.As4Aggregator, default, Sample.Bytes("FA56EA0101010101"));
        builder.TryAdd(AttributeCode.As4Path, default, Sample.Bytes("0201FA56EA01"));
        As4Merge.Apply(builder, new ByteBuffer());
        Sample.Command(builder.Build(new AttributeInterner())).Should().Be("as-path [ 4200000001 ] aggregator ( 4200000001:1.1.1.1 )");
    }

    [Fact]
    public void Both_are_ignored_when_the_aggregator_is_not_as_trans()
    {
        var builder = Sample.Parse("aggregator ( 65000:1.1.1.1 ) as-path [ 23456 ]").Attributes;
        builder.TryAdd(AttributeCode.As4Aggregator, default, Sample.Bytes("FA56EA0101010101"));
        builder.TryAdd(AttributeCode.As4Path, default, Sample.Bytes("0201FA56EA01"));
        As4Merge.Apply(builder, new ByteBuffer());
        Sample.Command(builder.Build(new AttributeInterner())).Should().Be("as-path [ 23456 ] aggregator ( 65000:1.1.1.1 )");
    }

    [Fact]
    public void A_merged_sequence_never_passes_255()
    {
        var output = new ByteBuffer();
        var leading = Sample.Parse("as-path [ " + string.Join(' ', Enumerable.Range(1, 255)) + " ]").Attributes.Get(AttributeCode.AsPath).ToArray();
        var path = new byte[leading.Length + 6];
        leading.CopyTo(path, 0);
        Sample.Bytes("020100005BA0").CopyTo(path, leading.Length);
        As4Merge.Path(path, Sample.Bytes("0201FA56EA01"), output);
        Sample.Hex(output.Written[^6..]).Should().Be("0201FA56EA01");
        output.Length.Should().Be(path.Length);
    }
}
