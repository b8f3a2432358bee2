using System.Globalization;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <content>Path attributes.</content>
public sealed partial class UpdateDecoder
{
    private const AttributeFlags Kind = AttributeFlags.Optional | AttributeFlags.Transitive;
    private const AttributeFlags KnownFlags = Kind | AttributeFlags.Partial | AttributeFlags.ExtendedLength;

    private readonly AttributeBlockCache _cache = new();
    private readonly AttributeBuilder _builder = new();
    private readonly ByteBuffer _scratch = new();

    /// <summary>The octets of all attributes but MP_REACH_NLRI and MP_UNREACH_NLRI.</summary>
    private readonly ByteBuffer _key = new();

    private int _reachStart;
    private int _reachLength;
    private int _unreachStart;
    private int _unreachLength;
    private bool _hasReach;
    private bool _hasUnreach;
    private bool _isTruncated;

    /// <summary>Cuts the block into attributes, none of them read yet, and sets those of RFC 4760 apart.</summary>
    private Outcome Scan(ReadOnlySpan<byte> body, int start, int length, bool sent)
    {
        _key.Clear();
        _hasReach = _hasUnreach = _isTruncated = false;
        _unreachLength = 0;
        var outcome = Outcome.Accept;
        var end = start + length;
        var from = start;
        for (var at = start; at < end;)
        {
            var isLong = (body[at] & (byte)AttributeFlags.ExtendedLength) != 0;
            var header = isLong ? 4 : 3;
            if (end - at < header)
            {
                _isTruncated = true;
                outcome = TruncatedHeader;
                end = at;
                break;
            }

            var code = (AttributeCode)body[at + 1];
            var size = isLong ? (body[at + 2] << 8) | body[at + 3] : body[at + 2];
            if (size > end - at - header)
            {
                if (code is AttributeCode.MpReachNlri or AttributeCode.MpUnreachNlri) return PassesEnd(code, size, end - at - header);
                _isTruncated = true;
                outcome = Outcome.Withdraw(string.Create(CultureInfo.InvariantCulture, $"attribute {(byte)code} passes the end of the attributes"));
                end = at;
                break;
            }

            if (code is AttributeCode.MpReachNlri or AttributeCode.MpUnreachNlri)
            {
                if (code == AttributeCode.MpReachNlri ? _hasReach : _hasUnreach) return Duplicate(code);
                if (!sent && ((AttributeFlags)body[at] & Kind) != AttributeFlags.Optional) outcome = WrongFlagsOfReach;
                _key.Write(body[from..at]);
                from = at + header + size;
                if (code == AttributeCode.MpReachNlri) (_hasReach, _reachStart, _reachLength) = (true, at + header, size);
                else (_hasUnreach, _unreachStart, _unreachLength) = (true, at + header, size);
            }

            at += header + size;
        }

        _key.Write(body[from..end]);
        return outcome;
    }

    /// <summary>What the attributes come to: remembered, or read now.</summary>
    private AttributeBlock Block(SessionContext session, AttributeInterner interner, bool sent)
    {
        if (_key.Length == 0) return AttributeBlock.None;
        var context = session.Attributes;
        var octets = _key.Written;
        var hash = AttributeBlockCache.Hash(octets);
        if (_cache.Find(hash, octets, context, sent) is { } known) return known;
        var block = _cache.Begin(hash, octets, context, sent);
        Read(octets, context, block, sent);
        if (!context.FourOctetAs) As4Merge.Apply(_builder, _scratch);
        block.End(_builder.Build(interner));
        return block;
    }

