using System.Text;

namespace ExaBgp.Protocol.Text;

/// <summary>
/// The words a form of route accepts after its NLRI fields, and what it answers to another word. What any generation accepts is accepted with the
/// meaning it has in <c>static { route … }</c>.
/// </summary>
public sealed class RouteWords
{
    private static readonly string[] Common =
    [
        "next-hop", "origin", "med", "as-path", "local-preference", "atomic-aggregate", "aggregator", "originator-id", "cluster-list", "community",
        "extended-community", "attribute", "name", "split", "watchdog", "withdraw", "path-information",
    ];

    /// <summary><c>static { route PREFIX word… }</c>.</summary>
    public static readonly RouteWords Static = new(
        static word => $"unknown command \"{word}\"",
        [.. Common, "large-community", "aigp", "label", "rd", "route-distinguisher", "bgp-prefix-sid", "bgp-prefix-sid-srv6", "only-to-customer", "otc"]);

    /// <summary><c>static { route PREFIX { word; } }</c>.</summary>
    public static readonly RouteWords Block = new(static word => $"invalid keyword \"{word}\"", Static._words);

    /// <summary><c>attributes word… nlri PREFIX…</c>.</summary>
    public static readonly RouteWords Attributes = new(static word => $"The command '{word}' is not known or valid where used", Static._words);

    /// <summary><c>announce { ipv4 { unicast PREFIX word… } }</c>, multicast and mcast-vpn alike.</summary>
    public static readonly RouteWords Unicast = Announce([.. Common, "large-community", "aigp"]);

    /// <summary><c>announce { ipv4 { nlri-mpls PREFIX word… } }</c>.</summary>
    public static readonly RouteWords Labeled = Announce([.. Unicast._words, "label"]);

    /// <summary><c>announce { ipv4 { mpls-vpn PREFIX word… } }</c>.</summary>
    public static readonly RouteWords Vpn = Announce([.. Unicast._words, "label", "rd"]);

    /// <summary><c>announce { ipv4 { flow word… } }</c> beside the words of its rule.</summary>
    public static readonly RouteWords Flow = Announce([.. Unicast._words.Where(static word => word != "split")]);

    /// <summary>The words after the fields of the families that have route types, and after a route target.</summary>
    public static readonly RouteWords Typed = Announce([.. Flow._words, "bgp-prefix-sid", "bgp-prefix-sid-srv6"]);

    /// <summary><c>sr-policy distinguisher N color N endpoint IP next-hop IP word… option…</c>.</summary>
    public static readonly RouteWords SrPolicy = Announce([.. Flow._words.Where(static word => word != "next-hop")]);

    /// <summary><c>vpls word…</c>.</summary>
    public static readonly RouteWords Vpls = new(static word => $"unknown command \"{word}\"", [.. Unicast._words, "rd", "route-distinguisher"]);

    /// <summary><c>vpls NAME { word; }</c>.</summary>
    public static readonly RouteWords VplsBlock = new(static word => $"invalid keyword \"{word}\"", [.. Unicast._words, "rd"]);

    private readonly string[] _words;
    private readonly Func<string, string> _unknown;

    private RouteWords(Func<string, string> unknown, string[] words)
    {
        _unknown = unknown;
        _words = words;
    }

    /// <summary>The words it accepts.</summary>
    public IReadOnlyList<string> Words => _words;

    /// <summary>True when the form accepts the word.</summary>
    public bool Contains(ReadOnlySpan<byte> word)
    {
        foreach (var known in _words)
        {
            if (known.Length == word.Length && Ascii.Equals(word, known)) return true;
        }

        return false;
    }

    /// <summary>What to say of a word the form does not accept.</summary>
    public string Unknown(ReadOnlySpan<byte> word) => _unknown(Encoding.UTF8.GetString(word));

    private static RouteWords Announce(string[] words)
    {
        var sorted = words.Order(StringComparer.Ordinal).ToArray();
        var valid = string.Join(", ", sorted);
        return new RouteWords(word => $"Unknown command '{word}'\n  Valid options: {valid}", words);
    }
}
