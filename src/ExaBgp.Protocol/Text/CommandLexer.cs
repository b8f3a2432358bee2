using System.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Text;

/// <summary>
/// Cuts the line of a command into words, with the quotes and escapes of configuration files. Brackets, parentheses, commas, braces and semicolons are
/// words of their own. Text beyond ASCII (UTF-8) may stand in quotes and behind <c>name</c> and <c>description</c>. Reused by its owner: no allocation a line.
/// </summary>
public sealed class CommandLexer
{
    private readonly ByteBuffer _scratch = new();
    private Token[] _tokens = new Token[64];

    /// <summary>Reads one line without its line feed. <paramref name="words"/> is valid until the next call and as long as <paramref name="line"/>.</summary>
    public bool TryRead(ReadOnlySpan<byte> line, out TokenReader words, out ParseError error)
    {
        error = default;
        var count = 0;
        var isAscii = Ascii.IsValid(line);
        var copies = !isAscii || LineScanner.NeedsCopy(line);
        if (copies) _scratch.Clear();
        var scanner = new LineScanner(line, copies ? _scratch : null, parentheses: true);
        var tokens = _tokens;
        LineItem item;
        while ((item = scanner.Next()) is LineItem.Word or LineItem.Terminator)
        {
            if (count == tokens.Length)
            {
                Array.Resize(ref _tokens, count * 2);
                tokens = _tokens;
            }

            tokens[count] = new Token(scanner.Start, scanner.Length, 0, scanner.Source + 1);
            if (!isAscii && !IsAllowed(scanner, count))
            {
                words = default;
                error = new ParseError(count, "text beyond ASCII must stand in quotes and be UTF-8");
                return false;
            }

            count++;
        }

        words = new TokenReader(copies ? _scratch.Written : line, tokens.AsSpan(0, count));
        if (item == LineItem.End) return true;
        error = new ParseError(count, item == LineItem.OpenQuote ? "the quote is not closed" : "\\u needs four hexadecimal digits");
        return false;
    }

    private bool IsAllowed(in LineScanner scanner, int index)
    {
        var word = _scratch.Written.Slice(scanner.Start, scanner.Length);
        if (Ascii.IsValid(word)) return true;
        if (!System.Text.Unicode.Utf8.IsValid(word)) return false;
        if (scanner.IsQuoted) return true;
        if (index == 0) return false;
        var before = _scratch.Written.Slice(_tokens[index - 1].Start, _tokens[index - 1].Length);
        return before.SequenceEqual("name"u8) || before.SequenceEqual("description"u8);
    }
}
