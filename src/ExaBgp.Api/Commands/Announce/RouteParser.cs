using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Announce;

/// <summary>
/// Reads what the words after the type say into <paramref name="route"/>, which the caller made ready. <paramref name="texts"/> may be null.
/// </summary>
public delegate bool RouteParser(ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error);
