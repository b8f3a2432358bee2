using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>What reading routes needs, made once for a file: attribute words met before are not read again.</summary>
internal sealed class RouteReader
{
    public RouteReader() => Cache = new AttributeTextCache(Interner);

    public AttributeInterner Interner { get; } = new();

    public AttributeTextCache Cache { get; }

    /// <summary>The statement being read.</summary>
    public RouteBuilder Route { get; } = new();

    /// <summary>Takes the routes of the statement over, or says why they cannot be announced.</summary>
    public bool TryKeep(NeighborDraft neighbor, Token place, out ParseError error)
    {
        error = default;
        if (RouteGrammar.LacksNextHop(Route))
        {
            error = new ParseError(0, "the route has no next hop", "next-hop <address>|self");
            return false;
        }

        for (var i = 0; i < Route.Count; i++)
        {
            var family = Route.At(i, out _, out _);
            neighbor.RoutePlaces.TryAdd(family.Family, place);
            if (Route.NextHop.Kind == NextHopKind.Self) neighbor.SelfPlaces.TryAdd(family.Family, place);
        }

        neighbor.RoutesOf(Interner).Add(Route);
        return true;
    }
}
