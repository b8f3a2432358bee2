using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>
/// Words that are extended communities: <c>word:field:field</c>, two fields alone for a route target, <c>0x</c> and sixteen digits, or a word by itself.
/// A field is a decimal number, with <c>L</c> behind it where an AS number shall take four octets, or a dotted quad.
/// </summary>
internal static class ExtendedCommunityText
{
    private const int MostFields = 4;

    public static bool TryParse(ReadOnlySpan<byte> word, out ulong value, out string? message)
    {
        value = 0;
        message = null;
        if (!word.Contains((byte)':')) return TryParseAlone(word, out value, out message);
        var isNamed = word.Count((byte)':') > 1;
        foreach (var row in ExtendedCommunityTable.All)
        {
            if (!Begins(word, row.Word)) continue;
            if (row.Layout.IsEmpty && row.TryParse(word[(row.Word.Length + 1)..], out value)) return true;
            isNamed |= Fields(row) == 1;
        }

        var fieldsText = word;
        ReadOnlySpan<byte> name = "target"u8;
        if (isNamed)
        {
            name = word[..word.IndexOf((byte)':')];
            fieldsText = word[(name.Length + 1)..];
        }

        var given = fieldsText.Count((byte)':') + 1;
        Span<ulong> fields = stackalloc ulong[MostFields];
        var isWide = false;
        var at = 0;
        foreach (var range in fieldsText.Split((byte)':'))
        {
            var field = fieldsText[range];
            if (!TryParseField(field, word, out var number, out message)) return false;
            if (at == 0) isWide = number > ushort.MaxValue || field.Contains((byte)'.') || field[^1] == 'L';
            if (at < MostFields) fields[at] = number;
            at++;
        }

        var found = FindRow(name, isWide);
        if (found is null)
        {
            message = $"invalid extended community type {Encoding.UTF8.GetString(name)}";
            return false;
        }

        if (given != Fields(found))
        {
            message = $"invalid extended community {Encoding.UTF8.GetString(name)}, expecting {Fields(found)} fields";
            return false;
        }

        return TryPack(found, fields, out value, out message);
    }

    private static int Fields(ExtendedCommunityType row) => row.Layout.TrimEnd((byte)'0').Length;

    private static bool TryParseAlone(ReadOnlySpan<byte> word, out ulong value, out string? message)
    {
        message = null;
        if (NumberReading.HasHexPrefix(word))
        {
            if (word.Length == 18 && NumberReading.TryHexadecimal(word, out value)) return true;
            value = 0;
            message = $"invalid extended community {Encoding.UTF8.GetString(word)}";
            if (word.Length % 2 != 0 || word.Length < 18) return false;
            return NumberReading.TryHexadecimal(word[..18], out value);
        }

        foreach (var row in ExtendedCommunityTable.All)
        {
            if (Ascii.Equals(word, row.Word) && row.TryParse([], out value)) return true;
        }

        value = 0;
        message = $"invalid extended community {Encoding.UTF8.GetString(word)} - lc+gc";
        return false;
    }

    /// <summary>
    /// The row whose layout the fields take. A first field that needs four octets takes the IPv4 layout, as the reference does even for an AS number;
    /// <c>target-as4</c> and <c>origin-as4</c> take that of RFC 5668.
    /// </summary>
    private static ExtendedCommunityType? FindRow(ReadOnlySpan<byte> name, bool isWide)
    {
        var type = isWide ? 0x01 : 0x00;
        if (name.EndsWith("-as4"u8) || name.EndsWith("4"u8))
        {
            type = name.EndsWith("-as4"u8) ? 0x02 : 0x01;
            name = name[..^(type == 0x02 ? 4 : 1)];
            if (!name.SequenceEqual("target"u8) && !name.SequenceEqual("origin"u8)) return null;
        }

        var isSized = name.SequenceEqual("target"u8) || name.SequenceEqual("origin"u8) || name.SequenceEqual("rtrecord"u8);
        foreach (var row in ExtendedCommunityTable.All)
        {
            if (!row.Layout.IsEmpty && Ascii.Equals(name, row.Word) && (!isSized || row.TypeOctet == type)) return row;
        }

        return null;
    }

    private static bool TryPack(ExtendedCommunityType row, ReadOnlySpan<ulong> fields, out ulong value, out string? message)
    {
        value = ((ulong)row.TypeOctet << 8) | (uint)(row.Kind & 0xFF);
        message = null;
        for (var i = 0; i < row.Layout.Length; i++)
        {
            var (bits, limit) = row.Layout[i] switch
            {
                (byte)'B' => (8, 0xFFul),
                (byte)'H' => (16, 0xFFFFul),
                (byte)'0' => (16, ulong.MaxValue),
                _ => (32, 0xFFFFFFFFul),
            };
            var field = row.Layout[i] == '0' ? 0 : fields[i];
            if (field > limit)
            {
                message = $"invalid extended community, value is too large {field}";
                return false;
            }

            value = (value << bits) | (row.Layout[i] == 'F' ? BitConverter.SingleToUInt32Bits(field) : field);
        }

        return true;
    }

    private static bool TryParseField(ReadOnlySpan<byte> field, ReadOnlySpan<byte> word, out ulong value, out string? message)
    {
        message = null;
        var digits = field.EndsWith("L"u8) ? field[..^1] : field;
        if (NumberReading.IsDigits(digits))
        {
            if (NumberReading.TryDecimal(digits, out value)) return true;
            message = $"invalid extended community, value is too large {Encoding.UTF8.GetString(digits)}";
            return false;
        }

        value = 0;
        if (IpAddress.TryParse(field, out var address) && address.IsIpv4)
        {
            value = address.Ipv4Bits;
            return true;
        }

        message = QuadError(field, word);
        return false;
    }

    private static string QuadError(ReadOnlySpan<byte> field, ReadOnlySpan<byte> word)
    {
        var text = Encoding.UTF8.GetString(word);
        var parts = Encoding.UTF8.GetString(field).Split('.');
        if (parts.Length != 4) return $"invalid extended community: {text}\n  Expecting 4 dotted decimal parts, got {parts.Length}";
        foreach (var part in parts)
        {
            if (part.Length == 0 || !part.All(char.IsAsciiDigit)) return $"invalid extended community: {text}\n  \"{part}\" is not a decimal number";
            if (part.Length > 3 || int.Parse(part, System.Globalization.CultureInfo.InvariantCulture) > 255) return $"invalid extended community: {text}\n  \"{part}\" is larger than 255";
        }

        return $"invalid extended community: {text}";
    }

    private static bool Begins(ReadOnlySpan<byte> word, string name) =>
        word.Length > name.Length + 1 && word[name.Length] == ':' && Ascii.Equals(word[..name.Length], name);
}
