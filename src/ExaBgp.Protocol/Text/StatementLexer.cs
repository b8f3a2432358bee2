using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Text;

/// <summary>
/// Reads the statements of a configuration text one after the other. A line that ends with a backslash goes on in the next one; a statement does not
/// pass the end of such a logical line. After an error it goes on with the next statement, so that all errors of a text are found.
/// </summary>
public sealed class StatementLexer
{
    private readonly ReadOnlyMemory<byte> _text;
    private readonly ByteBuffer _scratch = new();
    private readonly ByteBuffer _joined = new();
    private readonly ByteBuffer _kept = new();
    private readonly List<(int At, int Line)> _segments = [];
    private Token[] _tokens = new Token[64];
    private int _count;
    private int _next;
    private int _nextLine = 1;
    private int _lineStart;
    private int _lineLength;
    private int _line;
    private int _at;
    private bool _isJoined;
    private bool _copies;
    private bool _isKept;

    /// <summary>Reads <paramref name="text"/> (UTF-8; a byte order mark is skipped).</summary>
    public StatementLexer(ReadOnlyMemory<byte> text)
    {
        _text = text;
        if (text.Span.StartsWith("\uFEFF"u8)) _next = 3;
    }

    /// <summary>What ended the statement: <c>;</c>, <c>{</c> or <c>}</c>.</summary>
    public byte End { get; private set; }

    /// <summary>Place of what ended the statement.</summary>
    public Token EndToken { get; private set; }

    /// <summary>True when the statement could not be read properly; its error is in <see cref="Errors"/>.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Errors found since the list was last cleared by its reader.</summary>
    public IList<TextError> Errors { get; } = [];

    /// <summary>A parenthesis at the start of a word, and the one that closes it, is a word of its own (statements of routes).</summary>
    public bool SplitsParentheses { get; set; }

    /// <summary>The words of the statement, without what ended it. Valid until the next one is read.</summary>
    public TokenReader Words => new(_isKept ? _kept.Written : WordText, _tokens.AsSpan(0, _count));

    private ReadOnlySpan<byte> WordText => _copies ? _scratch.Written : CurrentText;

    private ReadOnlySpan<byte> CurrentText => _isJoined ? _joined.Written : _text.Span;

    private ReadOnlySpan<byte> Line => CurrentText.Slice(_lineStart, _lineLength);

    /// <summary>Reads the next statement; false at the end of the text.</summary>
    public bool TryNext()
    {
        _count = 0;
        IsBroken = false;
        _isKept = false;
        while (true)
        {
            if (_at >= _lineLength && !TryNextLine()) return false;
            if (_copies) _scratch.Clear();
            var item = ReadStatement();
            if (item == LineItem.Terminator) return true;
            if (item == LineItem.End && _count == 0) continue;
            Recover(item);
            return true;
        }
    }

    private LineItem ReadStatement()
    {
        var scanner = new LineScanner(Line, _copies ? _scratch : null, SplitsParentheses, _at);
        var offset = _copies ? 0 : _lineStart;
        LineItem item;
        while ((item = scanner.Next()) == LineItem.Word)
        {
            if (_count == _tokens.Length) Array.Resize(ref _tokens, _count * 2);
            _tokens[_count++] = Place(scanner.Start + offset, scanner.Length, scanner.Source);
        }

        _at = scanner.At;
        switch (item)
        {
            case LineItem.Terminator:
                End = WordText[scanner.Start + offset];
                EndToken = Place(scanner.Start + offset, 1, scanner.Source);
                break;
            case LineItem.OpenQuote:
                Report(Place(0, _lineLength - scanner.Source, scanner.Source), "the quote opened here is not closed on this line", null);
                break;
            case LineItem.BadEscape:
                Report(Place(0, 2, scanner.Source), "\\u needs four hexadecimal digits of a character", "\\u0041, for instance");
                break;
        }

        return item;
    }

    /// <summary>Ends a statement that has no proper end as the writer most likely meant it.</summary>
    private void Recover(LineItem item)
    {
        IsBroken = true;
        var last = Line.TrimEnd((byte)' ');
        End = last.EndsWith("{"u8) ? (byte)'{' : (byte)';';
        EndToken = Place(0, 1, _lineLength);
        _at = _lineLength;
        if (item != LineItem.End)
        {
            return;
        }

        var open = 0;
        foreach (var token in _tokens.AsSpan(0, _count))
        {
            if (token.Length != 1) continue;
            var octet = WordText[token.Start];
            if (octet == (byte)'[') open++;
            else if (octet == (byte)']') open--;
        }

        var place = _tokens[_count - 1];
        var brace = _text.Span[_next..].TrimStart(" \t\r\n"u8) is [(byte)'{', ..];
        if (brace) Report(place, "the \"{\" must follow on the same line", "{");
        else if (open > 0) Report(place, "the list is not closed on this line", "\"]\" and \";\", or \\ at the end of the line to go on in the next one");
        else Report(place, "the statement is not ended on this line", "\";\" or \"{\"");
        if (!brace && open <= 0) return;
        KeepWords();
        while (TryNextLine())
        {
            _scratch.Clear();
            var keep = _count;
            var next = ReadStatement();
            _count = keep;
            if (next == LineItem.Terminator) return;
            _at = _lineLength;
        }
    }

    private void KeepWords()
    {
        _kept.Clear();
        foreach (ref var token in _tokens.AsSpan(0, _count))
        {
            var start = _kept.Length;
            _kept.Write(WordText.Slice(token.Start, token.Length));
            token = token with { Start = start };
        }

        _isKept = true;
    }

    private Token Place(int start, int length, int source)
    {
        if (!_isJoined) return new Token(start, length, _line, source + 1);
        var at = _segments.Count - 1;
        while (at > 0 && _segments[at].At > source) at--;
        return new Token(start, length, _segments[at].Line, source - _segments[at].At + 1);
    }

    private void Report(Token place, string message, string? expected) =>
        Errors.Add(new TextError(place.Line, place.Column, Math.Max(place.Length, 1), message, expected));

    private bool TryNextLine()
    {
        var text = _text.Span;
        if (_next >= text.Length) return false;
        _line = _nextLine;
        _at = 0;
        _isJoined = false;
        var line = TakePhysical(out _lineStart);
        _lineLength = line.Length;
        if (line is [.., (byte)'\\'])
        {
            _isJoined = true;
            _joined.Clear();
            _segments.Clear();
            while (true)
            {
                _segments.Add((_joined.Length, _nextLine - 1));
                var goesOn = line is [.., (byte)'\\'];
                _joined.Write(goesOn ? line[..^1] : line);
                if (!goesOn || _next >= text.Length) break;
                line = TakePhysical(out _);
            }

            _lineStart = 0;
            _lineLength = _joined.Length;
        }

        _copies = LineScanner.NeedsCopy(Line);
        return true;
    }

    private ReadOnlySpan<byte> TakePhysical(out int start)
    {
        var text = _text.Span;
        start = _next;
        var rest = text[_next..];
        var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            length = rest.Length;
            _next = text.Length;
        }
        else
        {
            _next += length + (rest[length..].StartsWith("\r\n"u8) ? 2 : 1);
        }

        _nextLine++;
        var line = rest[..length];
        while (line is [.., (<= 13 and >= 9) or (<= 32 and >= 28)]) line = line[..^1];
        return line;
    }
}
