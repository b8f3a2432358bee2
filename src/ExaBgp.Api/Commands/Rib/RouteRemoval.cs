using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>A <c>routes remove index</c> under way: the route is looked for among those of the peers, and withdrawn where it is found.</summary>
internal sealed class RouteRemoval(CommandContext context, IReadOnlyList<IPeerView> peers, byte[] index, string text) : IPendingCommand
{
    private readonly RibWalk _walk = new(context.Speaker, peers, incoming: false);
    private readonly RouteIndex _indexes = new();
    private readonly List<(IPeerView Peer, FamilyCodec Family, uint? PathId, byte[] Nlri, Protocol.Attributes.AttributeSet Attributes)> _found = [];

    /// <summary>Looks as far as one turn may; null when the answer is written.</summary>
    public IPendingCommand? Start() => TryFinish(context.Answers) ? null : this;

    /// <inheritdoc/>
    public bool TryFinish(IAnswers answers)
    {
        for (var left = context.RoutesPerTurn; left > 0 && !_walk.IsEnd; left--)
        {
            if (!_walk.TryNext(out var peer, out var route) || peer is null) continue;
            if (_indexes.Of(route.Family, route.PathId, route.Nlri).SequenceEqual(index))
                _found.Add((peer, route.Family, route.PathId, route.Nlri.ToArray(), route.Attributes));
        }

        if (!_walk.IsEnd) return false;
        foreach (var (peer, family, pathId, nlri, attributes) in _found)
            context.Speaker.Withdraw(context.Speaker.PeerSets.Of([peer.RibIndex]), family, pathId, nlri, context.Speaker.Interner.Intern(attributes));
        if (!context.Acknowledges) return true;
        var line = new ByteBuffer();
        line.WriteText($"{{\"removed\": {(_found.Count > 0 ? "true" : "false")}, \"index\": \"");
        line.WriteText(text);
        line.Write("\"}"u8);
        answers.Payload(line.Written);
        return true;
    }
}
