using System.Globalization;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>
/// Reads UPDATEs (RFC 4271 section 4.3, RFC 4760) and decides what their errors mean (RFC 7606). One for a thread is enough: it is used again for each
/// message and allocates nothing for one whose attributes were seen before.
/// <code>
/// withdrawn-length(2) withdrawn-routes  attributes-length(2) path-attributes  nlri
/// </code>
/// </summary>
public sealed partial class UpdateDecoder
{
    private readonly NlriSection[] _announced = new NlriSection[2];
    private readonly NlriSection[] _withdrawn = new NlriSection[4];
    private int _announcedCount;
    private int _withdrawnCount;

    internal AttributeSet Attributes { get; private set; } = AttributeSet.Empty;

    internal UpdateForms Forms { get; } = new();

    internal bool HasAttributes { get; private set; }

    internal bool TreatedAsWithdraw { get; private set; }

    internal Family? EndOfRib { get; private set; }

    internal ReadOnlySpan<NlriSection> Announced => _announced.AsSpan(0, _announcedCount);

    internal ReadOnlySpan<NlriSection> Withdrawn => _withdrawn.AsSpan(0, _withdrawnCount);

    /// <summary>
    /// Reads the body of an UPDATE and validates every octet of it. Unless the session is to be reset, <see cref="View"/> then shows what it says.
    /// The outcome is the worst error found; errors of attributes are already acted upon.
    /// </summary>
    /// <param name="body">The message behind its header.</param>
    /// <param name="session">What was negotiated.</param>
    /// <param name="interner">The interner of the thread.</param>
    /// <param name="sent">The message is one of our own: path identifiers are those we send, and nobody is to blame for what is in it.</param>
    public Outcome Decode(ReadOnlySpan<byte> body, SessionContext session, AttributeInterner interner, bool sent = false)
    {
        _announcedCount = 0;
        _withdrawnCount = 0;
        Attributes = AttributeSet.Empty;
        HasAttributes = false;
        TreatedAsWithdraw = false;
        EndOfRib = null;

        var reader = new WireReader(body);
        if (!reader.TryReadUInt16(out var withdrawnLength)) return TooShort(body);
        if (!reader.TryReadBytes(withdrawnLength, out _)) return Exceeds("withdrawn", withdrawnLength);
        if (!reader.TryReadUInt16(out var attributesLength)) return body.Length < 4 ? TooShort(body) : Exceeds("withdrawn", withdrawnLength);
        if (!reader.TryReadBytes(attributesLength, out _)) return Exceeds("attributes", attributesLength);
        if (body.Length == 4)
        {
            EndOfRib = Family.Ipv4Unicast;
            return Outcome.Accept;
        }

        var attributesStart = 4 + withdrawnLength;
        var outcome = Scan(body, attributesStart, attributesLength, sent);
        if (outcome.Kind == DispositionKind.ResetSession) return outcome;
        if (withdrawnLength == 0 && reader.IsEmpty && _unreachLength == 3 && _key.Length == 0 && !_hasReach && outcome.IsAccept)
        {
            EndOfRib = new Family((Afi)((body[_unreachStart] << 8) | body[_unreachStart + 1]), (Safi)body[_unreachStart + 2]);
            return Outcome.Accept;
        }

        var block = Block(session, interner, sent);
        outcome = Worst(outcome, block.Outcome);
        HasAttributes = _key.Length > 0;
        Attributes = block.Set.Bytes.IsEmpty && block.Set.NextHop.Kind == NextHopKind.None ? AttributeSet.Empty : block.Interned(interner);

        var read = ReadClassic(body, 2, withdrawnLength, session, withdrawn: true, sent);
        if (read.IsAccept) read = ReadClassic(body, attributesStart + attributesLength, reader.Remaining, session, withdrawn: false, sent);
        if (read.IsAccept && _hasUnreach) read = ReadUnreach(body, session, sent);
        if (read.IsAccept && _hasReach) read = ReadReach(body, session, interner, block, sent);
        if (!read.IsAccept) return read;

        var hasClassic = !reader.IsEmpty;
        if (!sent && (hasClassic || _hasReach)) outcome = Worst(outcome, Missing(block, hasClassic));
        if (outcome.Kind != DispositionKind.TreatAsWithdraw) return outcome;
        return TreatAsWithdraw(outcome, hasClassic || _hasReach || (_key.Length == 0 && !_isTruncated));
    }

    /// <summary>What the last body decoded says: <paramref name="body"/> is the same octets.</summary>
    public UpdateView View(ReadOnlySpan<byte> body) => new(body, this);

    /// <summary>RFC 7606 section 5.2: routes whose attributes cannot be trusted are withdrawn; where none can be named the session is reset.</summary>
    private Outcome TreatAsWithdraw(in Outcome outcome, bool namesRoutes)
    {
        if (!namesRoutes) return Outcome.Reset(3, 1, outcome.Reason);
        foreach (var section in Announced) _withdrawn[_withdrawnCount++] = section with { Attributes = AttributeSet.Empty };
        _announcedCount = 0;
        Attributes = AttributeSet.Empty;
        HasAttributes = false;
        TreatedAsWithdraw = true;
        return outcome;
    }

    private static Outcome Missing(AttributeBlock block, bool hasClassic)
    {
        if (!block.HasOrigin) return MissingOrigin;
        if (!block.HasAsPath) return MissingAsPath;
        if (!hasClassic) return Outcome.Accept;
        if (!block.HasNextHop) return MissingNextHop;
        return block.NextHopError is { } error ? Outcome.Withdraw(error) : Outcome.Accept;
    }

    private static Outcome Worst(in Outcome one, in Outcome other) => other.Kind > one.Kind ? other : one;

    private static Outcome TooShort(ReadOnlySpan<byte> body)
    {
        var length = body.Length + MessageHeader.Size;
        return Outcome.Reset(1, 2, new byte[] { (byte)(length >> 8), (byte)length });
    }

    private static Outcome Exceeds(string part, int length) =>
        Outcome.Reset(3, 1, string.Create(CultureInfo.InvariantCulture, $"UPDATE {part} length {length} exceeds available data"));

    private static readonly Outcome MissingOrigin = Outcome.Withdraw("missing mandatory attribute origin");
    private static readonly Outcome MissingAsPath = Outcome.Withdraw("missing mandatory attribute as-path");
    private static readonly Outcome MissingNextHop = Outcome.Withdraw("missing mandatory attribute next-hop");
}
