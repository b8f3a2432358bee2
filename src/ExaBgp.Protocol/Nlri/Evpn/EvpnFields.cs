using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Evpn;

/// <summary>The fields of an EVPN route as they are read, in any order: <c>rd esi ethernet-tag mac ip prefix gateway label vni</c>.</summary>
internal sealed class EvpnFields
{
    private readonly byte[] _segment = new byte[10];
    private readonly byte[] _mac = new byte[6];
    private readonly List<uint> _labels = [];

    public ReadOnlySpan<byte> Segment => _segment;

    public uint Tag { get; private set; }

    public bool HasMac { get; private set; }

    public ReadOnlySpan<byte> Mac => _mac;

    public IpAddress Address { get; private set; }

    public IpPrefix? Prefix { get; private set; }

    public IpAddress Gateway { get; private set; }

    /// <summary>Labels as the 24 bits that are sent.</summary>
    public IReadOnlyList<uint> Labels => _labels;

    /// <summary>Reads one field; <paramref name="isField"/> is false when the next word is none.</summary>
    public bool TryParse(ref TokenReader tokens, RouteBuilder route, out bool isField, out ParseError error)
    {
        error = default;
        isField = true;
        if (tokens.TryTake("rd"u8)) return RouteWordGrammar.TryDistinguisher(ref tokens, route, out error);
        if (tokens.TryTake("esi"u8)) return TrySegment(ref tokens, out error);
        if (tokens.TryTake("ethernet-tag"u8))
        {
            if (!FieldGrammar.TryNumber(ref tokens, "ethernet-tag", uint.MaxValue, out var tag, out error)) return false;
            Tag = (uint)tag;
            return true;
        }

        if (tokens.TryTake("mac"u8)) return TryMac(ref tokens, out error);
        if (tokens.TryTake("ip"u8))
        {
            if (!FieldGrammar.TryAddress(ref tokens, 0, out var address, out error)) return false;
            Address = address;
            return true;
        }

        if (tokens.TryTake("gateway"u8))
        {
            if (!FieldGrammar.TryAddress(ref tokens, 0, out var gateway, out error)) return false;
            Gateway = gateway;
            return true;
        }

        if (tokens.TryTake("prefix"u8))
        {
            tokens.TryNext(out var word);
            if (!IpPrefix.TryParse(word, out var prefix, out var reason)) return Fail(tokens.ErrorBefore(reason, "a prefix"), out error);
            Prefix = prefix;
            return true;
        }

        if (tokens.TryTake("label"u8)) return TryLabels(ref tokens, 0xFFFFF, static value => (value << 4) | 1, out error);
        if (tokens.TryTake("vni"u8)) return TryLabels(ref tokens, 0xFFFFFF, static value => value, out error);
        isField = false;
        return true;
    }

    /// <summary>Appends the labels; 000000 when there is none.</summary>
    public void WriteLabels(int least, ByteBuffer output)
    {
        for (var i = 0; i < Math.Max(least, _labels.Count); i++) output.WriteUInt24(i < _labels.Count ? _labels[i] : 0);
    }

    private bool TrySegment(ref TokenReader tokens, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (word.SequenceEqual("-"u8))
        {
            _segment.AsSpan().Clear();
            return true;
        }

        return TryOctets(word, _segment)
            || Fail(tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not an Ethernet segment identifier\n  Format: ten octets 00:11:…:99, or -"), out error);
    }

    private bool TryMac(ref TokenReader tokens, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        HasMac = TryOctets(word, _mac);
        return HasMac || Fail(tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a MAC address\n  Format: 00:11:22:33:44:55"), out error);
    }

    private bool TryLabels(ref TokenReader tokens, uint max, Func<uint, uint> form, out ParseError error)
    {
        error = default;
        var isList = tokens.TryTake("["u8);
        do
        {
            if (isList && tokens.TryTake("]"u8)) break;
            if (!FieldGrammar.TryNumber(ref tokens, "label", max, out var value, out error)) return false;
            _labels.Add(form((uint)value));
        }
        while (isList);
        return true;
    }

    private static bool TryOctets(ReadOnlySpan<byte> text, Span<byte> octets)
    {
        if (text.Length != (octets.Length * 3) - 1) return false;
        for (var i = 0; i < octets.Length; i++)
        {
            int high = NumberReading.HexDigit(text[i * 3]), low = NumberReading.HexDigit(text[(i * 3) + 1]);
            if ((high | low) < 0 || (i < octets.Length - 1 && text[(i * 3) + 2] != ':')) return false;
            octets[i] = (byte)((high << 4) | low);
        }

        return true;
    }

    private static bool Fail(ParseError made, out ParseError error)
    {
        error = made;
        return false;
    }
}
