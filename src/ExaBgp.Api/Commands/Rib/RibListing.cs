using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>A <c>show adj-rib</c> under way: some rows each turn, the helper's later commands behind it.</summary>
internal sealed class RibListing(CommandContext context, RibWalk walk, FamilyClass? only, RibRow form) : IPendingCommand
{
    private readonly ByteBuffer _line = new();
    private IPeerView? _peer;

    /// <summary>Writes what one turn may; null when that was all.</summary>
    public IPendingCommand? Start() => TryWrite(context.Answers) ? context.Done() : this;

    /// <inheritdoc/>
    public bool TryFinish(IAnswers answers)
    {
        if (!TryWrite(answers)) return false;
        if (context.Acknowledges) answers.Done();
        return true;
    }

    private bool TryWrite(IAnswers answers)
    {
        for (var left = context.RoutesPerTurn; left > 0 && !answers.IsFull; left--)
        {
            if (walk.IsEnd) return true;
            if (!walk.TryNext(out var peer, out var route) || peer is null) continue;
            if (!ReferenceEquals(peer, _peer)) form.Begin(_peer = peer);
            if (only is { } wanted && route.Family.Class != wanted) continue;
            _line.Clear();
            if (form.TryWrite(peer, route, _line)) answers.Payload(_line.Written);
        }

        return walk.IsEnd;
    }
}
