using System.Text;

namespace ExaBgp.Protocol.Text;

/// <summary>Walks over the words of one statement. Words are UTF-8 octets, quotes and escapes already taken away.</summary>
public ref struct TokenReader(ReadOnlySpan<byte> text, ReadOnlySpan<Token> tokens)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReadOnlySpan<Token> _tokens = tokens;
    private int _position;

    /// <summary>Index of the word to be read next; may be set back.</summary>
    public int Position
    {
        readonly get => _position;
        set => _position = Math.Clamp(value, 0, _tokens.Length);
    }

    /// <summary>Number of words in the statement.</summary>
    public readonly int Count => _tokens.Length;

    /// <summary>True behind the last word.</summary>
    public readonly bool IsEnd => _position >= _tokens.Length;

    /// <summary>The text all words stand in.</summary>
    public readonly ReadOnlySpan<byte> Text => _text;

    /// <summary>The word to be read next, empty at the end.</summary>
    public readonly ReadOnlySpan<byte> Peek => At(_position);

    /// <summary>The word at <paramref name="index"/>, empty outside.</summary>
    public readonly ReadOnlySpan<byte> At(int index) =>
        (uint)index < (uint)_tokens.Length ? _text.Slice(_tokens[index].Start, _tokens[index].Length) : default;

    /// <summary>The place of the word at <paramref name="index"/>.</summary>
    public readonly Token TokenAt(int index) => (uint)index < (uint)_tokens.Length ? _tokens[index] : default;

    /// <summary>Reads one word.</summary>
    public bool TryNext(out ReadOnlySpan<byte> word)
    {
        if (IsEnd)
        {
            word = default;
            return false;
        }

        word = At(_position++);
        return true;
    }

    /// <summary>Reads the next word if it is <paramref name="word"/>.</summary>
    public bool TryTake(ReadOnlySpan<byte> word)
    {
        if (IsEnd || !Peek.SequenceEqual(word)) return false;
        _position++;
        return true;
    }

    /// <summary>A reader of <paramref name="count"/> of these words, from <paramref name="start"/> on, at its beginning.</summary>
    public readonly TokenReader Slice(int start, int count) => new(_text, _tokens.Slice(start, count));

    /// <summary>The word to be read next as a string, for messages.</summary>
    public readonly string PeekText() => Encoding.UTF8.GetString(Peek);

    /// <summary>An error at the word to be read next.</summary>
    public readonly ParseError Error(string message, string? expected = null) => new(_position, message, expected);

    /// <summary>An error at the word just read.</summary>
    public readonly ParseError ErrorBefore(string message, string? expected = null) => new(Math.Max(_position - 1, 0), message, expected);
}
