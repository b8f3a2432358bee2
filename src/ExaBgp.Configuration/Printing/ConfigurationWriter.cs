using System.Globalization;
using System.Text;

namespace ExaBgp.Configuration.Printing;

/// <summary>Writes statements and sections, indented, words quoted where they have to be.</summary>
internal sealed class ConfigurationWriter(TextWriter output)
{
    private int _depth;

    /// <summary>Opens a section.</summary>
    public void Open(string header)
    {
        Indent();
        output.Write(header);
        output.Write(" {\n");
        _depth++;
    }

    /// <summary>Closes the last section opened.</summary>
    public void Close()
    {
        _depth--;
        Indent();
        output.Write("}\n");
    }

    /// <summary>Writes a section when what is to be in it writes anything.</summary>
    public void Section(string header, IEnumerable<string> statements)
    {
        var isOpen = false;
        foreach (var statement in statements)
        {
            if (!isOpen) Open(header);
            isOpen = true;
            Statement(statement);
        }

        if (isOpen) Close();
    }

    /// <summary>Writes one statement.</summary>
    public void Statement(string words)
    {
        Indent();
        output.Write(words);
        output.Write(";\n");
    }

    /// <summary>Writes one statement of ASCII octets.</summary>
    public void Statement(ReadOnlySpan<byte> words) => Statement(Encoding.UTF8.GetString(words));

    /// <summary>The word as a file has to spell it.</summary>
    public static string Quote(string word)
    {
        if (word.Length > 0 && !word.Any(static c => c is ' ' or ',' or '[' or ']' or ';' or '{' or '}' or '#' or '"' or '\'' or '\\' or '(' or ')' || char.IsControl(c) || c > '~'))
            return word;
        var quote = word.Contains('"', StringComparison.Ordinal) ? '\'' : '"';
        var text = new StringBuilder().Append(quote);
        foreach (var c in word)
        {
            if (c == '\\') text.Append("\\\\");
            else if (char.IsControl(c)) text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            else text.Append(c);
        }

        return text.Append(quote).ToString();
    }

    private void Indent()
    {
        for (var i = 0; i < _depth; i++) output.Write("    ");
    }
}
