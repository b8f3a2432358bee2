using System.Globalization;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>
/// A route as commands name it and as peers see it. Each announcement carries a number of its own (MED, or the number of a redirect), the mark, so that
/// what is on the wire can be told from everything that was ever commanded for the route.
/// </summary>
/// <param name="Kind">Family.</param>
/// <param name="Space">Whose it is: each helper commands routes of its own, the file has its own.</param>
/// <param name="Index">Number in the space.</param>
/// <param name="Path">Path identifier, 0 for none.</param>
internal readonly record struct RouteSpec(RouteKind Kind, int Space, int Index, int Path = 0)
{
    public const int FileSpace = 200;

    /// <summary>What tells it from the other routes of a command.</summary>
    public string Prefix => Kind switch
    {
        RouteKind.Ipv6 => string.Create(CultureInfo.InvariantCulture, $"2001:db8:{Space:x}:{Index:x}::/64"),
        _ => string.Create(CultureInfo.InvariantCulture, $"10.{Space}.{Index}.0/24"),
    };

    public int Family => Kind switch
    {
        RouteKind.Ipv6 => WireFamily.Ipv6Unicast,
        RouteKind.Vpn => WireFamily.Ipv4Vpn,
        RouteKind.Flow => WireFamily.Ipv4Flow,
        _ => WireFamily.Ipv4Unicast,
    };

    /// <summary>The words behind <c>announce</c>, without the type when <paramref name="typed"/> is false.</summary>
    public string Announce(uint mark) => string.Create(CultureInfo.InvariantCulture, $"{Withdraw()} {Attributes(mark)}");

    /// <summary>The words behind <c>withdraw</c>.</summary>
    public string Withdraw() => Kind switch
    {
        RouteKind.Vpn => string.Create(CultureInfo.InvariantCulture, $"route {Prefix} rd 65000:{Index} label 100"),
        RouteKind.Flow => $"flow route destination {Prefix}",
        _ when Path > 0 => string.Create(CultureInfo.InvariantCulture, $"route {Prefix} path-information 0.0.0.{Path}"),
        _ => $"route {Prefix}",
    };

    /// <summary>How the peer of a session names it.</summary>
    public string Key(Agreement session) =>
        Own + (session.AddPath.Contains(Family) ? string.Create(CultureInfo.InvariantCulture, $"#{Path}") : string.Empty);

    private string Own => Kind switch
    {
        RouteKind.Ipv6 => string.Create(CultureInfo.InvariantCulture, $"6:4020010DB8{Space:X4}{Index:X4}"),
        RouteKind.Vpn => string.Create(CultureInfo.InvariantCulture, $"vpn:112:0000FDE8{Index:X8}0A{Space:X2}{Index:X2}"),
        RouteKind.Flow => string.Create(CultureInfo.InvariantCulture, $"flow:01180A{Space:X2}{Index:X2}"),
        _ => Prefix,
    };

    /// <summary>The mark of a route from the attributes it came with: the value of MED, or of a redirect (RFC 8955 section 7.4).</summary>
    public static uint MarkOf(string attributes)
    {
        var at = attributes.IndexOf("800404", StringComparison.Ordinal);
        if (at >= 0) return uint.Parse(attributes.AsSpan(at + 6, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        at = attributes.IndexOf("8008FDE8", StringComparison.Ordinal);
        return at >= 0 ? uint.Parse(attributes.AsSpan(at + 8, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) : 0;
    }

    private string Attributes(uint mark) => Kind switch
    {
        RouteKind.Flow => string.Create(CultureInfo.InvariantCulture, $"redirect 65000:{mark}"),
        RouteKind.Ipv6 => string.Create(CultureInfo.InvariantCulture, $"next-hop 2001:db8::1 med {mark}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"next-hop 10.0.0.1 med {mark}"),
    };
}
