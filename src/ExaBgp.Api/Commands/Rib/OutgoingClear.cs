using ExaBgp.Routes;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>Everything announced is being withdrawn: some routes each turn, the helper's later commands behind it.</summary>
internal sealed class OutgoingClear(CommandContext context, PeerSet peers) : IPendingCommand
{
    private OutgoingClearing _clearing;

    /// <summary>Withdraws what one turn may; null when that was all.</summary>
    public IPendingCommand? Start() => context.Speaker.ClearOut(peers, ref _clearing) ? context.Done() : this;

    /// <inheritdoc/>
    public bool TryFinish(IAnswers answers)
    {
        if (!context.Speaker.ClearOut(peers, ref _clearing)) return false;
        if (context.Acknowledges) answers.Done();
        return true;
    }
}
