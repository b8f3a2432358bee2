using System.Text;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Nlri;

/// <summary>One statement of the tests as words: blank separated, brackets, comma and terminators being words of their own.</summary>
internal sealed class Statement
{
    private readonly byte[] _text;
    private readonly Token[] _tokens;

    public Statement(string text)
    {
        _text = Encoding.UTF8.GetBytes(text);
        var tokens = new List<Token>();
        var start = -1;
        var quoted = false;
        for (var i = 0; i <= _text.Length; i++)
        {
            var c = i < _text.Length ? (char)_text[i] : ' ';
            if (c == '"')
            {
                if (quoted) tokens.Add(new Token(start, i - start));
                start = quoted ? -1 : i + 1;
                quoted = !quoted;
                continue;
            }

            if (quoted) continue;
            var isAlone = c is '[' or ']' or ',' or ';' or '{' or '}';
            if (c != ' ' && !isAlone)
            {
                if (start < 0) start = i;
                continue;
            }

            if (start >= 0) tokens.Add(new Token(start, i - start));
            start = -1;
            if (isAlone) tokens.Add(new Token(i, 1));
        }

        _tokens = [.. tokens];
    }

    public TokenReader Reader => new(_text, _tokens);

    public static RouteBuilder Route(string words, AttributeTextCache? cache = null, bool withdraw = false)
    {
        var route = new RouteBuilder { IsWithdraw = withdraw };
        var reader = new Statement(words).Reader;
        RouteGrammar.TryParseRoute(ref reader, route, cache, out var error).Should().BeTrue("{0} ({1})", words, error.Message);
        return route;
    }

    public static string RouteError(string words)
    {
        var reader = new Statement(words).Reader;
        RouteGrammar.TryParseRoute(ref reader, new RouteBuilder(), null, out var error).Should().BeFalse(words);
        return error.Message;
    }

    public static RouteBuilder Announce(string family, string words, bool withdraw = false)
    {
        var route = new RouteBuilder { IsWithdraw = withdraw };
        var reader = new Statement(words).Reader;
        RouteGrammar.TryParseFamily(Families.Of(family).Family, ref reader, route, null, out var error).Should().BeTrue("{0} ({1})", words, error.Message);
        return route;
    }

    public static string AnnounceError(string family, string words)
    {
        var reader = new Statement(words).Reader;
        RouteGrammar.TryParseFamily(Families.Of(family).Family, ref reader, new RouteBuilder(), null, out var error).Should().BeFalse(words);
        return error.Message;
    }
}
