namespace ExaBgp.Protocol.Text;

/// <summary>What a <see cref="LineScanner"/> found.</summary>
internal enum LineItem : byte
{
    /// <summary>Nothing more, or a comment.</summary>
    End,

    /// <summary>A word, a bracket, a parenthesis or a comma.</summary>
    Word,

    /// <summary><c>;</c>, <c>{</c> or <c>}</c>.</summary>
    Terminator,

    /// <summary>A quote that is not closed.</summary>
    OpenQuote,

    /// <summary><c>\u</c> without four hexadecimal digits.</summary>
    BadEscape,
}
