using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>A <c>routes list</c> under way: one array, gathered over as many turns as it takes.</summary>
internal sealed class RoutesListing(CommandContext context, IReadOnlyList<IPeerView> peers, Afi? afi, Safi? safi) : IPendingCommand
{
    private readonly RibWalk _walk = new(context.Speaker, peers, incoming: false);
    private readonly RouteIndex _indexes = new();
    private readonly ByteBuffer _line = new();

    /// <summary>Gathers what one turn may; null when the answer is written.</summary>
    public IPendingCommand? Start()
    {
        _line.WriteUInt8((byte)'[');
        return TryFinish(context.Answers) ? null : this;
    }

    /// <inheritdoc/>
    public bool TryFinish(IAnswers answers)
    {
        for (var left = context.RoutesPerTurn; left > 0 && !_walk.IsEnd; left--)
        {
            if (!_walk.TryNext(out var peer, out var route) || peer is null) continue;
            var family = route.Family.Family;
            if ((afi is { } wantedAfi && family.Afi != wantedAfi) || (safi is { } wantedSafi && family.Safi != wantedSafi)) continue;
            _line.Write(_line.Length > 1 ? ", {\"index\": \""u8 : "{\"index\": \""u8);
            _line.WriteHexLower(_indexes.Of(route.Family, route.PathId, route.Nlri));
            _line.Write("\", \"route\": "u8);
            _line.WriteJsonString(RoutesAnswer.RouteText(
                context, route.Family, new NlriView(route.Nlri, route.PathId, route.Attributes.NextHop), route.Attributes));
            _line.Write(", \"neighbor\": "u8);
            _line.WriteJsonString(peer.Settings.Name);
            _line.WriteUInt8((byte)'}');
        }

        if (!_walk.IsEnd) return false;
        _line.WriteUInt8((byte)']');
        if (context.Acknowledges) answers.Payload(_line.Written);
        return true;
    }
}
