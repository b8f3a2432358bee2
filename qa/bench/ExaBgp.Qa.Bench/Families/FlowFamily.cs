using System.Buffers.Binary;

namespace ExaBgp.Qa.Bench.Families;

/// <summary>IPv4 FlowSpec: a source prefix, discarded.</summary>
public sealed record FlowFamily() : BenchFamily("ipv4 flow", 1, 133)
{
    private const byte Source = 2;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> NextHop => [];

    /// <inheritdoc/>
    public override string Prefix(int index) => Ipv4Family.Text(Ipv4Family.Network(index)) + "/24";

    /// <inheritdoc/>
    public override string Announce(int index, string attributes) => $"announce flow route {{ match {{ source {Prefix(index)}; }} then {{ discard; }} }}";

    /// <inheritdoc/>
    public override string Withdraw(int index) => $"withdraw flow route {{ match {{ source {Prefix(index)}; }} then {{ discard; }} }}";

    /// <inheritdoc/>
    public override int WriteNlri(int index, Span<byte> to)
    {
        to[0] = 5;
        to[1] = Source;
        BinaryPrimitives.WriteUInt32BigEndian(to[2..], (24u << 24) | (Ipv4Family.Network(index) >> 8));
        return 6;
    }

    /// <inheritdoc/>
    public override int NlriLength(ReadOnlySpan<byte> nlri)
    {
        if (nlri.Length == 0)
            return -1;
        var length = nlri[0] < 0xF0 ? 1 + nlri[0] : nlri.Length > 1 ? 2 + ((nlri[0] & 0x0F) << 8) + nlri[1] : int.MaxValue;
        return length <= nlri.Length ? length : -1;
    }

    /// <inheritdoc/>
    public override int IndexOf(ReadOnlySpan<byte> nlri) =>
        nlri.Length == 6 ? (int)((BinaryPrimitives.ReadUInt32BigEndian(nlri[2..]) & 0xFFFFFF) - (Ipv4Family.Network(0) >> 8)) : -1;
}
