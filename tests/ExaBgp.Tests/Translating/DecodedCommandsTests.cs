using ExaBgp.Api;
using ExaBgp.Configuration;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Tests.Attributes;
using ExaBgp.Protocol.Tests.Nlri;
using ExaBgp.Protocol.Wire;
using ExaBgp.Translating;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Tests.Translating;

/// <summary>What <c>decode --command</c> prints of an UPDATE, a command and a configuration file accept, and both make the same UPDATE of it.</summary>
public class DecodedCommandsTests
{
    private static readonly Compatibility Six = new(Generation.Six, 6);
    private static readonly SpeakerIdentity Identity = new("5.0.13", "vm", 7, 6, Guid.Empty, 0, TimeProvider.System);

    /// <summary>Attributes that a route can be given: the others are made by the session.</summary>
    private static readonly AttributeCode[] Given =
    [
        .. Enumerable.Range(0, 256).Select(static code => (AttributeCode)code)
            .Where(static code => AttributeTable.TryGet(code, out _) && code is not (AttributeCode.NextHop or AttributeCode.As4Path or AttributeCode.As4Aggregator or AttributeCode.MpReachNlri or AttributeCode.MpUnreachNlri)),
    ];

    [Fact]
    public void A_random_route_of_any_family_with_random_attributes_comes_back() =>
        Prop.ForAll(Arb.From(NlriValues.Any()), Arb.From(AttributeValues.Any(Given).ListOf(3)), static (nlri, attributes) => ComesBack(Update(nlri, attributes))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("bgp-ls-link")]
    [InlineData("bgp-ls-node")]
    public void A_link_state_route_comes_back(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Root, "qa", "decoding", name));
        ComesBack(Update(new NlriValue("bgp-ls bgp-ls", Convert.FromHexString(lines[1])), [])).Should().BeTrue();
    }

    [Theory]
    [InlineData("ipv4 unicast", "140A00FF", " 10.0.240.0/20 ")]
    [InlineData("ipv6 unicast", "112001FF", " 2001:8000::/17 ")]
    [InlineData("ipv4 nlri-mpls", "2C0006410A00FF", " 10.0.240.0/20 label 100 ")]
    [InlineData("ipv4 mpls-vpn", "6C0006410000FDE8000000010A00FF", " 10.0.240.0/20 label 100 rd 65000:1 ")]
    [InlineData("ipv4 flow", "0501140A00FF", " 10.0.240.0/20 ")]
    [InlineData("ipv4 mup", "0100010C0000FDE800000001140A00FF", " 10.0.240.0/20 ")]
    [InlineData("l2vpn evpn", "05220000FDE8000000010000000000000000000000000000140A00FF0700000000000641", " 10.0.240.0/20 ")]
    public void A_prefix_with_host_bits_comes_back(string family, string nlri, string words)
    {
        var update = Update(new NlriValue(family, Convert.FromHexString(nlri)), []);
        ComesBack(update).Should().BeTrue();
        Decode(update).Should().Contain(words);
    }

    [Theory]
    [InlineData("ipv4 flow", "03038106")]
    [InlineData("ipv4 mpls-vpn", "6C0006410000FDE8000000010A00F0")]
    [InlineData("ipv4 unicast", "180A0000")]
    public void An_attribute_whose_words_the_family_does_not_take_comes_back_as_octets(string family, string nlri)
    {
        var tunnel = new AttributeValue(AttributeCode.TunnelEncapsulation, Convert.FromHexString("000F00080C06000000000064"));
        var update = Update(new NlriValue(family, Convert.FromHexString(nlri)), [tunnel]);
        ComesBack(update).Should().BeTrue();
        Decode(update).Should().Contain("attribute [ 0x17 0xC0 0x000f00080c06000000000064 ]");
    }

    private static string Root
    {
        get
        {
            var at = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(at!.FullName, "ExaBgp.sln"))) at = at.Parent;
            return at.FullName;
        }
    }

    /// <summary>Checks the command of an UPDATE. False when the UPDATE announces nothing, as its attributes are not good together.</summary>
    private static bool ComesBack(string update)
    {
        var line = Decode(update);
        if (!line.StartsWith("announce ", StringComparison.Ordinal)) return false;

        // Communities are sent in order, and no large one twice.
        var sent = Decode(Encode(line));
        Words(sent).Should().Equal(Words(line), $"{update} as a command");
        Decode(Encode(sent)).Should().Be(sent, $"{update} as a command again");
        Decode(Encode(ReadFile(line))).Should().Be(sent, $"{update} in a file");
        return true;
    }

    private static IEnumerable<string> Words(string line) => line.Split(' ').Distinct().Order(StringComparer.Ordinal);

    private static string Decode(string update)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        DecodeRun.Run(new DecodeOptions(Identity, Six) { AsCommands = true }, update, TextReader.Null, output, error).Should().Be(0, $"{update}: {error}");
        return output.ToString().TrimEnd('\n');
    }

    private static string Encode(string line) => Encode(new EncodeOptions(Six) { Families = All }, line);

    private static string Encode(ParsedConfiguration parsed)
    {
        parsed.ErrorText.Should().BeEmpty();
        return Encode(new EncodeOptions(Six) { Families = All, Neighbors = parsed.Settings!.Neighbors }, null);
    }

    private static string Encode(EncodeOptions options, string? line)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        EncodeRun.Run(options, line, TextReader.Null, output, error).Should().Be(0, $"{line}: {error}");
        return output.ToString().TrimEnd('\n');
    }

    private static ParsedConfiguration ReadFile(string line)
    {
        var words = line.Split(' ', 4);
        var section = words[1] is "route" or "attributes" ? $"static {{ {line["announce ".Length..]}; }}" : $"announce {{ {words[1]} {{ {words[2]} {words[3]}; }} }}";
        var text = $"neighbor 127.0.0.1 {{ router-id 10.0.0.2; local-address 127.0.0.1; local-as 65533; peer-as 65533; capability {{ aigp; }} nexthop {{ ipv4 unicast ipv6; }}\n{section}\n}}";
        return ConfigurationParser.Parse(ConfigurationText.Of("decoded", text), new ParseOptions { Generation = Generation.Six });
    }

    private static IReadOnlyList<Family> All => [.. FamilyTable.All.ToArray().Select(static codec => codec.Family)];

    /// <summary>An UPDATE of an internal session in hexadecimal.</summary>
    private static string Update(NlriValue nlri, IReadOnlyList<AttributeValue> given)
    {
        var family = FamilyTable.All.ToArray().Single(codec => codec.Name == nlri.Family);
        List<AttributeValue> defaults = [new(AttributeCode.Origin, [0]), new(AttributeCode.AsPath, []), new(AttributeCode.LocalPreference, [0, 0, 0, 100])];
        var attributes = new ByteBuffer();
        foreach (var attribute in given.Concat(defaults).DistinctBy(static attribute => attribute.Code).OrderBy(static attribute => attribute.Code))
            Attribute(attribute.Code, attribute.Bytes, attributes);
        byte[] address = family.Family.Afi == Afi.Ipv6 ? [0x20, 1, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1] : [1, 2, 3, 4];
        byte[] nextHop = family.Family.Safi switch
        {
            Safi.Flow or Safi.FlowVpn => [],
            Safi.MplsVpn => [0, 0, 0, 0, 0, 0, 0, 0, .. address],
            _ => address,
        };
        var (afi, safi) = ((ushort)family.Family.Afi, (byte)family.Family.Safi);
        Attribute(AttributeCode.MpReachNlri, [(byte)(afi >> 8), (byte)afi, safi, (byte)nextHop.Length, .. nextHop, 0, .. nlri.Bytes], attributes);
        return $"0000{attributes.Length:X4}{Convert.ToHexString(attributes.Written)}";
    }

    private static void Attribute(AttributeCode code, ReadOnlySpan<byte> value, ByteBuffer output)
    {
        var flags = AttributeTable.TryGet(code, out var codec) ? codec.Flags : AttributeFlags.Optional;
        output.WriteUInt8((byte)(flags | AttributeFlags.ExtendedLength));
        output.WriteUInt8((byte)code);
        output.WriteUInt16((ushort)value.Length);
        output.Write(value);
    }
}
