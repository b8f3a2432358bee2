using ExaBgp.Api.Commands.Daemon;

namespace ExaBgp.Api;

/// <summary>What may stand next in a command: for those who type them.</summary>
public static class CommandCompletion
{
    private const string Peer = "<peer>";
    private const string Any = "<any>";

    private static readonly string[] RouteWords =
    [
        "next-hop", "med", "as-path", "community", "local-preference", "origin", "large-community", "extended-community", "originator-id", "cluster-list",
        "atomic-aggregate", "aggregator", "aigp", "label", "rd", "path-information", "split", "watchdog", "name", "attribute", "sync",
    ];

    private static readonly string[] Families =
        ["unicast", "multicast", "nlri-mpls", "mpls-vpn", "mcast-vpn", "flow", "flow-vpn", "mup", "sr-policy", "rtc"];

    private static readonly string[][] Patterns = [.. Rows().Select(static row => row.Split(' '))];

    /// <summary>
    /// The words that may follow <paramref name="before"/>, in alphabetical order; <paramref name="peers"/> stand where a peer is named. Empty where anything
    /// may stand (an address, a number), or nothing.
    /// </summary>
    public static IReadOnlyList<string> Next(IReadOnlyList<string> before, IReadOnlyList<string> peers)
    {
        var next = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var pattern in Patterns)
        {
            if (pattern.Length <= before.Count || !Matches(pattern, before)) continue;
            if (pattern[before.Count] == Peer) next.UnionWith(peers.Append("*"));
            else if (pattern[before.Count] != Any) next.Add(pattern[before.Count]);
        }

        if (next.Count == 0 && IsRoute(before)) next.UnionWith(RouteWords.Where(word => !before.Contains(word)));
        return [.. next];
    }

    private static bool Matches(string[] pattern, IReadOnlyList<string> before)
    {
        for (var i = 0; i < before.Count; i++)
        {
            if (pattern[i] is not (Peer or Any) && pattern[i] != before[i]) return false;
        }

        return true;
    }

    /// <summary>True behind the prefix of a route, where its words stand, and a value is not wanted.</summary>
    private static bool IsRoute(IReadOnlyList<string> before)
    {
        var action = before.ToList().FindIndex(static word => word is "announce" or "withdraw");
        if (action < 0 || before.Count < action + 3) return false;
        var isRoute = before[action + 1] == "route" || (before[action + 1] is "ipv4" or "ipv6" && before.Count > action + 3);
        return isRoute && !RouteWords.Contains(before[^1]);
    }

    private static IEnumerable<string> Rows()
    {
        foreach (var entry in CommandCatalogue.ActionFirst.Where(static entry => entry.Words != "#"))
        {
            yield return entry.Words;
            if (entry.TakesPeer && entry.Words != "crash") yield return $"neighbor {Peer} {entry.Words}";
            foreach (var option in entry.Options) yield return $"{entry.Words} {option}";
        }

        foreach (var entry in CommandCatalogue.TargetFirst.Where(static entry => entry.Words != "#"))
        {
            var words = entry.TakesPeer && entry.Words.StartsWith("peer ", StringComparison.Ordinal) ? $"peer {Peer}{entry.Words[4..]}" : entry.Words;
            yield return words;
            foreach (var option in entry.Options) yield return $"{words} {option}";
        }

        foreach (var word in new[] { "status", "ping", "bye", "queue-status", "system statistics", "api version", "enable-sync", "disable-sync" }) yield return word;
        foreach (var list in new[] { "show adj-rib in", "show adj-rib out", "rib show in", "rib show out" })
        {
            foreach (var word in new[] { "extensive", "inet", "flow", "l2vpn", "json", Peer }) yield return $"{list} {word}";
        }

        foreach (var word in new[] { "summary", "extensive", "configuration", "json" })
        {
            yield return $"show neighbor {Peer} {word}";
            yield return $"peer {Peer} show {word}";
        }

        foreach (var word in new[] { "list", "add route", "remove route", "remove index" }) yield return $"peer {Peer} routes {word}";
        foreach (var word in new[] { "local-address", "local-as", "peer-as", "router-id", "family-allowed", "graceful-restart", "group-updates", "api" })
            yield return $"peer create {Any} {word}";
        yield return $"peer delete {Peer}";
        yield return "clear adj-rib in";
        yield return "clear adj-rib out";
        foreach (var target in new[] { string.Empty, $"neighbor {Peer} ", $"peer {Peer} " })
        {
            foreach (var family in Families)
            {
                foreach (var afi in new[] { "ipv4", "ipv6" })
                {
                    yield return $"{target}announce {afi} {family}";
                    yield return $"{target}withdraw {afi} {family}";
                }
            }

            foreach (var type in new[] { "eor", "route-refresh" })
            {
                yield return $"{target}announce {type} ipv4 unicast";
                yield return $"{target}announce {type} ipv6 unicast";
            }

            yield return $"{target}announce flow route";
            yield return $"{target}withdraw flow route";
            foreach (var kind in new[] { "asm", "adm", "rpcq", "rpcp", "apcq", "apcp", "lpcq", "lpcp" }) yield return $"{target}announce operational {kind} afi";
        }
    }
}
