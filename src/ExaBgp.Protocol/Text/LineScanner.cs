using System.Buffers;
using System.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Text;

/// <summary>
/// Cuts one logical line of a file, or a command, into words. Blanks separate; <c>[ ] ,</c> are words of their own; <c>; { }</c> end a statement
/// (the braces not inside a list);
/// <c>#</c> starts a comment; quotes keep a run together; a backslash escapes everywhere, before quotes are looked at.
/// </summary>
/// <param name="line">The line.</param>
/// <param name="scratch">Where words are copied when the line <see cref="NeedsCopy"/>; null when it does not, words then stand in the line itself.</param>
/// <param name="parentheses">A parenthesis at the start of a word, and the one that closes it, is a word of its own.</param>
/// <param name="at">Where to start.</param>
internal ref struct LineScanner(ReadOnlySpan<byte> line, ByteBuffer? scratch, bool parentheses, int at = 0)
{
    private const byte Plain = 0, Blank = 1, Comma = 2, Ends = 3, Comment = 4, Quote = 5, Open = 6, Close = 7;

    private static readonly SearchValues<byte> Special = SearchValues.Create("\\\"'"u8);
    private static readonly byte[] Classes = MakeClasses();
    private readonly ReadOnlySpan<byte> _line = line;
    private int _depth;
    private int _square;

    /// <summary>Octets read so far.</summary>
    public int At { get; private set; } = at;

    /// <summary>First octet of the item in the line.</summary>
    public int Source { get; private set; }

    /// <summary>First octet of the word in the line or the scratch buffer.</summary>
    public int Start { get; private set; }

    /// <summary>Octets of the word.</summary>
    public int Length { get; private set; }

    /// <summary>True when part of the word stood in quotes.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>True when words of the line cannot be used where they stand.</summary>
    public static bool NeedsCopy(ReadOnlySpan<byte> line) => line.ContainsAny(Special);

    /// <summary>Reads the next item.</summary>
    public LineItem Next() => scratch is null ? NextInPlace() : NextCopied(scratch);

    private LineItem NextInPlace()
    {
        var line = _line;
        var classes = Classes;
        var at = At;
        while (at < line.Length && classes[line[at]] == Blank) at++;
        Source = Start = at;
        Length = 1;
        if (at == line.Length) return Stop(at);
        var kind = classes[line[at]];
        switch (kind)
        {
            case Ends:
                At = at + 1;
                return EndsStatement(line[at]) ? LineItem.Terminator : LineItem.Word;
            case Comment:
                return Stop(line.Length);
            case Comma:
                At = at + 1;
                CountBracket(line[at]);
                return LineItem.Word;
            case Open or Close when parentheses:
                _depth = kind == Open ? _depth + 1 : Math.Max(_depth - 1, 0);
                At = at + 1;
                return LineItem.Word;
        }

        var end = at + 1;
        for (; end < line.Length; end++)
        {
            kind = classes[line[end]];
            if (kind == Plain || kind == Open) continue;
            if (kind == Close && (!parentheses || _depth == 0)) continue;
            break;
        }

        At = end;
        Length = end - at;
        return LineItem.Word;
    }

    private LineItem NextCopied(ByteBuffer scratch)
    {
        Start = scratch.Length;
        IsQuoted = false;
        Span<byte> unit = stackalloc byte[4];
        byte quote = 0;
        while (true)
        {
            var before = At;
            var inWord = scratch.Length > Start || IsQuoted;
            if (!TryTake(unit, out var size, out var isBad)) break;
            var kind = size == 1 ? Classes[unit[0]] : Plain;
            if (quote != 0)
            {
                if (size == 1 && unit[0] == quote)
                {
                    Length = scratch.Length - Start;
                    return LineItem.Word;
                }

                if (isBad) return Bad(before);
                scratch.Write(unit[..size]);
                continue;
            }

            if (!inWord) Source = before;
            switch (kind)
            {
                case Blank:
                    if (inWord) return Word(scratch, At);
                    continue;
                case Comment:
                    At = inWord ? before : _line.Length;
                    return inWord ? Word(scratch, before) : Stop(_line.Length);
                case Quote:
                    quote = unit[0];
                    IsQuoted = true;
                    QuoteAt = before;
                    continue;
                case Comma or Ends:
                case Open or Close when parentheses && (kind == Open ? !inWord : !inWord || _depth > 0):
                    if (inWord) return Word(scratch, before);
                    if (kind is Comma) CountBracket(unit[0]);
                    if (kind is Open) _depth++;
                    if (kind is Close && _depth > 0) _depth--;
                    scratch.WriteUInt8(unit[0]);
                    Length = 1;
                    return kind == Ends && EndsStatement(unit[0]) ? LineItem.Terminator : LineItem.Word;
            }

            if (isBad) return Bad(before);
            scratch.Write(unit[..size]);
        }

        if (quote != 0)
        {
            Source = QuoteAt;
            Length = scratch.Length - Start;
            return LineItem.OpenQuote;
        }

        return scratch.Length > Start ? Word(scratch, At) : Stop(_line.Length);
    }

    private int QuoteAt { get; set; }

    /// <summary>A brace inside a list is a word: confederation segments of an AS path.</summary>
    private readonly bool EndsStatement(byte octet) => octet == (byte)';' || (_square == 0 && _depth == 0);

    private void CountBracket(byte octet)
    {
        if (octet == (byte)'[') _square++;
        else if (octet == (byte)']' && _square > 0) _square--;
    }

    private LineItem Word(ByteBuffer scratch, int at)
    {
        At = at;
        Length = scratch.Length - Start;
        return LineItem.Word;
    }

    private LineItem Stop(int at)
    {
        At = at;
        Length = 0;
        return LineItem.End;
    }

    private LineItem Bad(int at)
    {
        Source = at;
        At = _line.Length;
        Length = 0;
        return LineItem.BadEscape;
    }

    /// <summary>Takes one octet, or what an escape stands for. A bad escape counts only outside a comment.</summary>
    private bool TryTake(scoped Span<byte> unit, out int size, out bool isBad)
    {
        isBad = false;
        size = 1;
        if (At >= _line.Length) return false;
        var octet = _line[At++];
        unit[0] = octet;
        if (octet != (byte)'\\' || At == _line.Length) return true;
        var escaped = _line[At++];
        unit[0] = escaped switch
        {
            (byte)'b' => 8,
            (byte)'f' => 12,
            (byte)'n' => 10,
            (byte)'r' => 13,
            (byte)'t' => 9,
            _ => escaped,
        };
        if (escaped != (byte)'u') return true;
        isBad = true;
        if (!TryHex(At, out var code)) return true;
        At += 4;
        if (char.IsHighSurrogate((char)code) && At + 6 <= _line.Length && _line.Slice(At, 2).SequenceEqual("\\u"u8)
            && TryHex(At + 2, out var low) && char.IsLowSurrogate((char)low))
        {
            At += 6;
            code = char.ConvertToUtf32((char)code, (char)low);
        }

        if (!Rune.TryCreate(code, out var rune)) return true;
        isBad = false;
        size = rune.EncodeToUtf8(unit);
        return true;
    }

    private readonly bool TryHex(int at, out int value)
    {
        value = 0;
        if (at + 4 > _line.Length) return false;
        foreach (var digit in _line.Slice(at, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit)) return false;
            value = (value << 4) | (char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return true;
    }

    private static byte[] MakeClasses()
    {
        var classes = new byte[256];
        foreach (var c in " \t\r\n\f\v"u8) classes[c] = Blank;
        foreach (var c in "[],"u8) classes[c] = Comma;
        foreach (var c in ";{}"u8) classes[c] = Ends;
        foreach (var c in "\"'"u8) classes[c] = Quote;
        classes['#'] = Comment;
        classes['('] = Open;
        classes[')'] = Close;
        return classes;
    }
}