    private void Read(ReadOnlySpan<byte> octets, in AttributeContext context, AttributeBlock block, bool sent)
    {
        _builder.Clear();
        Span<ulong> seen = stackalloc ulong[4];
        seen.Clear();
        var reader = new WireReader(octets);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            // RFC 7606 section 3 g: of several the first counts, even if it is the bad one.
            ref var word = ref seen[(byte)code >> 6];
            var bit = 1UL << ((byte)code & 63);
            if ((word & bit) != 0) continue;
            word |= bit;
            block.Outcome = Worst(block.Outcome, Read(flags, code, value, context, block, sent));
        }
    }

    private Outcome Read(AttributeFlags flags, AttributeCode code, ReadOnlySpan<byte> value, in AttributeContext context, AttributeBlock block, bool sent)
    {
        if (code == AttributeCode.NextHop) return ReadNextHop(flags, value, block, sent);
        if (!AttributeTable.TryGet(code, out var codec)) return ReadUnknown(flags, code, value, sent);
        if (!context.Internal && !sent && code is AttributeCode.LocalPreference or AttributeCode.OriginatorId or AttributeCode.ClusterList) return FromExternal;
        if (!sent && (flags & Kind) != codec.Flags) return WrongFlags(codec);
        _scratch.Clear();
        var outcome = codec.Read(value, context, _scratch);
        if (!outcome.IsAccept) return sent ? Outcome.Accept : outcome;
        block.HasOrigin |= code == AttributeCode.Origin;
        block.HasAsPath |= code == AttributeCode.AsPath;
        _builder.TryAdd(code, codec.Flags, _scratch.Written);
        return Outcome.Accept;
    }

    /// <summary>RFC 4271 section 9: kept and marked when transitive, else ignored; an unknown one that claims to be well-known is an error.</summary>
    private Outcome ReadUnknown(AttributeFlags flags, AttributeCode code, ReadOnlySpan<byte> value, bool sent)
    {
        if (!sent && (flags & AttributeFlags.Optional) == 0)
            return Outcome.Withdraw(string.Create(CultureInfo.InvariantCulture, $"unrecognized well-known attribute {(byte)code}"));
        if ((flags & AttributeFlags.Transitive) != 0) _builder.TryAdd(code, (flags & KnownFlags) | AttributeFlags.Partial, value);
        return Outcome.Accept;
    }

    /// <summary>NEXT_HOP belongs to the classic NLRI alone: with MP_REACH_NLRI only it is not looked at (RFC 4760 section 3).</summary>
    private Outcome ReadNextHop(AttributeFlags flags, ReadOnlySpan<byte> value, AttributeBlock block, bool sent)
    {
        block.HasNextHop = true;
        if (!sent && (flags & Kind) != AttributeFlags.Transitive) block.NextHopError = "wrong flags of attribute next-hop";
        else if (!IpAddress.TryFromBytes(value, out var address) || (!sent && !address.IsIpv4)) block.NextHopError = "malformed attribute next-hop";
        else if (!sent && (address.Ipv4Bits == 0 || address.Ipv4Bits >> 28 >= 14)) block.NextHopError = "attribute next-hop is no host address";
        else _builder.NextHop = NextHop.Of(address);
        return Outcome.Accept;
    }

    private static Outcome WrongFlags(AttributeCodec codec) => Outcome.Withdraw($"wrong flags of attribute {codec.Name}");

    private static Outcome Duplicate(AttributeCode code) =>
        Outcome.Reset(3, 1, code == AttributeCode.MpReachNlri ? "multiple attribute for mp-reach-nlri" : "multiple attribute for mp-unreach-nlri");

    private static Outcome PassesEnd(AttributeCode code, int size, int left) => Outcome.Reset(
        3, 9, string.Create(CultureInfo.InvariantCulture, $"{(code == AttributeCode.MpReachNlri ? "MP_REACH_NLRI" : "MP_UNREACH_NLRI")} truncated: need {size} bytes, got {left}"));

    private static readonly Outcome TruncatedHeader = Outcome.Withdraw("truncated attribute header");
    private static readonly Outcome WrongFlagsOfReach = Outcome.Withdraw("wrong flags of attribute mp-reach-nlri or mp-unreach-nlri");
    private static readonly Outcome FromExternal = Outcome.Discard("attribute of internal sessions from an external peer");
}
