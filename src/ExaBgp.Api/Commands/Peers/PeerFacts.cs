using System.Globalization;
using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Commands.Peers;

/// <summary>What the reports say of one peer, gathered once.</summary>
internal readonly struct PeerFacts
{
    private static readonly MessageType[] Types =
        [MessageType.Open, MessageType.Notification, MessageType.Keepalive, MessageType.Update, MessageType.RouteRefresh];

    private static readonly string[] TypeNames = ["open", "notification", "keepalive", "update", "refresh"];

    private readonly IPeerView _peer;

    public PeerFacts(IPeerView peer)
    {
        _peer = peer;
        var settings = peer.Settings;
        var capabilities = settings.Capabilities;
        var open = peer.OpenReceived;
        Capabilities =
        [
            new("asn4", capabilities.FourOctetAs, open?.Has(CapabilityCode.FourOctetAs)),
            new("route-refresh", capabilities.RouteRefresh, open?.Has(CapabilityCode.RouteRefresh)),
            new("multi-session", capabilities.MultiSession, open is null ? null : open.Has(CapabilityCode.MultiSession) || open.Has(CapabilityCode.CiscoMultiSession)),
            new("operational", capabilities.Operational, open?.Has(CapabilityCode.Operational)),
            new("add-path", capabilities.AddPath != 0, open?.Has(CapabilityCode.AddPath)),
            new("extended-message", capabilities.ExtendedMessage, open?.Has(CapabilityCode.ExtendedMessage)),
            new("graceful-restart", capabilities.GracefulRestart is not null, open?.Has(CapabilityCode.GracefulRestart)),
        ];
        Families = settings.Families.Select(Row).ToArray();
    }

    /// <summary>Address, or <c>address/length</c> of a range.</summary>
    public string Address => _peer.Settings.IsRange
        ? string.Create(CultureInfo.InvariantCulture, $"{_peer.Settings.PeerAddress}/{_peer.Settings.PeerRangeLength}")
        : _peer.Settings.PeerAddress.ToString();

    /// <summary>The peer's AS, <c>auto</c> until it is known.</summary>
    public string PeerAs => Number(_peer.Settings.PeerAs != 0 ? _peer.Settings.PeerAs : _peer.OpenReceived?.As);

    /// <summary>Our AS, <c>auto</c> until it is known.</summary>
    public string LocalAs => Number(_peer.Settings.LocalAs != 0 ? _peer.Settings.LocalAs : _peer.OpenSent?.As);

    /// <summary>State in lower case.</summary>
    public string State => _peer.State.ToLowerInvariant();

    /// <summary>Address of our end, or <c>auto</c>.</summary>
    public string LocalAddress => _peer.LocalAddress.IsSet ? _peer.LocalAddress.ToString() : "auto";

    /// <summary>Our BGP identifier, or <c>auto</c>.</summary>
    public string LocalId => _peer.RouterId.IsSet ? _peer.RouterId.ToString() : "auto";

    /// <summary>The peer's BGP identifier, when known.</summary>
    public string? PeerId => _peer.OpenReceived?.Identifier.ToString();

    /// <summary>The peer's hold time, when known.</summary>
    public int? PeerHold => _peer.OpenReceived?.HoldTime;

    public long UpdatesSent => _peer.Counters.Of(Direction.Send, MessageType.Update);

    public long UpdatesReceived => _peer.Counters.Of(Direction.Receive, MessageType.Update);

    public IReadOnlyList<CapabilityFact> Capabilities { get; }

    public IReadOnlyList<FamilyFact> Families { get; }

    /// <summary>Name, sent and received count of each type; the last row is the total.</summary>
    public IEnumerable<(string Name, long Sent, long Received)> Messages
    {
        get
        {
            for (var i = 0; i < Types.Length; i++)
                yield return (TypeNames[i], _peer.Counters.Of(Direction.Send, Types[i]), _peer.Counters.Of(Direction.Receive, Types[i]));
            yield return ("total", _peer.Counters.Total(Direction.Send), _peer.Counters.Total(Direction.Receive));
        }
    }

    /// <summary><c>0:00:05</c>, <c>1 day, 2:03:04</c>.</summary>
    public static string Duration(long seconds)
    {
        var days = seconds / 86400;
        var clock = string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600 % 24}:{seconds / 60 % 60:00}:{seconds % 60:00}");
        return days == 0 ? clock : string.Create(CultureInfo.InvariantCulture, $"{days} day{(days == 1 ? string.Empty : "s")}, {clock}");
    }

    private FamilyFact Row(Family family)
    {
        var session = _peer.Session;
        var sends = session is not null && session.Encoding.AddPathSend.Contains(family);
        var receives = session is not null && session.AddPathReceive.Contains(family);
        bool? announced = _peer.OpenReceived is { } open ? open.Families.Contains(family) : null;
        return new FamilyFact($"{FamilyNames.Afi(family.Afi)} {FamilyNames.Safi(family.Safi)}", announced, sends, receives);
    }

    private static string Number(uint? number) => number is { } known and not 0 ? known.ToString(CultureInfo.InvariantCulture) : "auto";
}
