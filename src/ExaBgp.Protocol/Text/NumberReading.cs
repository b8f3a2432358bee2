using System.Buffers.Text;

namespace ExaBgp.Protocol.Text;

/// <summary>How numbers are read from words.</summary>
public static class NumberReading
{
    /// <summary>Digits only.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> word, out ulong value)
    {
        value = 0;
        return IsDigits(word) && Utf8Parser.TryParse(word, out value, out var used) && used == word.Length;
    }

    /// <summary>Digits only, at most 32 bits.</summary>
    public static bool TryDecimal(ReadOnlySpan<byte> word, out uint value)
    {
        var read = TryDecimal(word, out ulong wide) && wide <= uint.MaxValue;
        value = read ? (uint)wide : 0;
        return read;
    }

    /// <summary>True for one digit or more and nothing else.</summary>
    public static bool IsDigits(ReadOnlySpan<byte> word) => !word.IsEmpty && !word.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>An optional sign and digits, with single underscores between them.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> word, out long value)
    {
        value = 0;
        var isNegative = word.StartsWith("-"u8);
        if (isNegative || word.StartsWith("+"u8)) word = word[1..];
        if (word.IsEmpty || word[0] == '_' || word[^1] == '_') return false;
        ulong magnitude = 0;
        for (var i = 0; i < word.Length; i++)
        {
            if (word[i] == '_')
            {
                if (word[i - 1] == '_') return false;
                continue;
            }

            var digit = (uint)(word[i] - '0');
            if (digit > 9 || magnitude > (ulong)(long.MaxValue - digit) / 10) return false;
            magnitude = (magnitude * 10) + digit;
        }

        value = isNegative ? -(long)magnitude : (long)magnitude;
        return true;
    }

    /// <summary><c>0x</c> or <c>0X</c> and one to sixteen hexadecimal digits.</summary>
    public static bool TryHexadecimal(ReadOnlySpan<byte> word, out ulong value)
    {
        value = 0;
        if (!HasHexPrefix(word) || word.Length is < 3 or > 18) return false;
        foreach (var octet in word[2..])
        {
            var digit = HexDigit(octet);
            if (digit < 0) return false;
            value = (value << 4) | (uint)digit;
        }

        return true;
    }

    /// <summary>Decimal digits, or <c>0x</c> and hexadecimal ones.</summary>
    public static bool TryDecimalOrHexadecimal(ReadOnlySpan<byte> word, out ulong value) => TryDecimal(word, out value) || TryHexadecimal(word, out value);

    /// <summary>True for a word that begins with <c>0x</c> or <c>0X</c>.</summary>
    public static bool HasHexPrefix(ReadOnlySpan<byte> word) => word.Length >= 2 && word[0] == '0' && (word[1] | 0x20) == 'x';

    /// <summary>An even number of hexadecimal digits, as octets into <paramref name="output"/>; nothing is appended when it fails.</summary>
    public static bool TryHexOctets(ReadOnlySpan<byte> digits, Wire.ByteBuffer output)
    {
        if (digits.Length % 2 != 0) return false;
        var start = output.Length;
        for (var i = 0; i < digits.Length; i += 2)
        {
            int high = HexDigit(digits[i]), low = HexDigit(digits[i + 1]);
            if ((high | low) < 0)
            {
                output.Truncate(start);
                return false;
            }

            output.WriteUInt8((byte)((high << 4) | low));
        }

        return true;
    }

    /// <summary>An AS number: <c>0</c> to <c>4294967295</c>, or <c>high.low</c> (RFC 5396).</summary>
    public static bool TryAsNumber(ReadOnlySpan<byte> word, out uint value)
    {
        var dot = word.IndexOf((byte)'.');
        if (dot < 0) return TryDecimal(word, out value);
        var read = TryDecimal(word[..dot], out uint high) & TryDecimal(word[(dot + 1)..], out uint low) && high <= ushort.MaxValue && low <= ushort.MaxValue;
        value = read ? (high << 16) | low : 0;
        return read;
    }

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int HexDigit(byte octet) => octet switch
    {
        >= (byte)'0' and <= (byte)'9' => octet - '0',
        >= (byte)'a' and <= (byte)'f' => octet - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => octet - 'A' + 10,
        _ => -1,
    };
}
