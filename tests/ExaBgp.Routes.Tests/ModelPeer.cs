using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes.Tests;

/// <summary>A route of the model: what identifies it, and its octets.</summary>
internal sealed record ModelRoute(FamilyCodec Family, uint? PathId, byte[] Nlri)
{
    public string Key { get; } = $"{Family.Name}#{PathId ?? 0}#{Convert.ToHexString(Family.Key(Nlri, new byte[Nlri.Length]))}";

    public override string ToString() => $"{Family.Name} {Convert.ToHexString(Nlri)}";
}

/// <summary>
/// One peer as the rules of the Adj-RIB-Out have it: dictionaries of what is announced and pending, and what the remote side holds after the messages
/// it got. Every message must be one that the open window still owes, and a window must owe nothing when it ends.
/// </summary>
internal sealed class ModelPeer(int index, RibPeerOptions options)
{
    private readonly Dictionary<string, (ModelRoute Route, AttributeSet Attributes)> _announced = [];
    private Dictionary<string, (ModelRoute Route, AttributeSet Attributes)> _pending = [];
    private Dictionary<string, ModelRoute> _withdraws = [];
    private Dictionary<string, (ModelRoute Route, AttributeSet Attributes)> _owed = [];
    private Dictionary<string, ModelRoute> _owedWithdraws = [];
    private Dictionary<string, AttributeSet> _owedAgain = [];
    private readonly Dictionary<string, string> _remote = [];
    private FamilySet _asked;
    private bool _first;
    private bool _discarded;
    private bool _windowOpened;
    private bool _found;
    private int _markers;
    private int _attributesOnly;

    public int Index { get; } = index;

    public RibPeerOptions Options { get; set; } = options;

    public SessionContext? Session { get; private set; }

    public bool InWindow { get; private set; }

    public int Count => Options.Keep ? _announced.Count : 0;

    public IEnumerable<(ModelRoute Route, AttributeSet Attributes)> Announced => _announced.Values;

    public void CopyFrom(ModelPeer other)
    {
        foreach (var (key, value) in other._announced)
        {
            if (Options.Families.Contains(value.Route.Family.Index)) _announced[key] = value;
        }
    }

    public void Update(RibPeerOptions options)
    {
        Options = options;
        foreach (var (key, value) in _announced.ToList())
        {
            if (options.Families.Contains(value.Route.Family.Index)) continue;
            _announced.Remove(key);
            _pending.Remove(key);
            _owed.Remove(key);
            _owedAgain.Remove(key);
        }

        foreach (var (key, route) in _withdraws.ToList())
        {
            if (!options.Families.Contains(route.Family.Index)) _withdraws.Remove(key);
        }

        foreach (var (key, route) in _owedWithdraws.ToList())
        {
            if (!options.Families.Contains(route.Family.Index)) _owedWithdraws.Remove(key);
        }
    }

    public void Announce(ModelRoute route, AttributeSet attributes)
    {
        if (!Options.Families.Contains(route.Family.Index)) return;
        if (_announced.TryGetValue(route.Key, out var held) && held.Route.Nlri.AsSpan().SequenceEqual(route.Nlri) && IsSame(route.Family, held.Attributes, attributes)) return;
        _announced.Remove(route.Key);
        _announced[route.Key] = (route, attributes);
        _pending.Remove(route.Key);
        _pending[route.Key] = (route, attributes);
        _owed.Remove(route.Key);
        _owedAgain.Remove(route.Key);
    }

    public void Withdraw(ModelRoute route)
    {
        if (!Options.Families.Contains(route.Family.Index)) return;
        _announced.Remove(route.Key);
        _pending.Remove(route.Key);
        _owed.Remove(route.Key);
        _owedAgain.Remove(route.Key);
        _owedWithdraws.Remove(route.Key);
        _withdraws.Remove(route.Key);
        if (Session is null) _discarded = true;
        if (Session is not null || route.Family.WithdrawCarriesAttributes) _withdraws[route.Key] = route;
    }

    public void Clear()
    {
        if (!Options.Keep) return;
        foreach (var (route, _) in _announced.Values.ToList()) Withdraw(route);
    }

    public void Ask(FamilySet families)
    {
        if (Session is null || !Options.Keep || !_windowOpened) return;
        _asked = new FamilySet(_asked.Bits | families.Intersect(Session.FamilySet).Bits);
    }

    public void Up(SessionContext session)
    {
        Session = session;
        _remote.Clear();
        _first = true;
        _windowOpened = false;
        _pending = new(_announced);
    }

    public void Down()
    {
        Session = null;
        InWindow = false;
        _pending = [];
        _withdraws = [];
        _owed = [];
        _owedWithdraws = [];
        _owedAgain = [];
        _asked = default;
        _discarded = false;
        if (!Options.Keep) _announced.Clear();
    }

