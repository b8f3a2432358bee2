namespace ExaBgp.Api.Commands.Daemon;

/// <summary>What <c>help</c> lists, and completion offers: the closed lists of the two generations.</summary>
internal static class CommandCatalogue
{
    /// <summary>The commands of version 6.</summary>
    public static IReadOnlyList<CommandEntry> TargetFirst { get; } =
    [
        Alone("#"),
        Alone("daemon reload"), Alone("daemon restart"), Alone("daemon shutdown"), Alone("daemon status"),
        Alone("group end"), Alone("group start"),
        Peer("peer announce attribute"), Peer("peer announce attributes"), Peer("peer announce eor"), Peer("peer announce flow"),
        Peer("peer announce ipv4"), Peer("peer announce ipv6"), Peer("peer announce operational"), Peer("peer announce route"),
        Peer("peer announce route-refresh"), Peer("peer announce vpls"), Peer("peer announce watchdog"),
        Alone("peer create"), Alone("peer delete"), Peer("peer group"), Alone("peer list"),
        Alone("peer show", "summary", "extensive", "configuration"), Peer("peer teardown"),
        Peer("peer withdraw attribute"), Peer("peer withdraw attributes"), Peer("peer withdraw flow"), Peer("peer withdraw ipv4"),
        Peer("peer withdraw ipv6"), Peer("peer withdraw route"), Peer("peer withdraw vpls"), Peer("peer withdraw watchdog"),
        Peer("rib clear in"), Peer("rib clear out"), Peer("rib flush out"), Alone("rib show in", "extensive"), Alone("rib show out", "extensive"),
        Alone("session ack disable"), Alone("session ack enable"), Alone("session ack silence"), Alone("session bye"), Alone("session ping"),
        Alone("session reset"), Alone("session sync disable"), Alone("session sync enable"),
        Alone("system api version", "4", "6"), Peer("system crash"), Alone("system help"), Alone("system queue-status"), Alone("system version"),
    ];

    /// <summary>The commands of version 4, as generation 5 lists them.</summary>
    public static IReadOnlyList<CommandEntry> ActionFirst { get; } =
    [
        Alone("#"),
        Peer("announce attribute"), Peer("announce attributes"), Peer("announce eor"), Peer("announce flow"), Peer("announce ipv4"),
        Peer("announce ipv6"), Peer("announce operational"), Peer("announce route"), Peer("announce route-refresh"), Peer("announce vpls"),
        Peer("announce watchdog"), Peer("clear adj-rib"), Peer("crash"), Peer("flush adj-rib out"), Peer("teardown"),
        Peer("withdraw attribute"), Peer("withdraw attributes"), Peer("withdraw flow"), Peer("withdraw ipv4"), Peer("withdraw ipv6"),
        Peer("withdraw route"), Peer("withdraw vpls"), Peer("withdraw watchdog"),
        Alone("disable-ack"), Alone("enable-ack"), Alone("help"), Alone("reload"), Alone("reset"), Alone("restart"),
        Alone("show adj-rib in", "extensive"), Alone("show adj-rib out", "extensive"),
        Alone("show neighbor", "summary", "extensive", "configuration"), Alone("shutdown"), Alone("silence-ack"), Alone("version"),
    ];

    private static CommandEntry Alone(string words, params string[] options) => new(words, false, options);

    private static CommandEntry Peer(string words) => new(words, true, []);
}
