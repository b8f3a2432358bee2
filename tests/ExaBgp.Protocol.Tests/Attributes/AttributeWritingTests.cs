using System.Text;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class AttributeWritingTests
{
    private const string Words = "origin igp as-path [ 65000 ] med 5 community 1:2";

    [Fact]
    public void Text_has_a_blank_before_each_attribute() => Write(static (output, bytes) => output.WriteAttributesText(bytes, Compatibility.Default))
        .Should().Be(" origin igp as-path ( 65000 ) med 5 community 1:2");

    [Fact]
    public void Json_members_are_in_ascending_order() => Write(static (output, bytes) => output.WriteAttributesJson(bytes, default, Compatibility.Default))
        .Should().Be("\"origin\": \"igp\", \"as-path\": {\"0\": {\"element\": \"as-sequence\", \"value\": [65000]}}, \"med\": 5, \"community\": [ [ 1, 2 ] ]");

    [Fact]
    public void The_next_hop_stands_between_path_and_med_when_asked_for() =>
        Write(static (output, bytes) => output.WriteAttributesJson(bytes, IpAddress.FromIpv4(0x01020304), Compatibility.Default))
        .Should().Contain("}}, \"next-hop\": \"1.2.3.4\", \"med\": 5");

    [Fact]
    public void The_next_hop_may_stand_alone()
    {
        var output = new ByteBuffer();
        output.WriteAttributesJson([], IpAddress.FromIpv4(1), Compatibility.Default).Should().BeTrue();
        Encoding.ASCII.GetString(output.Written).Should().Be("\"next-hop\": \"0.0.0.1\"");
    }

    [Fact]
    public void Nothing_shown_is_told()
    {
        var output = new ByteBuffer();
        output.WriteAttributesJson(Sample.Set("as-path [ ]").Bytes, default, Compatibility.Default).Should().BeFalse();
        output.Length.Should().Be(0);
    }

    [Fact]
    public void Commands_read_back() => Write(static (output, bytes) => output.WriteAttributesCommand(bytes)).Should().Be(" " + Words);

    private delegate void Writer(ByteBuffer output, ReadOnlySpan<byte> bytes);

    private static string Write(Writer writer)
    {
        var output = new ByteBuffer();
        writer(output, Sample.Set(Words).Bytes);
        return Encoding.ASCII.GetString(output.Written);
    }
}
