using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Messages;

/// <content>Our own OPEN.</content>
public sealed partial record OpenMessage
{
    /// <summary>The OPEN that says what <paramref name="options"/> say. Capabilities come in a fixed order: 1, 65, 5, 69, 76, 64, 2, 70, 185, 6, 73, 75, 77, 68, 9.</summary>
    public static OpenMessage Build(OpenOptions options)
    {
        var capabilities = new List<Capability>();
        if (options.Families.Count > 0) Add(CapabilityCode.Multiprotocol, MultiprotocolCapability.Of(options.Families));
        if (options.FourOctetAs) Add(CapabilityCode.FourOctetAs, FourOctetAsCapability.Of(options.LocalAs));
        if (options.NextHop && ExtendedNextHopCapability.Of(options.NextHops) is { Length: > 0 } nextHops) Add(CapabilityCode.ExtendedNextHop, nextHops);
        if (options.AddPath != 0 && options.AddPathFamilies.Count > 0)
        {
            Add(CapabilityCode.AddPath, AddPathCapability.Of(options.AddPathFamilies, options.AddPath));
            if ((options.AddPath & AddPathCapability.Receive) != 0
                && PathsLimitCapability.Of(options.AddPathFamilies, options.PathsLimit) is { Length: > 0 } limits) Add(CapabilityCode.PathsLimit, limits);
        }

        if (options.GracefulRestart is { } seconds)
            Add(CapabilityCode.GracefulRestart, GracefulRestartCapability.Of(options.Restarted, seconds, options.Families));
        if (options.RouteRefresh)
        {
            Add(CapabilityCode.RouteRefresh, []);
            Add(CapabilityCode.EnhancedRouteRefresh, []);
        }

        if (options.Operational) Add(CapabilityCode.Operational, []);
        if (options.ExtendedMessage) Add(CapabilityCode.ExtendedMessage, []);
        if (options.HostName.Length > 0) Add(CapabilityCode.HostName, HostNameCapability.Of(options.HostName, options.DomainName));
        if (options.SoftwareVersion.Length > 0) Add(CapabilityCode.SoftwareVersion, SoftwareVersionCapability.Of(options.SoftwareVersion));
        if (options.LinkLocalNextHop) Add(CapabilityCode.LinkLocalNextHop, []);
        if (options.MultiSession) Add(CapabilityCode.MultiSession, MultiSessionCapability.Ours);
        if (options.Role is { } role) Add(CapabilityCode.Role, [role]);
        return new OpenMessage
        {
            As = options.LocalAs,
            HoldTime = options.HoldTime,
            Identifier = options.RouterId,
            Capabilities = capabilities,
        };

        void Add(CapabilityCode code, byte[] value) => capabilities.Add(new Capability(code, value));
    }
}
