namespace ExaBgp.Protocol.Text;

/// <summary>One word of a statement: where its octets stand, and its line and column (from 1) in the file, 0 for a command.</summary>
public readonly record struct Token(int Start, int Length, int Line = 0, int Column = 0);
