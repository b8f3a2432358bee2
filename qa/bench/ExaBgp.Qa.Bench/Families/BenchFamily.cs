namespace ExaBgp.Qa.Bench.Families;

/// <summary>A family the load is made of: its commands, its bytes, its configuration.</summary>
/// <param name="Name">As in a configuration: <c>ipv4 unicast</c>.</param>
/// <param name="Afi">Address family.</param>
/// <param name="Safi">Subsequent address family.</param>
public abstract record BenchFamily(string Name, ushort Afi, byte Safi)
{
    /// <summary>All of them, by the short names of the command line.</summary>
    public static IReadOnlyDictionary<string, BenchFamily> All { get; } = new Dictionary<string, BenchFamily>(StringComparer.Ordinal)
    {
        ["ipv4"] = new Ipv4Family(),
        ["ipv6"] = new Ipv6Family(),
        ["vpnv4"] = new VpnFamily(),
        ["flow"] = new FlowFamily(),
    };

    /// <summary>The prefix of a route, as text.</summary>
    public abstract string Prefix(int index);

    /// <summary>The command which announces a route.</summary>
    /// <param name="index">Which one.</param>
    /// <param name="attributes">More attributes, with a space in front; or nothing.</param>
    public abstract string Announce(int index, string attributes);

    /// <summary>The command which withdraws a route.</summary>
    public abstract string Withdraw(int index);

    /// <summary>Writes the NLRI of a route.</summary>
    /// <returns>How many bytes it has.</returns>
    public abstract int WriteNlri(int index, Span<byte> to);

    /// <summary>The next hop field of MP_REACH_NLRI (RFC 4760, section 3).</summary>
    public abstract ReadOnlySpan<byte> NextHop { get; }

    /// <summary>Cuts the first NLRI off; -1 when there is no whole one.</summary>
    public virtual int NlriLength(ReadOnlySpan<byte> nlri) => nlri.Length > 0 && nlri.Length >= 1 + ((nlri[0] + 7) / 8) ? 1 + ((nlri[0] + 7) / 8) : -1;

    /// <summary>Which route an NLRI is of this load; -1 when it is none.</summary>
    public abstract int IndexOf(ReadOnlySpan<byte> nlri);
}
