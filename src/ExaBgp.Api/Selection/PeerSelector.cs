using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Selection;

/// <summary>
/// The peers a command names: all, or those that one of its clauses matches. Written <c>neighbor X local-as 1, neighbor Y</c> (action first) or
/// <c>peer [ X, Y local-as 1 ]</c> (target first).
/// </summary>
internal sealed class PeerSelector
{
    /// <summary>Every peer.</summary>
    public static readonly PeerSelector All = new([]);

    private readonly List<PeerClause> _clauses;

    private PeerSelector(List<PeerClause> clauses) => _clauses = clauses;

    /// <summary>True when the neighbor is selected.</summary>
    public bool Matches(NeighborSettings neighbor)
    {
        if (_clauses.Count == 0) return true;
        foreach (var clause in _clauses)
        {
            if (clause.Matches(neighbor)) return true;
        }

        return false;
    }

    /// <summary>
    /// Reads what stands after <paramref name="word"/> (<c>neighbor</c> or <c>peer</c>): <c>*</c>, or an address with filters, and more of them after
    /// <c>, neighbor</c>.
    /// </summary>
    public static bool TryReadList(scoped ref TokenReader words, ReadOnlySpan<byte> word, out PeerSelector selector)
    {
        selector = All;
        var clauses = new List<PeerClause>(1);
        var all = false;
        do
        {
            if (!TryReadClause(ref words, out var clause)) return false;
            all |= clause.Address == "*";
            clauses.Add(clause);
            if (!words.TryTake(","u8)) break;
        }
        while (words.TryTake(word));

        if (!all) selector = new PeerSelector(clauses);
        return words.Position > 0 && !words.At(words.Position - 1).SequenceEqual(","u8);
    }

    /// <summary>Reads the target of <c>peer</c>: <c>*</c>, <c>[ … ]</c>, or an address. <c>*</c> stands alone.</summary>
    public static bool TryReadTarget(scoped ref TokenReader words, out PeerSelector selector)
    {
        selector = All;
        if (words.TryTake("*"u8)) return !PeerClause.IsKey(words.Peek);
        return words.TryTake("["u8) ? TryReadBracketed(ref words, out selector) : TryReadList(ref words, "peer"u8, out selector);
    }

    /// <summary>True for a word that begins a target: <c>*</c>, <c>[</c>, or something with a dot or a colon.</summary>
    public static bool IsTarget(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("*"u8) || word.SequenceEqual("["u8) || word.ContainsAny((byte)'.', (byte)':');

    private static bool TryReadBracketed(scoped ref TokenReader words, out PeerSelector selector)
    {
        selector = All;
        var clauses = new List<PeerClause>();
        do
        {
            if (!TryReadClause(ref words, out var clause) || clause.Address == "*") return false;
            clauses.Add(clause);
        }
        while (words.TryTake(","u8));

        selector = new PeerSelector(clauses);
        return words.TryTake("]"u8);
    }

    private static bool TryReadClause(scoped ref TokenReader words, out PeerClause clause)
    {
        clause = new PeerClause(string.Empty, []);
        if (!words.TryNext(out var address) || address.IsEmpty || address.ContainsAny((byte)'[', (byte)']', (byte)',')) return false;
        List<(string, string)>? filters = null;
        while (PeerClause.IsKey(words.Peek))
        {
            words.TryNext(out var key);
            var name = Encoding.UTF8.GetString(key);
            if (!words.TryNext(out var value)) return false;
            (filters ??= []).Add((name, Encoding.UTF8.GetString(value)));
        }

        clause = new PeerClause(Encoding.UTF8.GetString(address), filters ?? []);
        return true;
    }
}
