using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary>Announces to, or withdraws from, <paramref name="peers"/> what the words after the type say, and answers.</summary>
internal delegate IPendingCommand? AnnounceType(ref TokenReader words, CommandContext context, PeerSet peers, bool withdraw);
