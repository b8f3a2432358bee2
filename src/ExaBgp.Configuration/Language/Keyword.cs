using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>Applies one statement, its keyword already read, to what its section says.</summary>
internal delegate bool StatementReader<in T>(ref TokenReader words, T into, FileReader file, out ParseError error);

/// <summary>A keyword of a section and how its statement is read.</summary>
internal sealed record Keyword<T>(KeywordInfo Info, StatementReader<T> Read);
