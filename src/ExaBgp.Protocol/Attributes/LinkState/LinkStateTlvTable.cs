namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>The TLVs of the BGP-LS attribute we know, one row each (IANA "BGP-LS NLRI and Attribute TLVs").</summary>
internal static class LinkStateTlvTable
{
    private static readonly Dictionary<ushort, LinkStateTlvType> Rows = new LinkStateTlvType[]
    {
        new LinkIdentifiersTlv(),
        new FlagsTlv(1024, new("node-flags", "Node Flags"), "O|T|E|B|R|V", 1),
        new OpaqueTlv(1025, new("opaque", "Opaque Node Attribute"), new("opaque", "Node Opaque attribute")),
        new NameTlv(1026, new("node-name", "Node Name"), isOctetsInFive: false),
        new AreaTlv(),
        new AddressTlv(1028, new("local-te-router-ids", "Local TE Router IDs", IsArray: true), new("local-router-ids", "Local Router IDs", IsArray: true)),
        new AddressTlv(1029, new("local-te-router-ids", "Local TE Router IDs", IsArray: true), new("local-router-ids", "Local Router IDs", IsArray: true)),
        new AddressTlv(1030, new("remote-te-router-id", "Remote TE Router ID"), new("remote-router-ids", "Remote Router ID", IsArray: true)),
        new AddressTlv(1031, new("remote-te-router-id", "Remote TE Router ID"), new("remote-router-ids", "Remote Router ID", IsArray: true)),
        new SrCapabilitiesTlv(),
        new NumbersTlv(1035, new("sr-algorithms", "SrAlgorithms"), 1, "[0]"),
        new Srv6CapabilitiesTlv(),
        new NumberTlv(1088, new("admin-group-mask", "Admin Group mask"), 4, 4),
        Bandwidth(1089, "maximum-link-bandwidth", "Maximum link bandwidth"),
        Bandwidth(1090, "maximum-reservable-link-bandwidth", "Maximum reservable link bandwidth"),
        new UnreservedBandwidthTlv(),
        new NumberTlv(1092, new("te-metric", "TE Default Metric"), 4, 4),
        new LinkProtectionTlv(),
        new FlagsTlv(1094, new("mpls-mask", "MPLS Protocol mask"), "LDP|RSVP-TE", 1),
        new NumberTlv(1095, new("igp-metric", "IGP Metric"), 1, 3),
        new NumbersTlv(1096, new("shared-risk-link-groups", "link SRLG values"), 4),
        new OpaqueTlv(1097, new("opaque-link", "Opaque Link Attribute"), new("opaque-link", "Opaque Link attribute")),
        new NameTlv(1098, new("link-name", "Link Name"), isOctetsInFive: true),
        new AdjacencySidTlv(),
        new LanAdjacencySidTlv(),
        new Srv6EndXTlv(1106, "srv6-endx", 0),
        new Srv6EndXTlv(1107, "srv6-lan-endx-isis", 6),
        new Srv6EndXTlv(1108, "srv6-lan-endx-ospf", 4),
        new DelayTlv(1114, new("unidirectional-link-delay", "Unidirectional Link Delay"), "delay-us"),
        new DelayTlv(1115, new("minmax-unidirectional-link-delay", "Min/Max Unidirectional Link Delay"), "min-delay-us", "max-delay-us"),
        new DelayVariationTlv(),
        new LinkLossTlv(),
        new BandwidthTlv(1118, null, new("unidirectional-residual-bandwidth", "Unidirectional Residual Bandwidth")),
        new BandwidthTlv(1119, null, new("unidirectional-available-bandwidth", "Unidirectional Available Bandwidth")),
        new BandwidthTlv(1120, null, new("unidirectional-utilized-bandwidth", "Unidirectional Utilized Bandwidth")),
        new FlagsTlv(1152, new("igp-flags", "IGP flags"), "D|N|L|P", 1),
        new NumbersTlv(1153, new("igp-route-tags", "IGP Route Tags"), 4),
        new NumbersTlv(1154, new("igp-extended-route-tags", "IGP Extended Route Tags"), 8),
        new NumberTlv(1155, new("prefix-metric", "prefix_metric"), 4, 4),
        Address(1156, "ospf-forwarding-address", "Ospf forwarding address"),
        new OpaqueTlv(1157, new("opaque-prefix", "Opaque Prefix Attribute"), new("opaque-prefix", "Opaque Prefix Attribute")),
        new PrefixSidTlv(),
        new Srv6LocatorTlv(),
        new FlagsTlv(1170, new("sr-prefix-attribute-flags", "Prefix Attr Flags"), "X|R|N", 1, isExact: false),
        Address(1171, "sr-source-router-id", "Source router identifier"),
        new EndpointBehaviorTlv(),
        new SidStructureTlv(),
    }.ToDictionary(static row => row.Code);

    /// <summary>The row of a type, or null.</summary>
    public static LinkStateTlvType? Find(ushort code) => Rows.GetValueOrDefault(code);

    private static BandwidthTlv Bandwidth(ushort code, string key, string label) => new(code, new(key, label), new(key, label));

    private static AddressTlv Address(ushort code, string key, string label) => new(code, new(key, label), new(key, label));
}
