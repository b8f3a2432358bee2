using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Communities.Extended;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.RouteTarget;

/// <summary>
/// Route target membership (RFC 4684 section 4): <c>bits(1) origin-AS(4) route-target(0-8)</c>, <c>bits</c> being 0 (all targets) or 32 to 96. The identity
/// is the prefix.
/// </summary>
public sealed class RouteTargetFamily() : FamilyCodec(new Family(Afi.Ipv4, Safi.RouteTarget))
{
    private const int WholeBits = 96;

    /// <inheritdoc/>
    public override bool SendsNextHopAttribute => false;

    /// <inheritdoc/>
    protected override bool HasEventText => false;

    internal override RouteWords Words => RouteWords.Typed;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> NextHopLengths(bool extendedNextHop) => [4, 16, 32];

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var rest = reader.Rest;
        if (rest.IsEmpty) return Malformed("RTC NLRI has no length");
        int bits = rest[0];
        if (bits is not 0 and (< 32 or > WholeBits))
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"incorrect RTC length: {bits} (should be >=32,<=96)"));
        var size = 1 + IpPrefix.Octets(bits);
        return reader.TryReadBytes(size, out nlri)
            ? Outcome.Accept
            : Malformed(string.Create(CultureInfo.InvariantCulture, $"RTC NLRI truncated: need {size} bytes, got {rest.Length}"));
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key(ReadOnlySpan<byte> nlri, Span<byte> scratch) => PrefixKey.Of(nlri, scratch);

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("rtc "u8);
        WriteWords(nlri, output, readable: false);
    }

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        Split(nlri.Bytes, out var bits, out var origin, out var target);
        output.Write("{ \"origin\": "u8);
        output.WriteDecimal(origin);
        output.Write(", \"route-target\": "u8);
        WriteJsonTarget(bits, target, output);
        if (bits is not (0 or WholeBits))
        {
            output.Write(", \"length\": "u8);
            output.WriteDecimal(bits);
        }

        NlriText.WriteJsonPathId(output, nlri.PathId);
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        Split(nlri.Bytes, out var bits, out var origin, out var target);
        output.Write("{\"origin\": "u8);
        if (bits == 0) output.Write("null"u8);
        else output.WriteDecimal(origin);
        output.Write(", \"rt\": "u8);
        WriteJsonTarget(bits, target, output);
        WriteRowTail(nlri.NextHop, output);
        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        WriteWords(nlri, output, readable: true);
        return true;
    }

    /// <summary>Reads <c>wildcard</c> or <c>AS:target:65000:1[/bits]</c> (the target in any form of an extended community), then attributes.</summary>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        tokens.TryNext(out var word);
        Span<byte> nlri = stackalloc byte[1 + 12];
        if (!TryPrefix(word, nlri, out var length))
        {
            error = tokens.ErrorBefore(
                $"'{Encoding.UTF8.GetString(word)}' is not a route target membership\n  Format: <AS>:<route-target>[/<length>] or wildcard (e.g., 65000:target:65000:1)");
            return false;
        }

        if (!RouteWordGrammar.TryParseAll(ref tokens, route, Words, out error)) return false;
        route.Add(this, route.PathId, nlri[..length]);
        return true;
    }

    private static bool TryPrefix(ReadOnlySpan<byte> word, Span<byte> nlri, out int length)
    {
        length = 1;
        nlri.Clear();
        if (word.SequenceEqual("wildcard"u8)) return true;
        var colon = word.IndexOf((byte)':');
        if (colon < 0 || !NumberReading.TryAsNumber(word[..colon], out var origin)) return false;
        var text = word[(colon + 1)..];
        uint bits = WholeBits;
        var slash = text.LastIndexOf((byte)'/');
        if (slash >= 0)
        {
            if (!NumberReading.TryDecimal(text[(slash + 1)..], out bits) || bits is < 32 or > WholeBits) return false;
            text = text[..slash];
        }

        if (!ExtendedCommunityText.TryParse(text, out var target, out _)) return false;
        nlri[0] = (byte)bits;
        BinaryPrimitives.WriteUInt32BigEndian(nlri[1..], origin);
        BinaryPrimitives.WriteUInt64BigEndian(nlri[5..], target & (ulong.MaxValue >> 2));
        length = 1 + IpPrefix.Octets((int)bits);
        var extra = (8 - (int)bits) & 7;
        nlri[length - 1] &= (byte)(0xFF << extra);
        return true;
    }

    private static void Split(ReadOnlySpan<byte> nlri, out int bits, out uint origin, out ulong target)
    {
        Span<byte> whole = stackalloc byte[12];
        whole.Clear();
        nlri[1..].CopyTo(whole);
        bits = nlri[0];
        origin = BinaryPrimitives.ReadUInt32BigEndian(whole);
        target = BinaryPrimitives.ReadUInt64BigEndian(whole[4..]) & (ulong.MaxValue >> 2);
    }

    private static void WriteWords(in NlriView nlri, ByteBuffer output, bool readable)
    {
        Split(nlri.Bytes, out var bits, out var origin, out var target);
        if (bits == 0)
        {
            output.Write("wildcard"u8);
        }
        else
        {
            output.WriteDecimal(origin);
            output.WriteUInt8((byte)':');
            WriteTarget(target, output, readable);
            if (bits != WholeBits)
            {
                output.WriteUInt8((byte)'/');
                output.WriteDecimal(bits);
            }
        }

        NlriText.WritePathId(output, nlri.PathId);
    }

    private static void WriteJsonTarget(int bits, ulong target, ByteBuffer output)
    {
        if (bits == 0)
        {
            output.Write("null"u8);
            return;
        }

        output.WriteUInt8((byte)'"');
        WriteTarget(target, output, readable: false);
        output.WriteUInt8((byte)'"');
    }

    /// <summary>
    /// Appends <c>target:65000:1</c>; hexadecimal digits for what is no route target and, when it must be <paramref name="readable"/>, for what would be
    /// read back as another.
    /// </summary>
    private static void WriteTarget(ulong target, ByteBuffer output, bool readable)
    {
        var start = output.Length;
        if (((target >> 48) & 0xFF) == 2) ExtendedCommunityTable.Find(target)?.WriteText(target, output);
        var isWritten = output.Length > start;
        if (isWritten && (!readable || (ExtendedCommunityText.TryParse(output.Written[start..], out var read, out _) && read == target))) return;
        output.Truncate(start);
        Span<byte> octets = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(octets, target);
        output.Write("0x"u8);
        output.WriteHexUpper(octets);
    }
}
