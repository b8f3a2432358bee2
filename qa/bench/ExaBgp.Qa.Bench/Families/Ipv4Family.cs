using System.Buffers.Binary;

namespace ExaBgp.Qa.Bench.Families;

/// <summary>IPv4 unicast: 16.0.0.0/24 and those that follow.</summary>
public sealed record Ipv4Family() : BenchFamily("ipv4 unicast", 1, 1)
{
    private const uint First = 16u << 24;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> NextHop => [192, 0, 2, 1];

    /// <summary>The network of a route.</summary>
    public static uint Network(int index) => First + ((uint)index << 8);

    /// <inheritdoc/>
    public override string Prefix(int index) => Text(Network(index)) + "/24";

    /// <inheritdoc/>
    public override string Announce(int index, string attributes) => $"announce route {Prefix(index)} next-hop 192.0.2.1{attributes}";

    /// <inheritdoc/>
    public override string Withdraw(int index) => $"withdraw route {Prefix(index)}";

    /// <inheritdoc/>
    public override int WriteNlri(int index, Span<byte> to)
    {
        BinaryPrimitives.WriteUInt32BigEndian(to, (24u << 24) | (Network(index) >> 8));
        return 4;
    }

    /// <inheritdoc/>
    public override int IndexOf(ReadOnlySpan<byte> nlri) =>
        nlri.Length == 4 && nlri[0] == 24 ? (int)((BinaryPrimitives.ReadUInt32BigEndian(nlri) & 0xFFFFFF) - (First >> 8)) : -1;

    internal static string Text(uint address) => $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}";
}
