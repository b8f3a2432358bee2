using System.Text;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Attributes;

/// <summary>Words and octets for tests of attributes.</summary>
internal static class Sample
{
    public static readonly Compatibility Six = new(Generation.Six, 4);

    public static readonly AttributeContext Internal = new(FourOctetAs: true, Internal: true, Aigp: true, Compatibility.Default);

    public static EncodingContext Peer(bool isInternal = true, uint localAs = 65533, bool fourOctetAs = true, bool aigp = true) =>
        new(isInternal, localAs, fourOctetAs, 4096, default, default, default, Grouping.Default, default, aigp, Compatibility.Default);

    public static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));

    public static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes);

    public static RouteBuilder Parse(string words)
    {
        var route = new RouteBuilder();
        TryParse(words, route, out var error).Should().BeTrue($"'{words}' is good: {error.Message}");
        return route;
    }

    public static ParseError ParseError(string words)
    {
        TryParse(words, new RouteBuilder(), out var error).Should().BeFalse($"'{words}' is bad");
        error.Message.Should().NotBeNullOrEmpty();
        return error;
    }

    public static bool TryParse(string words, RouteBuilder route, out ParseError error)
    {
        var text = Encoding.UTF8.GetBytes(words);
        var tokens = new TokenReader(text, Tokens(text));
        error = default;
        while (!tokens.IsEnd)
        {
            tokens.TryNext(out var word);
            if (!AttributeTable.TryGet(word, out var codec))
            {
                error = tokens.ErrorBefore($"unknown word {Encoding.UTF8.GetString(word)}");
                return false;
            }

            if (!codec.TryParse(ref tokens, route, out error)) return false;
        }

        return true;
    }

    public static AttributeSet Set(string words) => Parse(words).Attributes.Build(new AttributeInterner());

    public static string Encode(AttributeSet set, EncodingContext context, string? nextHop = null)
    {
        var output = new ByteBuffer();
        IpAddress address = default;
        if (nextHop is not null) IpAddress.TryParse(nextHop, out address).Should().BeTrue();
        AttributeEncoder.Encode(set, context, address, output);
        return Hex(output.Written);
    }

    public static Outcome Read(AttributeCode code, string hex, AttributeContext context, out byte[] canonical)
    {
        var output = new ByteBuffer();
        var outcome = AttributeTable.At(code).Read(Bytes(hex), context, output);
        canonical = output.Written.ToArray();
        return outcome;
    }

    public static string Json(AttributeCode code, string hex, Compatibility? compatibility = null, AttributeFlags flags = default)
    {
        var output = new ByteBuffer();
        AttributeTable.At(code).WriteJsonMember(flags, Bytes(hex), output, compatibility ?? Compatibility.Default);
        return Encoding.UTF8.GetString(output.Written);
    }

    public static string Text(AttributeCode code, string hex, Compatibility? compatibility = null, AttributeFlags flags = default)
    {
        var output = new ByteBuffer();
        AttributeTable.At(code).WriteTextMember(flags, Bytes(hex), output, compatibility ?? Compatibility.Default);
        return Encoding.UTF8.GetString(output.Written);
    }

    public static string Command(AttributeSet set)
    {
        var output = new ByteBuffer();
        output.WriteAttributesCommand(set.Bytes);
        return Encoding.UTF8.GetString(output.Written).Trim();
    }

    public static Token[] Tokens(byte[] text)
    {
        var tokens = new List<Token>();
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isBreak = at == text.Length || text[at] is (byte)' ' or (byte)'[' or (byte)']' or (byte)',';
            if (!isBreak)
            {
                if (start < 0) start = at;
                continue;
            }

            if (start >= 0) tokens.Add(new Token(start, at - start));
            start = -1;
            if (at < text.Length && text[at] != ' ') tokens.Add(new Token(at, 1));
        }

        return [.. tokens];
    }

    /// <summary>Encoded attributes with a blank between them.</summary>
    public static string Spaced(string hex)
    {
        var reader = new WireReader(Bytes(hex));
        var parts = new List<string>();
        while (!reader.IsEmpty)
        {
            var rest = reader.Rest;
            AttributeHeader.TryRead(ref reader, out _, out _, out _).Should().BeTrue("attributes are whole");
            parts.Add(Hex(rest[..(rest.Length - reader.Remaining)]));
        }

        return string.Join(' ', parts);
    }
}
