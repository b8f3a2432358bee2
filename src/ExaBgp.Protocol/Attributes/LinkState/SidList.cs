using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.LinkState;

/// <summary>
/// SIDs behind V and L flags (RFC 9085): labels of three octets when both are set, indexes of four when neither is, octets nobody can read otherwise.
/// </summary>
internal readonly ref struct SidList
{
    private readonly ReadOnlySpan<byte> _sids;
    private readonly int _size;

    public SidList(ReadOnlySpan<byte> sids, bool isValue, bool isLocal)
    {
        _size = isValue != isLocal ? 0 : isValue ? 3 : 4;
        Count = _size == 0 ? 0 : sids.Length / _size;
        _sids = sids[..(Count * _size)];
        Undecoded = sids[(Count * _size)..];
    }

    /// <summary>How many SIDs there are.</summary>
    public int Count { get; }

    /// <summary>What is left behind them.</summary>
    public ReadOnlySpan<byte> Undecoded { get; }

    /// <summary>The SID at <paramref name="index"/>.</summary>
    public uint this[int index] => (uint)NumberTlv.Read(_sids.Slice(index * _size, _size));

    /// <summary>Appends <c>[299792]</c>.</summary>
    public void WriteSids(ByteBuffer output)
    {
        output.WriteUInt8((byte)'[');
        for (var i = 0; i < Count; i++)
        {
            if (i > 0) output.Write(", "u8);
            output.WriteDecimal(this[i]);
        }

        output.WriteUInt8((byte)']');
    }

    /// <summary>Appends <c>[]</c> or <c>["0x0102"]</c>.</summary>
    public void WriteUndecoded(ByteBuffer output) => WriteUndecoded("[\"0x"u8, "\"]"u8, "[]"u8, output);

    /// <summary>Appends it as text events show it: <c>[]</c> and <c>['0x01']</c>, or <c>()</c> and <c>('0x01',)</c>.</summary>
    public void WriteUndecodedText(ByteBuffer output, Compatibility compatibility)
    {
        if (compatibility.IsFive) WriteUndecoded("['0x"u8, "']"u8, "[]"u8, output);
        else WriteUndecoded("('0x"u8, "',)"u8, "()"u8, output);
    }

    private void WriteUndecoded(ReadOnlySpan<byte> open, ReadOnlySpan<byte> close, ReadOnlySpan<byte> none, ByteBuffer output)
    {
        if (Undecoded.IsEmpty)
        {
            output.Write(none);
            return;
        }

        output.Write(open);
        output.WriteHexUpper(Undecoded);
        output.Write(close);
    }
}
