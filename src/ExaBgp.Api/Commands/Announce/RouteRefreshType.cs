using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary><c>announce route-refresh AFI SAFI</c>: asks the peers for their routes again.</summary>
internal static class RouteRefreshType
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers, bool withdraw)
    {
        if (!FamilyWords.TryRead(ref words, out var family)) return context.Error("unknown family");
        return context.Sent(context.Speaker.SendRouteRefresh(peers, family));
    }
}