    public void OpenWindow()
    {
        if (InWindow) return;
        InWindow = true;
        _windowOpened = true;
        _found = _discarded;
        _markers = 0;
        _attributesOnly = 0;
        _owed = Negotiated(_pending);
        _owedWithdraws = _withdraws.Where(pair => Session!.FamilySet.Contains(pair.Value.Family.Index)).ToDictionary();
        _owedAgain = _asked.Count == 0 ? [] : _announced.Where(pair => _asked.Contains(pair.Value.Route.Family.Index)).ToDictionary(static pair => pair.Key, static pair => pair.Value.Attributes);
        _found |= _owed.Count + _owedWithdraws.Count + _owedAgain.Count > 0;
        if (Session!.EnhancedRefresh)
        {
            _markers = 2 * _asked.Count;
            _found |= _asked.Count > 0;
        }

        _asked = default;
        _pending = [];
        _withdraws = [];
        if (_first)
        {
            _attributesOnly = _owedWithdraws.Values.Count(static route => route.Family.WithdrawCarriesAttributes);
            _owedWithdraws = [];
        }
    }

    public void Receive(ReadOnlySpan<byte> octets, Func<ModelPeer, FamilyCodec, AttributeSet, string> expect)
    {
        foreach (var (word, changes) in UpdateReader.Read(octets, Session!.Encoding))
        {
            if (word is "begin" or "end")
            {
                (--_markers).Should().BeGreaterThanOrEqualTo(0, "markers come once for each family");
                continue;
            }

            if (word == "attributes")
            {
                (--_attributesOnly).Should().BeGreaterThanOrEqualTo(0, "attributes come alone once for each discarded withdraw");
                continue;
            }

            foreach (var change in changes) Apply(change, expect);
        }
    }

    /// <summary>The window is over; returns whether anything was for the peer in it.</summary>
    public bool CloseWindow()
    {
        InWindow = false;
        _owed.Should().BeEmpty("a window ends when all its announces are sent");
        _owedWithdraws.Should().BeEmpty("a window ends when all its withdraws are sent");
        _owedAgain.Should().BeEmpty("a window ends when all its refreshed routes are sent");
        _markers.Should().Be(0);
        if (!Options.Keep)
        {
            foreach (var key in _announced.Keys.Except(_pending.Keys).ToList()) _announced.Remove(key);
        }

        if (!_found) return false;
        _first = false;
        _discarded = false;
        return true;
    }

    /// <summary>After a full drain the remote side holds exactly what is announced.</summary>
    public void ShouldAgree(Func<ModelPeer, FamilyCodec, AttributeSet, string> expect)
    {
        if (!Options.Keep) return;
        var expected = Negotiated(_announced).ToDictionary(
            pair => pair.Key, pair => $"{Convert.ToHexString(pair.Value.Route.Nlri)} {expect(this, pair.Value.Route.Family, pair.Value.Attributes)}");
        _remote.Keys.ToHashSet().SetEquals(expected.Keys).Should().BeTrue("the peer holds the routes announced and no other");
        _remote.Where(pair => expected[pair.Key] != pair.Value).Should().BeEmpty();
    }

    private void Apply(UpdateReader.Change change, Func<ModelPeer, FamilyCodec, AttributeSet, string> expect)
    {
        var route = new ModelRoute(change.Family, change.PathId, Convert.FromHexString(change.Nlri));
        if (change.Attributes is null)
        {
            if (_owedAgain.Count > 0) Assert.Fail("a withdraw before the refreshed routes are sent");
            if (!_owedWithdraws.Remove(route.Key, out var withdrawn) || !withdrawn.Nlri.AsSpan().SequenceEqual(route.Nlri))
                Assert.Fail($"the window does not owe the withdraw of {route}");
            _remote.Remove(route.Key);
            return;
        }

        if (!_owedAgain.Remove(route.Key, out var attributes))
        {
            if (_owedWithdraws.Count > 0) Assert.Fail("an announce before the withdraws are sent");
            if (!_owed.Remove(route.Key, out var owed)) Assert.Fail($"the window does not owe the announce of {route}");
            attributes = owed.Attributes;
        }

        Assert.Equal(expect(this, change.Family, attributes!), change.Attributes);
        _remote[route.Key] = $"{change.Nlri} {change.Attributes}";
    }

    private Dictionary<string, (ModelRoute Route, AttributeSet Attributes)> Negotiated(Dictionary<string, (ModelRoute Route, AttributeSet Attributes)> routes) =>
        routes.Where(pair => Session!.FamilySet.Contains(pair.Value.Route.Family.Index)).ToDictionary();

    private bool IsSame(FamilyCodec family, AttributeSet a, AttributeSet b) =>
        ReferenceEquals(a, b) || (a.Bytes.SequenceEqual(b.Bytes) && Resolve(family, a.NextHop) == Resolve(family, b.NextHop));

    /// <summary>The next hop as this peer sees it: IPv4 families only in these tests of <c>self</c>.</summary>
    public NextHop Resolve(FamilyCodec family, in NextHop nextHop)
    {
        if (nextHop.Kind != NextHopKind.Self) return nextHop;
        var local = Session is { LocalAddress.IsSet: true } ? Session.LocalAddress : Options.LocalAddress;
        return local.IsSet ? NextHop.Of(local) : nextHop;
    }
}
