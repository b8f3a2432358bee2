using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>What a <c>neighbor</c> section, or a template of one, says while it is read.</summary>
internal sealed class NeighborDraft(Token place) : IHasValues
{
    private readonly List<RouteListBuilder> _behind = [];
    private readonly List<RouteListBuilder> _templateRoutes = [];
    private RouteListBuilder? _routes;

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

    /// <summary>The routes so far, in the order in which they count; those of templates last.</summary>
    public IEnumerable<RouteListBuilder> Routes => _behind.Concat(_templateRoutes).Prepend(_routes).OfType<RouteListBuilder>();

    /// <summary>Where routes are added.</summary>
    public RouteListBuilder RoutesOf(AttributeInterner interner) => _routes ??= new RouteListBuilder(interner);

    /// <summary>
    /// The end of an <c>l2vpn</c> section: its routes, and those written before it, stand behind those written after it. So it is in the reference, and it
    /// decides which of two equal routes is the later one.
    /// </summary>
    public void MoveRoutesBehind()
    {
        if (_routes is null) return;
        _behind.Insert(0, _routes);
        _routes = null;
    }

    /// <summary>Puts a template under what was said here. Gives the keyword that cannot be taken over, or null.</summary>
    public string? Merge(NeighborDraft template)
    {
        var refused = Values.Merge(template.Values) ?? Capability.Merge(template.Capability) ?? TcpAo.Merge(template.TcpAo);
        Families.AddRange(template.Families);
        AddPath.AddRange(template.AddPath);
        AddPathAll |= template.AddPathAll;
        NextHops.AddRange(template.NextHops);
        foreach (var api in template.Apis) Merge(api);
        Operational.AddRange(template.Operational);
        _templateRoutes.AddRange(template.Routes);
        foreach (var (family, place) in template.RoutePlaces) RoutePlaces.TryAdd(family, place);
        foreach (var (family, place) in template.SelfPlaces) SelfPlaces.TryAdd(family, place);
        return refused;
    }

    /// <summary>Sections of one name are one section.</summary>
    private void Merge(ApiDraft api)
    {
        var at = Apis.FindIndex(known => known.Name == api.Name);
        if (at < 0) Apis.Add(api);
        else Apis[at] = Apis[at].With(api);
    }
}
