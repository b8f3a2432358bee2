using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes.Draining;

/// <summary>One stretch of a pass: the records for the peer are gathered, brought in order and written.</summary>
internal sealed partial class Drainer
{
    private const int MessageOverhead = 64;

    /// <summary>
    /// Fills the segment with the records above <paramref name="from"/> that are for the peer, until they make about <paramref name="octets"/>.
    /// Returns the version up to which that is done. With <paramref name="single"/> they are of one kind, for one message.
    /// </summary>
    private long Gather(OutgoingPeer peer, long from, int octets, bool single, EncodedBlock? block)
    {
        var table = peer.Routes.Table;
        var context = peer.Session!.Encoding;
        var kind = peer.Pass == DrainPass.Withdraw ? RouteFlags.Withdraw : RouteFlags.Announce;
        var families = peer.Pass == DrainPass.Refresh ? context.Families.Intersect(peer.Refreshing) : context.Families;
        var discards = peer.Pass == DrainPass.Withdraw && peer.IsFirst;
        if (single) octets = 2 * context.MessageSize;
        var (position, estimate) = (from, 0);
        var (tag, contains) = (-1, false);
        var (attributes, attributesLength, seen) = (-2, 0, -1);
        FamilyCodec? codec = null;
        var packs = false;
        var pathIdLength = 0;
        while (position < peer.To && table.TrySeek(position, out var chunk, out var offset))
        {
            position = chunk.Last;
            _looks++;
            if ((kind == RouteFlags.Withdraw ? chunk.Withdraws : chunk.Live - chunk.Withdraws) == 0) continue;
            var records = chunk.Records.AsSpan(0, chunk.Used);
            for (; offset < records.Length; offset++)
            {
                ref var record = ref records[offset];
                if ((record.Flags & kind) == 0) continue;
                var version = chunk.Base + record.Delta;
                if (version > peer.To) return peer.To;
                if (record.Tag != tag)
                {
                    tag = record.Tag;
                    contains = sets.At(tag).Contains(peer.Index);
                    block?.Saw(sets.At(tag), contains);
                }

                if (++_looks >= MostLooks && !contains) return version;
                if (!contains || !families.Contains(record.Family)) continue;
                if (codec is null || codec.Index != record.Family)
                {
                    codec = FamilyTable.At(record.Family);
                    packs = peer.Pass != DrainPass.Refresh && !discards && Packs(context, codec);
                    attributes = -2;
                    pathIdLength = context.AddPathSend.Contains(codec.Index) ? 4 : 0;
                }

                if (discards && !codec.WithdrawCarriesAttributes)
                {
                    peer.Found = true;
                    continue;
                }

                if (record.Attributes != attributes)
                {
                    attributes = record.Attributes;
                    var set = attributes < 0 ? AttributeSet.Empty : interner.At(attributes);
                    attributesLength = set.Bytes.Length;
                    seen = SeenAs(peer, codec, set);
                    if (block is not null && set.NextHop.Kind == NextHopKind.Self) block.Self = peer.Identity;
                }

                var (first, second) = peer.Pass switch
                {
                    DrainPass.Announce => (seen, codec.Index),
                    DrainPass.Withdraw when !discards => (codec.Index, packs ? seen : 0),
                    _ => (0, 0),
                };
                var isNew = _segment.IsNew(first, second);
                if (single && isNew && _segment.Count > 0) return version - 1;
                var place = RouteTable.PlaceOf(chunk, offset);
                if (peer.Limits is { } limits && peer.Pass != DrainPass.Refresh && !discards && !Passes(limits, table, place, codec, kind)) continue;
                _segment.Add(place, first, second);
                estimate += record.Length + pathIdLength + (packs && !isNew ? 0 : MessageOverhead + attributesLength);
                if (estimate >= octets || _segment.Count == Segment.Most || _looks >= MostLooks || (single && !packs)) return version;
            }
        }

        return peer.To;
    }

    private static bool Passes(PathLimits limits, RouteTable table, int place, FamilyCodec codec, RouteFlags kind)
    {
        var nlri = table.NlriOf(place, out var pathId);
        return kind == RouteFlags.Announce ? limits.Admit(codec, pathId ?? 0, nlri) : limits.Withdraw(codec, pathId ?? 0, nlri);
    }

