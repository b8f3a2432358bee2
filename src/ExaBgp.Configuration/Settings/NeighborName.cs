using System.Globalization;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Settings;

/// <summary>Builds the name by which a neighbor is found again (selectors match words of it).</summary>
public static class NeighborName
{
    /// <summary>The name of <paramref name="neighbor"/>.</summary>
    public static string Of(NeighborSettings neighbor)
    {
        var families = neighbor.Capabilities.MultiSession
            ? string.Join('/', neighbor.Families.Select(static family => $"{FamilyNames.Afi(family.Afi)}-{FamilyNames.Safi(family.Safi)}"))
            : "in-open";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"neighbor {neighbor.PeerAddress} local-ip {(neighbor.LocalAddress.IsSet ? neighbor.LocalAddress.ToString() : "auto")} local-as {Number(neighbor.LocalAs)} peer-as {Number(neighbor.PeerAs)} router-id {(neighbor.RouterId.IsSet ? neighbor.RouterId.ToString() : "None")} family-allowed {families}");

        static string Number(uint asn) => asn == 0 ? "auto" : asn.ToString(CultureInfo.InvariantCulture);
    }
}
