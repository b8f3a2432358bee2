using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>Reads the words after a keyword as one value.</summary>
internal delegate bool ValueReader(ref TokenReader words, out object value, out ParseError error);

/// <summary>How the value of a keyword is written, read, and described.</summary>
/// <param name="Syntax">What may stand after the keyword, as errors and documents show it.</param>
/// <param name="Schema">The same as a JSON Schema, without braces.</param>
/// <param name="Read">Reads it.</param>
internal sealed record ValueForm(string Syntax, string Schema, ValueReader Read);
