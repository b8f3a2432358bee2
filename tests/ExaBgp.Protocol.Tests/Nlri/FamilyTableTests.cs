using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class FamilyTableTests
{
    [Fact]
    public void All_families_are_known_in_order()
    {
        var names = new List<string>();
        foreach (var row in FamilyTable.All) names.Add(row.Name);
        names.Should().Equal(
            "ipv4 unicast", "ipv4 multicast", "ipv4 nlri-mpls", "ipv4 mcast-vpn", "ipv4 sr-policy", "ipv4 mup", "ipv4 mpls-vpn", "ipv4 rtc", "ipv4 flow",
            "ipv4 flow-vpn", "ipv6 unicast", "ipv6 multicast", "ipv6 nlri-mpls", "ipv6 mcast-vpn", "ipv6 sr-policy", "ipv6 mup", "ipv6 mpls-vpn",
            "ipv6 flow", "ipv6 flow-vpn", "l2vpn vpls", "l2vpn evpn", "bgp-ls bgp-ls", "bgp-ls bgp-ls-vpn");
        FamilyTable.AllSet.Count.Should().Be(23);
    }

    [Fact]
    public void A_family_is_found_by_its_numbers()
    {
        foreach (var row in FamilyTable.All)
        {
            FamilyTable.TryGet(row.Family, out var found).Should().BeTrue();
            found.Should().BeSameAs(row);
            FamilyTable.At(row.Index).Should().BeSameAs(row);
        }

        FamilyTable.TryGet(new Family((Afi)3, Safi.Unicast), out _).Should().BeFalse();
        FamilyTable.TryGet(new Family(Afi.Ipv6, Safi.RouteTarget), out _).Should().BeFalse();
    }

    [Fact]
    public void Add_path_without_a_block_means_eight_families()
    {
        var names = new List<string>();
        foreach (var row in FamilyTable.All)
        {
            if (row.AddPathByDefault) names.Add(row.Name);
        }

        names.Should().Equal(
            "ipv4 unicast", "ipv4 nlri-mpls", "ipv4 mup", "ipv4 mpls-vpn", "ipv6 unicast", "ipv6 nlri-mpls", "ipv6 mup", "ipv6 mpls-vpn");
    }
}
