using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes.Draining;

/// <summary>Turns what is pending for a peer into messages, a window of versions at a time: refreshed routes, withdraws, announces.</summary>
internal sealed partial class Drainer(PeerSets sets, AttributeInterner interner)
{
    private const int BlockSize = 16 * 1024;
    private const int MostLooks = 1 << 17;
    private const int MostUnsendable = 256;

    private readonly UpdatePacker _packer = new();
    private readonly Segment _segment = new();
    private readonly Queue<UnsendableRoute> _unsendable = new();
    private int _looks;

    /// <summary>The next route that was left out.</summary>
    public bool TryTakeUnsendable(out UnsendableRoute route) => _unsendable.TryDequeue(out route);

    /// <summary>Goes on with the window of the peer, or opens one up to <paramref name="version"/>.</summary>
    public DrainStatus Drain(OutgoingPeer peer, long version, ByteBuffer output, int budget)
    {
        if (!peer.IsUp) return DrainStatus.Idle;
        if (peer.Pass == DrainPass.None)
        {
            if (peer.Announced == version && peer.Withdrawn == version) return DrainStatus.Idle;
            Open(peer, version, output);
        }

        _looks = 0;
        var start = output.Length;
        while (true)
        {
            var room = budget - (output.Length - start);
            if (room <= 0 || _looks >= MostLooks || (output.Length > start && budget == 1)) return DrainStatus.More;
            if (Step(peer, output, room, budget == 1)) continue;
            if (peer.Pass == DrainPass.Refresh)
            {
                WriteMarkers(peer, RouteRefreshMessage.End, output);
                peer.Pass = DrainPass.Withdraw;
            }
            else if (peer.Pass == DrainPass.Withdraw)
            {
                peer.Pass = DrainPass.Announce;
            }
            else
            {
                return Close(peer);
            }
        }
    }

    private static int BlockFor(OutgoingPeer peer) => Math.Max(BlockSize, peer.Session!.Encoding.MessageSize);

    private static void Open(OutgoingPeer peer, long version, ByteBuffer output)
    {
        peer.To = version;
        peer.Found = peer.HasDiscarded;
        peer.Refreshed = 0;
        peer.Refreshing = peer.RefreshAsked;
        peer.RefreshAsked = default;
        peer.Pass = peer.Refreshing.Count == 0 ? DrainPass.Withdraw : DrainPass.Refresh;
        WriteMarkers(peer, RouteRefreshMessage.Begin, output);
    }

    private static DrainStatus Close(OutgoingPeer peer)
    {
        peer.Pass = DrainPass.None;
        if (!peer.Options.Keep) peer.Routes.Forget(peer.To);
        if (!peer.Found) return DrainStatus.Idle;
        peer.EndFirst();
        return DrainStatus.Finished;
    }

    /// <summary>RFC 7313 section 4, where it is negotiated.</summary>
    private static void WriteMarkers(OutgoingPeer peer, byte subtype, ByteBuffer output)
    {
        if (!peer.Session!.EnhancedRefresh) return;
        foreach (var family in peer.Session.Families)
        {
            if (peer.Refreshing.Contains(family)) new RouteRefreshMessage(family, subtype).Write(output);
        }

        peer.Found |= peer.Refreshing.Count > 0;
    }

    /// <summary>Sends one stretch of the pass the peer is in; false when the pass is at its end.</summary>
    private bool Step(OutgoingPeer peer, ByteBuffer output, int room, bool single)
    {
        var from = peer.Pass switch { DrainPass.Refresh => peer.Refreshed, DrainPass.Withdraw => peer.Withdrawn, _ => peer.Announced };
        if (peer.Pass == DrainPass.Announce && peer.Limits is { } limits && TryAddPromoted(peer, limits, single))
        {
            Emit(peer, output, single: false, from);
            return true;
        }

        if (from >= peer.To) return false;
        var through = CanShare(peer, single) ? Share(peer, from, output) : Make(peer, from, output, room, single);
        switch (peer.Pass)
        {
            case DrainPass.Refresh:
                peer.Refreshed = through;
                break;
            case DrainPass.Withdraw:
                peer.Withdrawn = through;
                peer.Routes.Passed(from, peer.To);
                break;
            default:
                peer.Announced = through;
                break;
        }

        return true;
    }

    private static bool CanShare(OutgoingPeer peer, bool single) =>
        peer.Shares && !single && peer.Limits is null && peer.Pass != DrainPass.Refresh && !(peer.Pass == DrainPass.Withdraw && peer.IsFirst);

    /// <summary>A whole block, whatever the budget: a peer that stopped inside one would meet no other peer at its position again.</summary>
    private long Share(OutgoingPeer peer, long from, ByteBuffer output)
    {
        var blocks = peer.Routes.Blocks;
        var block = blocks.Find(peer, peer.Pass, from);
        if (block is null)
        {
            block = blocks.Obtain();
            _segment.Clear();
            var through = Gather(peer, from, BlockFor(peer), single: false, block);
            block.Found = _segment.Count > 0;
            Emit(peer, block.Octets, single: false, through);
            blocks.Keep(block, peer, peer.Pass, from, through);
            output.Write(block.Octets.Written);
            peer.Found |= block.Found;
            return through;
        }

        output.Write(block.Octets.Written);
        peer.Found |= block.Found;
        return block.To;
    }

    private long Make(OutgoingPeer peer, long from, ByteBuffer output, int room, bool single)
    {
        _segment.Clear();
        var through = Gather(peer, from, room, single, block: null);
        peer.Found |= _segment.Count > 0;
        return Emit(peer, output, single, through);
    }

    private void Report(OutgoingPeer peer, FamilyCodec family, ReadOnlySpan<byte> nlri, UnsendableReason reason)
    {
        if (_unsendable.Count == MostUnsendable) _unsendable.Dequeue();
        _unsendable.Enqueue(new UnsendableRoute(peer.Index, family.Family, nlri.ToArray(), reason));
    }

    private static bool Packs(EncodingContext context, FamilyCodec family) =>
        context.Grouping == Grouping.All || (context.Grouping == Grouping.Default && family.Groups);
}
