using System.Text;
using System.Text.Json;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Protocol.Tests.Attributes;

public sealed class AttributePropertyTests
{
    private static readonly AttributeCode[] Known = [.. Enumerable.Range(0, 256).Select(code => (AttributeCode)code).Where(code => AttributeTable.TryGet(code, out _))];

    /// <summary>Codes that words give and that words of the command form give back.</summary>
    private static readonly AttributeCode[] Sent = [.. Known.Where(code => code is not (AttributeCode.As4Path or AttributeCode.As4Aggregator))];

    [Fact]
    public void An_accepted_value_is_encoded_and_read_back_as_it_was() =>
        Prop.ForAll(Arb(AttributeValues.Any(Sent)), value =>
        {
            var codec = AttributeTable.At(value.Code);
            var canonical = new ByteBuffer();
            codec.Read(value.Bytes, Sample.Internal, canonical).IsAccept.Should().BeTrue($"{value} is good");
            var encoded = new ByteBuffer();
            codec.Encode(codec.Flags, canonical.Written, Sample.Peer(), encoded);
            var reader = new WireReader(encoded.Written);
            AttributeHeader.TryRead(ref reader, out _, out var code, out var sent).Should().BeTrue();
            code.Should().Be(value.Code);
            var again = new ByteBuffer();
            codec.Read(sent, Sample.Internal, again).IsAccept.Should().BeTrue();
            again.Written.SequenceEqual(canonical.Written).Should().BeTrue($"{value} survives");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_words_of_a_value_read_back_as_the_same_octets() =>
        Prop.ForAll(Arb(AttributeValues.Any(Sent)), value =>
        {
            var codec = AttributeTable.At(value.Code);
            var canonical = new ByteBuffer();
            codec.Read(value.Bytes, Sample.Internal, canonical);
            var words = new ByteBuffer();
            codec.WriteCommand(codec.Flags, canonical.Written, words);
            var text = Encoding.UTF8.GetString(words.Written);
            if (value.Code == AttributeCode.TunnelEncapsulation && !text.StartsWith("attribute", StringComparison.Ordinal)) return;
            var route = new RouteBuilder();
            Sample.TryParse(text, route, out var error).Should().BeTrue($"'{text}' of {value} is good: {error.Message}");
            var isSet = value.Code is AttributeCode.Community or AttributeCode.ExtendedCommunity or AttributeCode.LargeCommunity or AttributeCode.Ipv6ExtendedCommunity;
            var read = Sample.Hex(route.Attributes.Get(value.Code));
            if (isSet) Sort(read, value.Code).Should().Be(Sort(Sample.Hex(canonical.Written), value.Code));
            else read.Should().Be(Sample.Hex(canonical.Written));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_value_is_json_in_both_generations() =>
        Prop.ForAll(Arb(AttributeValues.Any(Known)), value => IsJson(value.Code, value.Bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Random_octets_never_throw_and_are_json_all_the_same() =>
        Prop.ForAll(Arb(AttributeValues.Random(Known)), value =>
        {
            var canonical = new ByteBuffer();
            var codec = AttributeTable.At(value.Code);
            foreach (var isFour in new[] { true, false })
            {
                canonical.Clear();
                if (codec.Read(value.Bytes, Sample.Internal with { FourOctetAs = isFour }, canonical).IsAccept) IsJson(value.Code, canonical.Written.ToArray());
                else if (canonical.Length > 0) throw new InvalidOperationException("a refused value left octets behind");
            }

            IsJson(value.Code, value.Bytes);
            codec.Encode(codec.Flags, value.Bytes, Sample.Peer(fourOctetAs: false), canonical);
            codec.WriteCommand(codec.Flags, value.Bytes, canonical);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Mutated_values_never_throw() =>
        Prop.ForAll(Arb(AttributeValues.Mutated(Known)), value =>
        {
            var canonical = new ByteBuffer();
            if (AttributeTable.At(value.Code).Read(value.Bytes, Sample.Internal, canonical).IsAccept) IsJson(value.Code, canonical.Written.ToArray());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Text_of_a_peer_stays_on_one_line() =>
        Prop.ForAll(Arb(AttributeValues.Mutated(Known)), value =>
        {
            var output = new ByteBuffer();
            AttributeTable.At(value.Code).WriteTextMember(default, value.Bytes, output, Sample.Six);
            output.Written.ContainsAnyInRange((byte)0, (byte)31).Should().BeFalse();
            Ascii.IsValid(output.Written).Should().BeTrue();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static void IsJson(AttributeCode code, byte[] value)
    {
        foreach (var compatibility in new[] { Compatibility.Default, Sample.Six })
        {
            var output = new ByteBuffer();
            output.WriteUInt8((byte)'{');
            AttributeTable.At(code).WriteJsonMember(AttributeFlags.Optional, value, output, compatibility);
            output.WriteUInt8((byte)'}');
            try
            {
                JsonDocument.Parse(output.WrittenMemory).Dispose();
            }
            catch (JsonException exception)
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(output.Written), exception);
            }

            if (!Ascii.IsValid(output.Written)) throw new InvalidOperationException("not ASCII");
        }
    }

    private static string Sort(string hex, AttributeCode code)
    {
        var size = 2 * (code switch { AttributeCode.Community => 4, AttributeCode.ExtendedCommunity => 8, AttributeCode.LargeCommunity => 12, _ => 20 });
        return string.Concat(Enumerable.Range(0, hex.Length / size).Select(i => hex.Substring(i * size, size)).Order(StringComparer.Ordinal));
    }

    private static Arbitrary<AttributeValue> Arb(Gen<AttributeValue> gen) => gen.ToArbitrary();
}
