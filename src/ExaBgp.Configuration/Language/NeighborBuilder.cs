using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Language;

/// <summary>Makes settings of what a <c>neighbor</c> section and its templates say, and checks what only the whole of it can tell.</summary>
internal static class NeighborBuilder
{
    /// <summary>Ends a neighbor: templates, derived values, checks.</summary>
    public static void Close(NeighborDraft draft, SpeakerDraft speaker, FileReader file)
    {
        Inherit(draft, speaker, file);
        var values = draft.Values;
        var missing = new[] { "peer-address", "local-as", "peer-as" }.Where(keyword => !values.Has(keyword)).ToArray();
        if (missing.Length > 0)
        {
            file.Diagnostics.Error(draft.Place, $"incomplete neighbor, missing {string.Join(", ", missing)}");
            return;
        }

        var (peer, length) = values.Get("peer-address", (default(IpAddress), 0));
        var local = values.Get("local-address", default(IpAddress));
        var isAuto = !local.IsSet;
        var routerId = values.Get("router-id", default(IpAddress));
        if (!routerId.IsSet && local.IsIpv4) routerId = local;
        var listen = values.Number("listen", 0);
        if (listen > 0 && isAuto) Report("listen", "incomplete neighbor, missing local-address", "the address to listen on");
        else if (!routerId.IsSet && (isAuto || peer.IsIpv6)) file.Diagnostics.Error(draft.Place, "incomplete neighbor, missing router-id");
        if (!isAuto && local.Size != peer.Size) Report("local-address", "local-address and peer-address must be of the same family", null);
        var linkLocal = values.Get("local-link-local", default(IpAddress));
        if (linkLocal.IsSet && !linkLocal.IsLinkLocal) Report("local-link-local", "local-link-local must be an IPv6 link-local address", "an address of fe80::/10");
        var passive = values.Flag("passive", false);
        if (length < peer.Size * 8 && !passive && !file.Options.Passive)
            Report("peer-address", "can only use ip ranges for the peer address with passive neighbors", "passive; in the neighbor, or a single address");
        CheckLength("host-name");
        CheckLength("domain-name");

        var families = Families(draft, file);
        var holdTime = values.Number("hold-time", 180);
        var capabilities = CapabilityBuilder.Build(draft, families, holdTime);
        var adjRibOut = values.Flag("adj-rib-out", true);
        if (capabilities.RouteRefresh && !adjRibOut)
        {
            adjRibOut = true;
            file.Diagnostics.Warn(values.PlaceOf("adj-rib-out"), "route-refresh needs adj-rib-out: it is kept");
        }

        var md5 = KeyBuilder.Md5(draft, file);
        var tcpAo = KeyBuilder.TcpAo(draft, file);
        if (!md5.IsEmpty && tcpAo is not null) Report("md5-password", "MD5 and TCP-AO are mutually exclusive - cannot use both", "md5-password or tcp-ao");
        var md5Ip = values.Get("md5-ip", default(IpAddress));
        if (!values.Flag("auto-flush", true)) file.Diagnostics.Warn(values.PlaceOf("auto-flush"), "auto-flush false has no effect: changes are always sent at once");
        if (capabilities.LinkLocalPrefer)
            file.Diagnostics.Warn(draft.Capability.PlaceOf("link-local-prefer"), "link-local-prefer has no effect: nothing is forwarded here, and helpers are told both next hops");

        var settings = new NeighborSettings
        {
            PeerAddress = peer,
            PeerRangeLength = length,
            LocalAddress = local,
            LocalLinkLocal = linkLocal,
            LocalAs = values.Get("local-as", 0u),
            PeerAs = values.Get("peer-as", 0u),
            RouterId = routerId,
            Description = values.Get("description", string.Empty),
            HostName = values.Get("host-name", string.Empty),
            DomainName = values.Get("domain-name", string.Empty),
            HoldTime = holdTime,
            RateLimit = values.Number("rate-limit", 0),
            Passive = passive,
            Listen = listen,
            Connect = values.Number("connect", 0),
            SourceInterface = values.Get("source-interface", string.Empty),
            OutgoingTtl = Optional("outgoing-ttl"),
            IncomingTtl = Optional("incoming-ttl"),
            Md5Key = md5,
            Md5Base64 = values.Flag("md5-base64", false),
            Md5Ip = isAuto ? default : md5Ip,
            TcpAo = tcpAo,
            Grouping = values.Get("group-updates", Grouping.Default),
            AutoFlush = values.Flag("auto-flush", true),
            AdjRibOut = adjRibOut,
            AdjRibIn = values.Flag("adj-rib-in", true),
            ManualEor = values.Flag("manual-eor", false),
            MaxPrefix = values.Number("max-prefix", 0),
            MaxPrefixWarning = values.Number("max-prefix warning", 0),
            Families = families,
            AllFamilies = draft.Families.Count == 0,
            Capabilities = capabilities,
            Routes = Routes(draft),
            Operational = [.. draft.Operational.Select(static octets => (ReadOnlyMemory<byte>)octets)],
        };
        CheckRoutes(draft, settings, file);
        foreach (var one in Sessions(settings)) Add(one, draft, speaker, file);

        int? Optional(string keyword) => values.Get(keyword, -1L) is >= 0 and var number ? (int)number : null;

        void Report(string keyword, string message, string? expected)
        {
            var place = values.PlaceOf(keyword);
            file.Diagnostics.Error(place.Line > 0 ? place : draft.Place, message, expected);
        }

        void CheckLength(string keyword)
        {
            if (System.Text.Encoding.UTF8.GetByteCount(values.Get(keyword, string.Empty)) > 255) Report(keyword, $"{keyword} is longer than 255 octets", null);
        }
    }

