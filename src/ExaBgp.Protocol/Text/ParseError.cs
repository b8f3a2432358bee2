namespace ExaBgp.Protocol.Text;

/// <summary>Why words could not be read: <paramref name="Token"/> is the place of the offending one in its statement.</summary>
public readonly record struct ParseError(int Token, string Message, string? Expected = null);
