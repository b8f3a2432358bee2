using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Reactor.Seams;
using ExaBgp.Session;

namespace ExaBgp.Reactor.Peers;

/// <summary>What a neighbor's settings mean for its connections and its OPEN.</summary>
internal static class ConnectionPlan
{
    /// <summary>How to connect to the neighbor.</summary>
    public static ConnectionOptions Outgoing(NeighborSettings settings, DaemonSettings daemon) => new()
    {
        Remote = settings.PeerAddress,
        RemoteLength = settings.PeerRangeLength,
        Port = settings.Connect > 0 ? settings.Connect : daemon.ConnectPort,
        Local = settings.Md5Ip.IsSet ? settings.Md5Ip : settings.LocalAddress,
        Interface = settings.SourceInterface,
        OutgoingTtl = settings.OutgoingTtl,
        Md5Key = settings.Md5Key,
        TcpAo = settings.TcpAo,
    };

    /// <summary>How to listen for the neighbor on its own port.</summary>
    public static ConnectionOptions Listening(NeighborSettings settings)
    {
        var local = settings.Md5Ip.IsSet ? settings.Md5Ip : settings.LocalAddress;
        return new ConnectionOptions
        {
            Remote = settings.PeerAddress,
            RemoteLength = settings.PeerRangeLength,
            Port = settings.Listen,
            Local = local,

            // The interface says which of several link-local networks is meant; other addresses are listened on wherever packets come from.
            Interface = local.IsLinkLocal ? settings.SourceInterface : string.Empty,
            IncomingTtl = settings.IncomingTtl,
            Md5Key = settings.Md5Key,
            TcpAo = settings.TcpAo,
        };
    }

    /// <summary>The session to set up over a connection between these addresses.</summary>
    public static SessionConfig Session(NeighborSettings settings, DaemonSettings daemon, IpAddress local, IpAddress remote)
    {
        var capabilities = settings.Capabilities;
        var identifier = settings.RouterId.IsSet ? settings.RouterId : local.IsIpv4 ? local : IpAddress.AnyIpv4;
        var open = new OpenOptions
        {
            LocalAs = settings.LocalAs,
            HoldTime = (ushort)settings.HoldTime,
            RouterId = identifier,
            Families = settings.Families,
            FourOctetAs = capabilities.FourOctetAs,
            RouteRefresh = capabilities.RouteRefresh,
            GracefulRestart = capabilities.GracefulRestart,
            Restarted = true,
            Operational = capabilities.Operational,
            ExtendedMessage = capabilities.ExtendedMessage,
            SoftwareVersion = capabilities.SoftwareVersion ? $"ExaBGP/{daemon.Version ?? ProgramVersion.Text}" : string.Empty,
            LinkLocalNextHop = capabilities.LinkLocalNextHop,
            MultiSession = capabilities.MultiSession,
            NextHop = capabilities.NextHop,
            NextHops = capabilities.NextHops,
            AddPath = capabilities.AddPath,
            AddPathFamilies = capabilities.AddPathFamilies,
            PathsLimit = capabilities.PathsLimit,
            HostName = settings.HostName,
            DomainName = settings.DomainName,
            Role = (byte?)capabilities.Role,
        };
        var negotiation = new NegotiationOptions
        {
            LocalAddress = local,
            PeerAddress = remote,
            Aigp = capabilities.Aigp == true,
            Grouping = settings.Grouping,
            LinkLocal = settings.OutgoingTtl is > 1 ? default : settings.LocalLinkLocal,
            Compatibility = daemon.Compatibility,
        };
        return new SessionConfig(open, settings.PeerAs, daemon.OpenWait * 1000L, negotiation);
    }
}
