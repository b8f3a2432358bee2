using ExaBgp.Api.Commands.Peers;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Rib;

/// <summary><c>show neighbor …</c> and <c>show adj-rib in|out …</c>.</summary>
internal static class ShowCommand
{
    private static readonly CommandTable Words = new(("neighbor", PeerShow.Run), ("adj-rib", RibShow.Run));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Words.Run(ref words, context);
}
