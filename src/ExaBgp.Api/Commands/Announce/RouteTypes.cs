using System.Diagnostics.CodeAnalysis;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Announce;

/// <summary>The types of <c>announce</c> that make routes, each with its grammar; what a group may hold.</summary>
public static class RouteTypes
{
    private static readonly (string Word, RouteParser Parse)[] Rows =
    [
        ("route", RouteGrammar.TryParseRoute),
        ("ipv4", (ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error) => TryParseFamily(Afi.Ipv4, ref words, route, texts, out error)),
        ("ipv6", (ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error) => TryParseFamily(Afi.Ipv6, ref words, route, texts, out error)),
        ("l2vpn", (ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error) => TryParseFamily(Afi.L2vpn, ref words, route, texts, out error)),
        ("bgp-ls", (ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error) => TryParseFamily(Afi.LinkState, ref words, route, texts, out error)),
        ("flow", TryParseFlow),
        ("vpls", TryParseVpls),
        ("attributes", TryParseAttributes),
        ("attribute", TryParseAttributes),
    ];

    /// <summary>The grammar of the type called <paramref name="word"/>.</summary>
    public static bool TryGet(ReadOnlySpan<byte> word, [NotNullWhen(true)] out RouteParser? parse)
    {
        foreach (var (known, row) in Rows)
        {
            if (known.Length != word.Length || !System.Text.Ascii.Equals(word, known)) continue;
            parse = row;
            return true;
        }

        parse = null;
        return false;
    }

    private static bool TryParseFamily(Afi afi, ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error)
    {
        if (FamilyNames.TryParseSafi(words.Peek, out var safi))
        {
            words.Position++;
            return RouteGrammar.TryParseFamily(new Family(afi, safi), ref words, route, texts, out error);
        }

        error = words.Error($"unknown family {FamilyNames.Afi(afi)} {words.PeekText()}");
        return false;
    }

    private static bool TryParseFlow(ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error)
    {
        if (words.TryTake("route"u8)) return RouteGrammar.TryParseFlow(ref words, route, out error);
        error = words.Error("flow route is the command", "route");
        return false;
    }

    private static bool TryParseVpls(ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error) =>
        RouteGrammar.TryParseVpls(ref words, route, out error);

    private static bool TryParseAttributes(ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error) =>
        RouteGrammar.TryParseAttributes(ref words, route, out error);
}
