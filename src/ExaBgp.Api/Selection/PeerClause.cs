using System.Globalization;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Selection;

/// <summary>One peer of a selector: an address (or the range of a range neighbor) and the words of its name that must stand there too.</summary>
internal sealed record PeerClause(string Address, IReadOnlyList<(string Key, string Value)> Filters)
{
    private static readonly string[] Keys = ["local-ip", "local-as", "peer-as", "router-id", "family-allowed"];

    /// <summary>True for a word that begins a filter.</summary>
    public static bool IsKey(ReadOnlySpan<byte> word)
    {
        foreach (var key in Keys)
        {
            if (System.Text.Ascii.Equals(word, key)) return true;
        }

        return false;
    }

    /// <summary>True when the neighbor is meant.</summary>
    public bool Matches(NeighborSettings neighbor)
    {
        if (!IsAddress(neighbor)) return false;
        foreach (var (key, value) in Filters)
        {
            if (!Matches(neighbor, key, value)) return false;
        }

        return true;
    }

    private bool IsAddress(NeighborSettings neighbor)
    {
        var slash = Address.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return IpAddress.TryParse(Address, out var address) && address == neighbor.PeerAddress;
        return neighbor.IsRange && IpAddress.TryParse(Address[..slash], out var network) && network == neighbor.PeerAddress
            && int.TryParse(Address.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length == neighbor.PeerRangeLength;
    }

    private static bool Matches(NeighborSettings neighbor, string key, string value) => key switch
    {
        "local-ip" => IsAddress(neighbor.LocalAddress, value, "auto"),
        "local-as" => IsNumber(neighbor.LocalAs, value),
        "peer-as" => IsNumber(neighbor.PeerAs, value),
        "router-id" => IsAddress(neighbor.RouterId, value, "None"),
        _ => value == Families(neighbor),
    };

    private static bool IsAddress(IpAddress address, string value, string unset) =>
        address.IsSet ? IpAddress.TryParse(value, out var wanted) && wanted == address : value == unset;

    private static bool IsNumber(uint number, string value) => value == (number == 0 ? "auto" : number.ToString(CultureInfo.InvariantCulture));

    private static string Families(NeighborSettings neighbor) => neighbor.Capabilities.MultiSession
        ? string.Join('/', neighbor.Families.Select(static family => $"{FamilyNames.Afi(family.Afi)}-{FamilyNames.Safi(family.Safi)}"))
        : "in-open";
}
