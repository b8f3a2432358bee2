using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>What a <c>neighbor</c> section, or a template of one, says while it is read.</summary>
internal sealed class NeighborDraft(Token place) : IHasValues
{
    /// <summary>The word the section starts with.</summary>
    public Token Place { get; } = place;

    public SectionValues Values { get; } = new();

    public SectionValues Capability { get; } = new();

    public SectionValues TcpAo { get; } = new();

    public List<Family> Families { get; } = [];

    public List<(Family Family, int Limit)> AddPath { get; } = [];

    public bool AddPathAll { get; set; }

    public List<(Family Family, Afi NextHop)> NextHops { get; } = [];

    public List<ApiDraft> Apis { get; } = [];

    public List<(string Name, Token Place)> Inherit { get; } = [];

    public List<byte[]> Operational { get; } = [];

    /// <summary>Families of the routes, and where the first of each stands.</summary>
    public Dictionary<Family, Token> RoutePlaces { get; } = [];

    /// <summary>Families of the routes whose next hop is <c>self</c>, and where the first of each stands.</summary>
    public Dictionary<Family, Token> SelfPlaces { get; } = [];

    /// <summary>The routes so far; null when there are none.</summary>
    public RouteListBuilder? Routes { get; private set; }

    /// <summary>The routes of a template that come behind.</summary>
    public List<RouteListBuilder> TemplateRoutes { get; } = [];

    /// <summary>Where routes are added.</summary>
    public RouteListBuilder RoutesOf(AttributeInterner interner) => Routes ??= new RouteListBuilder(interner);

    /// <summary>Puts a template under what was said here. Gives the keyword that cannot be taken over, or null.</summary>
    public string? Merge(NeighborDraft template)
    {
        var refused = Values.Merge(template.Values) ?? Capability.Merge(template.Capability) ?? TcpAo.Merge(template.TcpAo);
        Families.AddRange(template.Families);
        AddPath.AddRange(template.AddPath);
        AddPathAll |= template.AddPathAll;
        NextHops.AddRange(template.NextHops);
        Apis.AddRange(template.Apis);
        Operational.AddRange(template.Operational);
        if (template.Routes is { } routes) TemplateRoutes.Add(routes);
        foreach (var (family, place) in template.RoutePlaces) RoutePlaces.TryAdd(family, place);
        foreach (var (family, place) in template.SelfPlaces) SelfPlaces.TryAdd(family, place);
        return refused;
    }
}
