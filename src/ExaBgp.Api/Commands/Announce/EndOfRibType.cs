using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary><c>announce eor [AFI SAFI]</c>: an End-of-RIB marker, of IPv4 unicast when nothing is said.</summary>
internal static class EndOfRibType
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers, bool withdraw)
    {
        var family = Family.Ipv4Unicast;
        if (!words.IsEnd && !FamilyWords.TryRead(ref words, out family)) return context.Error("unknown family");
        return context.Sent(context.Speaker.SendEndOfRib(peers, family));
    }
}