    /// <summary>The helpers of the neighbors, once all processes are known.</summary>
    public static SpeakerSettings Complete(SpeakerDraft speaker, FileReader file)
    {
        var helpers = new HelperLinks(speaker.Processes, file.Diagnostics);
        var drafts = new Dictionary<NeighborDraft, IReadOnlyList<ApiSettings>>();
        var neighbors = new List<NeighborSettings>(speaker.Neighbors.Count);
        foreach (var (settings, draft) in speaker.Neighbors)
        {
            if (!drafts.TryGetValue(draft, out var api)) drafts.Add(draft, api = helpers.Link(draft.Apis));
            neighbors.Add(settings with { Api = api });
        }

        return new SpeakerSettings { Processes = speaker.Processes, Neighbors = neighbors };
    }

    private static void Inherit(NeighborDraft draft, SpeakerDraft speaker, FileReader file)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, place) in draft.Inherit)
        {
            if (!taken.Add(name))
                file.Diagnostics.Warn(place, $"the template \"{name}\" is inherited already");
            else if (!speaker.Templates.TryGetValue(name, out var template))
                file.Diagnostics.Warn(place, $"there is no template called \"{name}\" above", Nearest.Of(name, speaker.Templates.Keys));
            else if (draft.Merge(template) is { } keyword)
                file.Diagnostics.Error(place, $"the template says \"{keyword} auto\" (or disable), which cannot replace the value given here", $"{keyword} in one of both places");
        }
    }

    private static List<Family> Families(NeighborDraft draft, FileReader file)
    {
        if (draft.Families.Count == 0) return [.. KnownFamilies.All(file.Options.Generation)];
        List<Family> families = [.. draft.Families.Distinct()];
        families.Sort();
        return families;
    }

    /// <summary>With multi-session each family has a session of its own.</summary>
    private static IEnumerable<NeighborSettings> Sessions(NeighborSettings settings)
    {
        if (!settings.Capabilities.MultiSession || settings.Families.Count < 2) return [settings];
        return settings.Families.Select(family => settings with
        {
            Families = [family],
            AllFamilies = false,
            Capabilities = CapabilityBuilder.Only(settings.Capabilities, family),
            Routes = Only(settings.Routes, family),
        });
    }

    private static IReadOnlyList<Route> Only(IReadOnlyList<Route> routes, Family family)
    {
        var some = new RouteListBuilder(new AttributeInterner());
        foreach (var route in routes)
        {
            if (route.Codec.Family == family) some.Add(route);
        }

        return some.ToList();
    }

    /// <summary>The neighbor's own routes, then those of its templates. A list that is the only one is shared by all that have it.</summary>
    private static RouteList Routes(NeighborDraft draft)
    {
        var parts = draft.Routes.ToList();
        if (parts.Count <= 1) return parts.Count == 0 ? RouteList.Empty : parts[0].ToList();
        var all = new RouteListBuilder(new AttributeInterner());
        foreach (var part in parts) all.Add(part.ToList());
        return all.ToList();
    }

    private static void CheckRoutes(NeighborDraft draft, NeighborSettings settings, FileReader file)
    {
        foreach (var (family, place) in draft.RoutePlaces)
        {
            if (settings.Families.Contains(family)) continue;
            if (family == Family.Ipv4Unicast) file.Diagnostics.Warn(place, "ipv4 unicast is not among the families of the neighbor: its routes are never sent");
            else file.Diagnostics.Error(place, $"a route of {family} cannot be announced: the family is not configured", $"family {{ {family}; }} in the neighbor");
        }

        foreach (var (family, place) in draft.SelfPlaces)
        {
            if (family.Afi == Afi.Ipv6 && settings.LocalAddress.IsIpv4)
                file.Diagnostics.Error(place, "next-hop self: the route is IPv6 and the session IPv4", "the address of the next hop");
        }
    }

    private static void Add(NeighborSettings settings, NeighborDraft draft, SpeakerDraft speaker, FileReader file)
    {
        var isNew = speaker.Names.Add(settings.Name);
        if (settings.Listen > 0 && !settings.Capabilities.MultiSession) isNew &= speaker.Names.Add($"{settings.PeerAddress} {settings.Listen}");
        if (!isNew)
        {
            file.Diagnostics.Error(draft.Place, $"duplicate peer definition {settings.PeerAddress}", "neighbors that differ in peer, local address, AS numbers or router-id");
            return;
        }

        speaker.Neighbors.Add((settings, draft));
    }
}
