using System.Buffers.Binary;

namespace ExaBgp.Qa.Bench.Families;

/// <summary>IPv4 VPN with one route distinguisher and one label.</summary>
public sealed record VpnFamily() : BenchFamily("ipv4 mpls-vpn", 1, 128)
{
    private const int PrefixStart = 12;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> NextHop => [0, 0, 0, 0, 0, 0, 0, 0, 192, 0, 2, 1];

    /// <inheritdoc/>
    public override string Prefix(int index) => Ipv4Family.Text(Ipv4Family.Network(index)) + "/24";

    /// <inheritdoc/>
    public override string Announce(int index, string attributes) => $"announce route {Prefix(index)} rd 65001:1 label 100 next-hop 192.0.2.1{attributes}";

    /// <inheritdoc/>
    public override string Withdraw(int index) => $"withdraw route {Prefix(index)} rd 65001:1 label 100 next-hop 192.0.2.1";

    /// <inheritdoc/>
    public override int WriteNlri(int index, Span<byte> to)
    {
        ReadOnlySpan<byte> head = [112, 0x00, 0x06, 0x41, 0, 0, 0xFD, 0xE9, 0, 0, 0, 1];
        head.CopyTo(to);
        var network = Ipv4Family.Network(index);
        to[PrefixStart] = (byte)(network >> 24);
        to[PrefixStart + 1] = (byte)(network >> 16);
        to[PrefixStart + 2] = (byte)(network >> 8);
        return PrefixStart + 3;
    }

    /// <inheritdoc/>
    public override int IndexOf(ReadOnlySpan<byte> nlri) =>
        nlri.Length == PrefixStart + 3 ? (int)((BinaryPrimitives.ReadUInt32BigEndian(nlri[(PrefixStart - 1)..]) & 0xFFFFFF) - (Ipv4Family.Network(0) >> 8)) : -1;
}
