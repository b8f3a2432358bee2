namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>The kinds of extended communities we know, one row each (IANA "BGP Extended Communities").</summary>
public static class ExtendedCommunityTable
{
    private static readonly ExtendedCommunityType[] Rows =
    [
        new AdministratorCommunity(0x00, 0x02, "target", AdministratorForm.As2),
        new AdministratorCommunity(0x01, 0x02, "target", AdministratorForm.Address),
        new AdministratorCommunity(0x02, 0x02, "target", AdministratorForm.As4),
        new AdministratorCommunity(0x00, 0x03, "origin", AdministratorForm.As2Address),
        new AdministratorCommunity(0x01, 0x03, "origin", AdministratorForm.Address),
        new AdministratorCommunity(0x02, 0x03, "origin", AdministratorForm.As4),
        new AdministratorCommunity(0x00, 0x13, "rtrecord", AdministratorForm.As2),
        new AdministratorCommunity(0x01, 0x13, "rtrecord", AdministratorForm.Address),
        new AdministratorCommunity(0x02, 0x13, "rtrecord", AdministratorForm.As4),
        new AdministratorCommunity(0x80, 0x08, "redirect", AdministratorForm.As2),
        new AdministratorCommunity(0x82, 0x08, "redirect", AdministratorForm.As4),
        new AdministratorCommunity(0x0C, 0x00, "mup", AdministratorForm.As2),
        new LinkBandwidthCommunity(),
        new TrafficRateCommunity(isPackets: false),
        new TrafficRateCommunity(isPackets: true),
        new TrafficActionCommunity(),
        new TrafficMarkingCommunity(),
        new RedirectToNextHopCommunity(),
        new RedirectToAddressCommunity(),
        new EncapsulationCommunity(),
        new ConsistentHashSortOrderCommunity(),
        new MacMobilityCommunity(),
        new L2InfoCommunity(),
        new InterfaceSetCommunity(),
    ];

    private static readonly Dictionary<ushort, ExtendedCommunityType> ByKind = Rows.ToDictionary(static row => row.Kind);

    /// <summary>All rows.</summary>
    public static ReadOnlySpan<ExtendedCommunityType> All => Rows;

    /// <summary>The row of a value, or null.</summary>
    public static ExtendedCommunityType? Find(ulong value) => ByKind.GetValueOrDefault((ushort)((value >> 48) & 0xBFFF));
}
