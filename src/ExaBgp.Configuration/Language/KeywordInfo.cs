namespace ExaBgp.Configuration.Language;

/// <summary>What a keyword looks like, for schema, examples and errors.</summary>
/// <param name="Name">The word.</param>
/// <param name="Syntax">What may stand after it.</param>
/// <param name="Schema">JSON Schema of that, without braces.</param>
/// <param name="Default">The value it has when it is not written, or null.</param>
/// <param name="Help">What it does, one sentence.</param>
internal sealed record KeywordInfo(string Name, string Syntax, string Schema, string? Default, string Help);