    /// <summary>Paths that may be sent now that others were withdrawn, if they were passed over before; others come in their turn.</summary>
    private bool TryAddPromoted(OutgoingPeer peer, PathLimits limits, bool single)
    {
        _segment.Clear();
        var table = peer.Routes.Table;
        while (_segment.Count < (single ? 1 : Segment.Most) && limits.TryTakePromoted(out var family, out var pathId, out var nlri))
        {
            var key = new RouteKey(family, pathId, nlri, new byte[nlri.Length]);
            var slot = table.Start(key);
            int place;
            while ((place = table.Next(key, ref slot)) >= 0)
            {
                ref var record = ref table[place];
                if ((record.Flags & RouteFlags.Announce) == 0 || !sets.At(record.Tag).Contains(peer.Index) || table.VersionOf(place) > peer.Announced) continue;
                _segment.Add(place, record.Attributes, record.Family);
                break;
            }
        }

        peer.Found |= _segment.Count > 0;
        return _segment.Count > 0;
    }

    /// <summary>
    /// Writes the segment. Returns <paramref name="through"/>, or with <paramref name="single"/> the version of the last record that went into the one
    /// message.
    /// </summary>
    private long Emit(OutgoingPeer peer, ByteBuffer output, bool single, long through)
    {
        var table = peer.Routes.Table;
        var context = peer.Session!.Encoding;
        var isWithdraw = peer.Pass == DrainPass.Withdraw;
        var discards = isWithdraw && peer.IsFirst;
        var (family, attributes) = (-1, -2);
        var codec = FamilyTable.At(0);
        var set = AttributeSet.Empty;
        var nextHop = NextHop.None;
        var (begun, packs) = (false, false);
        var reason = UnsendableReason.TooLarge;
        var ordered = _segment.Ordered();
        if (peer.Pass == DrainPass.Announce && !single) NlriOrder.Sort(table, ordered, context);
        foreach (var place in ordered)
        {
            ref var record = ref table[place];
            if (record.Family != family || (record.Attributes != attributes && !IsSeenAs(peer, codec, record.Attributes, set)))
            {
                _packer.End(output);
                family = record.Family;
                codec = FamilyTable.At(family);
                packs = peer.Pass != DrainPass.Refresh && !discards && Packs(context, codec);
                set = record.Attributes < 0 ? AttributeSet.Empty : interner.At(record.Attributes);
                nextHop = peer.Resolve(codec.Family, set.NextHop);
                if (discards) begun = true;
                else if (isWithdraw) begun = _packer.TryBeginWithdraw(context, set, nextHop, codec, out reason);
                else begun = TryBeginAnnounce(context, set, nextHop, codec, out reason);
            }

            attributes = record.Attributes;
            var nlri = table.NlriOf(place, out var pathId);
            if (single && _packer.IsOpen && !_packer.HasRoom(nlri.Length, output)) break;
            var written = begun && (discards ? _packer.TryWriteAttributesOnly(context, set, nextHop, codec, output) : _packer.TryAdd(pathId ?? 0, nlri, output));
            if (!packs) _packer.End(output);
            if (!written)
            {
                Report(peer, codec, nlri, begun ? UnsendableReason.TooLarge : reason);
                if (!isWithdraw && !peer.IsFirst)
                {
                    WithdrawInstead(context, codec, pathId ?? 0, nlri, output);
                    family = -1;
                }
            }

            if (single) through = table.VersionOf(place);
        }

        _packer.End(output);
        return through;
    }

    /// <summary>The place of the attribute set with its next hop as the peer sees it: what shares an UPDATE.</summary>
    private int SeenAs(OutgoingPeer peer, FamilyCodec family, AttributeSet attributes)
    {
        var nextHop = peer.Resolve(family.Family, attributes.NextHop);
        return nextHop == attributes.NextHop ? attributes.Id : interner.Intern(attributes.Bytes, nextHop).Id;
    }

    private bool IsSeenAs(OutgoingPeer peer, FamilyCodec family, int attributes, AttributeSet current)
    {
        if (attributes < 0 || current.Id < 0) return false;
        var other = interner.At(attributes);
        return (other.NextHop.Kind == NextHopKind.Self || current.NextHop.Kind == NextHopKind.Self) && SeenAs(peer, family, other) == SeenAs(peer, family, current);
    }

    /// <summary>The peer must not keep what it was sent before of a route that cannot be sent (RFC 8654 section 4).</summary>
    private void WithdrawInstead(EncodingContext context, FamilyCodec family, uint pathId, ReadOnlySpan<byte> nlri, ByteBuffer output)
    {
        _packer.End(output);
        if (_packer.TryBeginWithdraw(context, interner.Intern([], NextHop.None), NextHop.None, family, out _)) _packer.TryAdd(pathId, nlri, output);
        _packer.End(output);
    }

    private bool TryBeginAnnounce(EncodingContext context, AttributeSet attributes, in NextHop nextHop, FamilyCodec family, out UnsendableReason reason)
    {
        reason = UnsendableReason.SelfUnknown;
        return nextHop.Kind != NextHopKind.Self && _packer.TryBeginAnnounce(context, attributes, nextHop, family, out reason);
    }
}
