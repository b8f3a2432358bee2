using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Announce;

/// <summary>
/// Reads what the words after the type say into <see cref="CommandContext.Route"/>, which the caller made ready. <paramref name="texts"/> may be null.
/// </summary>
internal delegate bool RouteParser(ref TokenReader words, RouteBuilder route, AttributeTextCache? texts, out ParseError error);
