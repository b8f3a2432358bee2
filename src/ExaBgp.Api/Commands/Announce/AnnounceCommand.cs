using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Announce;

/// <summary><c>announce TYPE …</c> and <c>withdraw TYPE …</c>, alone (all peers of the helper) or behind a selector.</summary>
internal static class AnnounceCommand
{
    private static readonly (string Word, AnnounceType Run, bool Withdraws)[] OtherTypes =
    [
        ("eor", EndOfRibType.Run, false),
        ("route-refresh", RouteRefreshType.Run, false),
        ("watchdog", WatchdogType.Run, true),
        ("operational", OperationalType.Run, false),
    ];

    /// <summary><c>announce</c> to all peers of the helper.</summary>
    public static IPendingCommand? Announce(ref TokenReader words, CommandContext context) => Run(ref words, context, context.Scope.All, withdraw: false, hasSelector: false);

    /// <summary><c>withdraw</c> from all peers of the helper.</summary>
    public static IPendingCommand? Withdraw(ref TokenReader words, CommandContext context) => Run(ref words, context, context.Scope.All, withdraw: true, hasSelector: false);

    /// <summary>The words after <c>announce</c> or <c>withdraw</c>.</summary>
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context, PeerSet peers, bool withdraw, bool hasSelector)
    {
        if (words.IsEnd) return context.Error("incomplete command");
        if (peers.IsEmpty) return context.Error("no peer of this helper is meant");
        var word = words.Peek;
        if (word.SequenceEqual("route"u8)) return RouteType.Run(ref words, context, peers, withdraw, hasSelector);
        if (RouteTypes.TryGet(word, out var parse))
        {
            words.Position++;
            return parse(ref words, RouteChange.Begin(context, withdraw), context.AttributeTexts, out var error)
                ? RouteChange.Finish(context, peers, withdraw)
                : context.Error(error.Message);
        }

        foreach (var (known, run, withdraws) in OtherTypes)
        {
            if ((withdraw && !withdraws) || known.Length != word.Length || !System.Text.Ascii.Equals(word, known)) continue;
            words.Position++;
            return run(ref words, context, peers, withdraw);
        }

        var reason = $"unknown {(withdraw ? "withdraw" : "announce")} type: {words.PeekText()}";
        return context.IsActionFirst && hasSelector ? context.Error(reason) : context.Refuse(reason);
    }
}
