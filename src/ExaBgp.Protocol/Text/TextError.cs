namespace ExaBgp.Protocol.Text;

/// <summary>An error of a text: its line and column (octets, both from 1), the octets it covers, what is wrong, and what was expected.</summary>
public readonly record struct TextError(int Line, int Column, int Length, string Message, string? Expected = null);
