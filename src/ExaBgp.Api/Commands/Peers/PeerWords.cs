using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Peers;

/// <summary>The parameters of <c>peer create</c>.</summary>
internal static class PeerWords
{
    private static readonly string[] Required = ["local-address", "local-as", "peer-as"];

    private static readonly string[] Known =
        ["local-address", "local-as", "peer-as", "router-id", "family-allowed", "graceful-restart", "group-updates", "api"];

    /// <summary>Reads the address and the pairs after it.</summary>
    public static bool TryRead(ref TokenReader words, [NotNullWhen(true)] out NeighborSettings? settings, out string reason)
    {
        settings = null;
        if (!words.TryNext(out var word))
        {
            reason = "no neighbor selector";
            return false;
        }

        if (!TryAddress(word, out var peer, out reason) || !TryPairs(ref words, out var pairs, out var helpers, out reason)) return false;
        var missing = Required.Where(key => !pairs.ContainsKey(key)).ToArray();
        if (missing.Length > 0)
        {
            reason = $"missing required parameters: {string.Join(", ", missing)}";
            return false;
        }

        return TryBuild(peer, pairs, helpers, out settings, out reason);
    }

    private static bool TryPairs(ref TokenReader words, out Dictionary<string, string> pairs, out List<string> helpers, out string reason)
    {
        pairs = [];
        helpers = [];
        reason = string.Empty;
        while (words.TryNext(out var word))
        {
            var key = Encoding.UTF8.GetString(word);
            if (key == "create" && words.IsEnd) return true;
            if (key == "local-ip") key = "local-address";
            if (!Known.Contains(key)) reason = $"unknown parameter: {key}";
            else if (!words.TryNext(out var value)) reason = $"missing value for {key}";
            else if (key == "api") helpers.Add(Encoding.UTF8.GetString(value));
            else if (!pairs.TryAdd(key, Encoding.UTF8.GetString(value))) reason = $"duplicate parameter: {key}";
            if (reason.Length > 0) return false;
        }

        return true;
    }

    private static bool TryBuild(
        IpAddress peer, Dictionary<string, string> pairs, List<string> helpers, [NotNullWhen(true)] out NeighborSettings? settings, out string reason)
    {
        settings = null;
        if (!TryAddress(Encoding.UTF8.GetBytes(pairs["local-address"]), out var local, out reason)) return false;
        if (!TryAs(pairs["local-as"], out var localAs, out reason) || !TryAs(pairs["peer-as"], out var peerAs, out reason)) return false;
        var router = local;
        if (pairs.TryGetValue("router-id", out var routerText) && !TryAddress(Encoding.UTF8.GetBytes(routerText), out router, out reason)) return false;
        if (!router.IsIpv4) reason = "missing required parameters: router-id";
        else if (peer.IsIpv4 != local.IsIpv4) reason = $"{peer} and {local} are not of one address family";
        if (reason.Length > 0) return false;
        if (!TryFamilies(pairs.GetValueOrDefault("family-allowed", "in-open"), out var families, out reason)) return false;
        if (!TryRestart(pairs, out var restart, out reason) || !TryGrouping(pairs, out var grouping, out reason)) return false;
        settings = new NeighborSettings
        {
            PeerAddress = peer,
            PeerRangeLength = peer.Size * 8,
            LocalAddress = local,
            LocalAs = localAs,
            PeerAs = peerAs,
            RouterId = router,
            Families = families,
            Grouping = grouping,
            Capabilities = new CapabilitySettings { GracefulRestart = restart },
            Api = helpers.Count == 0 ? [] : [new ApiSettings { Name = "api", Processes = helpers }],
        };
        return true;
    }

    private static bool TryAddress(ReadOnlySpan<byte> word, out IpAddress address, out string reason)
    {
        reason = string.Empty;
        if (IpAddress.TryParse(word, out address)) return true;
        var text = Encoding.UTF8.GetString(word);
        reason = $"invalid IP address {text}: unrecognised ip address {text}";
        return false;
    }

    private static bool TryAs(string text, out uint number, out string reason)
    {
        reason = string.Empty;
        var word = Encoding.UTF8.GetBytes(text);
        if (Utf8Parser.TryParse(word, out number, out var used) && used == word.Length) return true;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && ushort.TryParse(text.AsSpan(0, dot), out var high) && ushort.TryParse(text.AsSpan(dot + 1), out var low))
        {
            number = ((uint)high << 16) | low;
            return true;
        }

        reason = text.Length > 0 && text.All(char.IsAsciiDigit)
            ? $"invalid ASN {text}: ASN out of range"
            : $"invalid ASN {text}: invalid literal for int() with base 10: '{text}'";
        return false;
    }

    private static bool TryFamilies(string text, out List<Family> families, out string reason)
    {
        families = [];
        reason = string.Empty;
        if (text == "in-open")
        {
            families.Add(Family.Ipv4Unicast);
            return true;
        }

        foreach (var name in text.Split('/'))
        {
            if (!TryFamily(name, out var family))
            {
                reason = $"invalid family format {name}, expected <afi>-<safi>";
                return false;
            }

            families.Add(family);
        }

        families = [.. families.Distinct().Order()];
        return true;
    }

    /// <summary>Both names may have dashes: <c>ipv4-mpls-vpn</c>, <c>bgp-ls-bgp-ls</c>.</summary>
    private static bool TryFamily(string name, out Family family)
    {
        for (var dash = name.IndexOf('-', StringComparison.Ordinal); dash >= 0; dash = name.IndexOf('-', dash + 1))
        {
            if (!FamilyNames.TryParseAfi(Encoding.UTF8.GetBytes(name[..dash]), out var afi)
                || !FamilyNames.TryParseSafi(Encoding.UTF8.GetBytes(name[(dash + 1)..]), out var safi)) continue;
            family = new Family(afi, safi);
            return true;
        }

        family = default;
        return false;
    }

    private static bool TryRestart(Dictionary<string, string> pairs, out int? seconds, out string reason)
    {
        seconds = null;
        reason = string.Empty;
        if (!pairs.TryGetValue("graceful-restart", out var text)) return true;
        if (ushort.TryParse(text, out var value) && value < 4096)
        {
            seconds = value == 0 ? null : value;
            return true;
        }

        reason = int.TryParse(text, out _) ? $"invalid graceful-restart: {text}" : $"invalid literal for int() with base 10: '{text}'";
        return false;
    }

    private static bool TryGrouping(Dictionary<string, string> pairs, out Grouping grouping, out string reason)
    {
        reason = string.Empty;
        grouping = Grouping.Default;
        switch (pairs.GetValueOrDefault("group-updates", "true"))
        {
            case "true":
                return true;
            case "all":
                grouping = Grouping.All;
                return true;
            case "false":
                grouping = Grouping.None;
                return true;
            case var other:
                reason = $"group-updates must be true or false, got: {other}";
                return false;
        }
    }
}
