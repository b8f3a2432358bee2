using ExaBgp.Api.Commands.Announce;
using ExaBgp.Api.Commands.Daemon;
using ExaBgp.Api.Commands.Peers;
using ExaBgp.Api.Commands.Rib;

namespace ExaBgp.Api.Commands;

/// <summary>
/// The first words of all commands. Those of the target-first grammar (version 6) are nouns; those of the action-first grammar (version 4) are verbs.
/// Both are understood at all times.
/// </summary>
internal static class CommandWords
{
    /// <summary>Nouns: what is commanded comes first.</summary>
    public static readonly CommandTable TargetFirst = new(
        ("peer", PeerCommand.Run),
        ("rib", RibCommand.Run),
        ("group", GroupCommand.Run),
        ("daemon", DaemonCommand.Run),
        ("session", SessionCommand.Run),
        ("system", SystemCommand.Run));

    /// <summary>Verbs: what is done comes first.</summary>
    public static readonly CommandTable ActionFirst = new(
        ("announce", AnnounceCommand.Announce),
        ("withdraw", AnnounceCommand.Withdraw),
        ("neighbor", NeighborCommand.Run),
        ("show", ShowCommand.Run),
        ("clear", ClearCommand.Run),
        ("flush", FlushCommand.Run),
        ("teardown", TeardownCommand.Run),
        ("create", CreateCommand.RunNeighbor),
        ("delete", DeleteCommand.RunNeighbor),
        CommandTable.Alone("shutdown", ShutdownCommand.Run),
        CommandTable.Alone("reload", ReloadCommand.Run),
        CommandTable.Alone("restart", RestartCommand.Run),
        CommandTable.Alone("status", StatusCommand.Run),
        CommandTable.Alone("version", VersionCommand.Run),
        CommandTable.Alone("help", HelpCommand.RunActionFirst),
        CommandTable.Alone("queue-status", QueueStatusCommand.Run),
        ("api", ApiVersionCommand.Run),
        CommandTable.Alone("crash", CrashCommand.Run),
        ("ping", PingCommand.Run),
        ("bye", ByeCommand.Run),
        CommandTable.Alone("reset", ResetCommand.RunActionFirst),
        CommandTable.Alone("enable-ack", AckCommand.Enable),
        CommandTable.Alone("disable-ack", AckCommand.Disable),
        CommandTable.Alone("silence-ack", AckCommand.Silence),
        CommandTable.Alone("enable-sync", SyncCommand.Enable),
        CommandTable.Alone("disable-sync", SyncCommand.Disable));

    /// <summary>True for a noun.</summary>
    public static bool IsTargetFirst(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("peer"u8) || word.SequenceEqual("rib"u8) || word.SequenceEqual("group"u8) || word.SequenceEqual("daemon"u8)
        || word.SequenceEqual("session"u8) || word.SequenceEqual("system"u8);
}
