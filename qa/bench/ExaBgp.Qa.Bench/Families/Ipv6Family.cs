using System.Buffers.Binary;
using System.Globalization;

namespace ExaBgp.Qa.Bench.Families;

/// <summary>IPv6 unicast: 2a00::/48 and those that follow.</summary>
public sealed record Ipv6Family() : BenchFamily("ipv6 unicast", 2, 1)
{
    private const ushort First = 0x2A00;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> NextHop => [0x20, 0x01, 0x0D, 0xB8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

    /// <inheritdoc/>
    public override string Prefix(int index) => string.Create(CultureInfo.InvariantCulture, $"{First:x}:{index >> 16:x}:{index & 0xFFFF:x}::/48");

    /// <inheritdoc/>
    public override string Announce(int index, string attributes) => $"announce route {Prefix(index)} next-hop 2001:db8::1{attributes}";

    /// <inheritdoc/>
    public override string Withdraw(int index) => $"withdraw route {Prefix(index)}";

    /// <inheritdoc/>
    public override int WriteNlri(int index, Span<byte> to)
    {
        to[0] = 48;
        BinaryPrimitives.WriteUInt16BigEndian(to[1..], First);
        BinaryPrimitives.WriteInt32BigEndian(to[3..], index);
        return 7;
    }

    /// <inheritdoc/>
    public override int IndexOf(ReadOnlySpan<byte> nlri) => nlri.Length == 7 && nlri[0] == 48 ? BinaryPrimitives.ReadInt32BigEndian(nlri[3..]) : -1;
}
