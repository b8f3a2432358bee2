namespace ExaBgp.Cli;

/// <summary>What <c>exabgp run</c> was told.</summary>
/// <param name="Kind">Socket or pipes.</param>
/// <param name="Name">Name of the channel, or null for the settings'.</param>
/// <param name="Batch">A file of commands, <c>-</c> for standard input, or null.</param>
/// <param name="IsStrict">An <c>error</c> is the exit status 1 (ours; without it 0, as scripts expect).</param>
/// <param name="Words">The command.</param>
internal sealed record RunOptions(ChannelKind Kind, string? Name, string? Batch, bool IsStrict, IReadOnlyList<string> Words);
