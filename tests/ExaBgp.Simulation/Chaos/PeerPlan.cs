using System.Globalization;
using System.Text;
using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>One neighbor of a run: what the file says of it, what its model peer does, and what may happen to its sessions.</summary>
internal sealed class PeerPlan
{
    private readonly List<(string How, long Until)> _allowed = [];
    private readonly SimulatedWorld _world;

    public PeerPlan(SimulatedWorld world, int number, bool created = false)
    {
        _world = world;
        var random = world.Random;
        Number = number;
        Address = string.Create(CultureInfo.InvariantCulture, $"10.0.1.{number + 1}");
        IsCreated = created;
        var isInternal = !created && random.Next(4) == 0;
        As = isInternal ? SimulatedAs : random.Next(3) == 0 ? 200_000u + (uint)number : 65002u;
        if (created) As = 65002;
        Families.Add(WireFamily.Ipv4Unicast);
        if (!created)
        {
            if (random.Next(2) == 0) Families.Add(WireFamily.Ipv6Unicast);
            if (random.Next(4) == 0) Families.Add(WireFamily.Ipv4Vpn);
            if (random.Next(5) == 0) Families.Add(WireFamily.Ipv4Flow);
            AddPath = random.Next(3) == 0;
            GracefulRestart = random.Next(5) == 0;
            ManualEndOfRib = random.Next(12) == 0;
            GroupUpdates = random.Next(3) > 0;
            RateLimit = random.Next(8) == 0 ? 20 + random.Next(200) : 0;
            Refresh = random.Next(2) == 0;
            IsPassive = random.Next(6) == 0;
            Extended = random.Next(2) == 0;
        }

        HoldTime = random.Next(4) switch { 0 => 9, 1 => 30, 2 => 90, _ => 180 };
        var proposed = Families.Where(family => family == WireFamily.Ipv4Unicast || random.Next(5) > 0).ToList();
        Peer = new ModelPeer(world, Address, asn: As)
        {
            InternalAs = SimulatedAs,
            SpeaksFirst = random.Next(2) == 0,
            Open = new ModelOpen
            {
                As = As,
                Identifier = random.Next(2) == 0 ? [9, 0, 0, (byte)number] : [10, 0, 1, (byte)(number + 1)],
                HoldTime = (ushort)(random.Next(10) == 0 ? 0 : HoldTime),
                Families = proposed,
                AddPath = AddPath && random.Next(4) > 0 ? [WireFamily.Ipv4Unicast] : [],
                FourOctetAs = As > 65535 || random.Next(4) > 0,
                ExtendedMessage = random.Next(2) == 0,
                EnhancedRefresh = random.Next(2) == 0,
                GracefulRestart = GracefulRestart && random.Next(4) > 0 ? 120 : null,
            },
        };
    }

    public const uint SimulatedAs = 65001;

    public int Number { get; }

    public string Address { get; }

    /// <summary>Made by a command, not by the file.</summary>
    public bool IsCreated { get; }

    /// <summary>It exists now.</summary>
    public bool Exists { get; set; }

    public uint As { get; }

    public List<int> Families { get; } = [];

    public bool AddPath { get; }

    public bool GracefulRestart { get; }

    public bool ManualEndOfRib { get; }

    public bool GroupUpdates { get; } = true;

    public int RateLimit { get; }

    public bool Refresh { get; }

    public bool IsPassive { get; }

    public bool Extended { get; }

    public int HoldTime { get; }

    /// <summary>The other variant of the file has another hold time.</summary>
    public bool OtherHoldTime { get; set; }

    public ModelPeer Peer { get; }

    /// <summary>Several paths of a prefix can be commanded for it.</summary>
    public bool TakesPaths => AddPath && Peer.Open!.AddPath.Count > 0;

    /// <summary>The end of one session of this kind is nobody's fault, when it comes soon.</summary>
    public void Allow(string how, long milliseconds = 600_000) => _allowed.Add((how, _world.Time.Now + milliseconds));

    /// <summary>Uses up what was allowed; false when it was not.</summary>
    public bool Takes(ModelSession session)
    {
        if (session.How is "6/7" or "6/5") return true;

        // Who does not read the OPEN, or reads it late, does not confirm it in time: timers end that, and the NOTIFICATION may be lost to a reset.
        if (session.How is "4/0" or "5/1" or "reset" && (session.WasDeaf || session.Felled is not null)) return true;
        var at = _allowed.FindIndex(allowed => session.Ended <= allowed.Until && Matches(allowed.How, session));
        if (at < 0) return false;
        _allowed.RemoveAt(at);
        return true;
    }

    /// <summary>Who does not read does not get the NOTIFICATION either: the daemon closes when it has waited for that.</summary>
    private static bool Matches(string allowed, ModelSession session) =>
        allowed == session.How || session is { How: "closed", WasDeaf: true } || (allowed.EndsWith('*') && session.How.StartsWith(allowed[..^1], StringComparison.Ordinal));

    /// <summary>What reconfigures, tears down or removes: a NOTIFICATION, or none when graceful restart is in force.</summary>
    public void AllowEnd(string how)
    {
        Allow(how);
        if (GracefulRestart) Allow("closed");
    }

    /// <summary>Its section of the file.</summary>
    public string Section(IEnumerable<string> helpers, string watcher, IEnumerable<string> routes)
    {
        var text = new StringBuilder();
        var hold = OtherHoldTime ? HoldTime + 3 : HoldTime;
        text.AppendLine(CultureInfo.InvariantCulture, $"neighbor {Address} {{ router-id 10.0.0.1; local-address 10.0.0.1; local-as {SimulatedAs}; peer-as {As}; hold-time {hold};");
        text.AppendLine("listen 179;");
        if (IsPassive) text.AppendLine("passive true;");
        if (ManualEndOfRib) text.AppendLine("manual-eor true;");
        if (!GroupUpdates) text.AppendLine("group-updates false;");
        if (RateLimit > 0) text.AppendLine(CultureInfo.InvariantCulture, $"rate-limit {RateLimit};");
        text.Append("capability { ");
        if (AddPath) text.Append("add-path send/receive; ");
        if (Refresh) text.Append("route-refresh enable; ");
        if (GracefulRestart) text.Append("graceful-restart 120; ");
        text.AppendLine(Extended ? "extended-message enable; }" : "extended-message disable; }");
        text.AppendLine(CultureInfo.InvariantCulture, $"family {{ {string.Concat(Families.Select(static family => NameOf(family) + "; "))}}}");
        if (AddPath) text.AppendLine("add-path { ipv4 unicast; }");
        text.AppendLine(CultureInfo.InvariantCulture, $"api commands {{ processes [ {string.Join(' ', helpers)} ]; }}");
        text.AppendLine(CultureInfo.InvariantCulture, $"api events {{ processes [ {watcher} ]; neighbor-changes; receive {{ parsed; update; }} }}");
        text.AppendLine("static {");
        foreach (var route in routes) text.AppendLine(CultureInfo.InvariantCulture, $"{route};");
        return text.AppendLine("} }").ToString();
    }

    private static string NameOf(int family) => family switch
    {
        WireFamily.Ipv6Unicast => "ipv6 unicast",
        WireFamily.Ipv4Vpn => "ipv4 mpls-vpn",
        WireFamily.Ipv4Flow => "ipv4 flow",
        _ => "ipv4 unicast",
    };
}
