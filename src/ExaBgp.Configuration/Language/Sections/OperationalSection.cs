using System.Text;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>operational { asm afi … safi … advisory "…"; rpcq …; }</c>: OPERATIONAL messages sent when the session is up.</summary>
internal static class OperationalSection
{
    private static readonly OperationalKind[] Kinds =
    [
        OperationalKind.Asm, OperationalKind.Adm, OperationalKind.Rpcq, OperationalKind.Rpcp, OperationalKind.Apcq, OperationalKind.Apcp, OperationalKind.Lpcq, OperationalKind.Lpcp,
    ];

    public static readonly Section<NeighborDraft> Grammar = Make();

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file) => file.ReadInner(Grammar, "operational", neighbor);

    private static Section<NeighborDraft> Make()
    {
        var section = new Section<NeighborDraft>("operational", string.Empty, "OPERATIONAL messages sent when the session is up.");
        foreach (var kind in Kinds)
        {
            var syntax = "afi <afi> safi <safi> " + (IsAdvisory(kind) ? "advisory <text>" : IsCounter(kind) ? "sequence <n> counter <n>" : "sequence <n>");
            section.Statement(kind.ToString().ToLowerInvariant(), syntax, $"{kind.ToString().ToUpperInvariant()} message.", (ref words, neighbor, _, out error) => ReadMessage(kind, ref words, neighbor, out error), "\"type\": \"array\", \"items\": {\"type\": \"string\"}");
        }

        return section;
    }

    private static bool ReadMessage(OperationalKind kind, ref TokenReader words, NeighborDraft neighbor, out ParseError error)
    {
        var message = new OperationalMessage(kind);
        if (!TryName(ref words, "afi", out error)) return false;
        if (!FamilyNames.TryParseAfi(words.Peek, out var afi)) return Refuse(words, "afi", "ipv4, ipv6, l2vpn or bgp-ls", out error);
        words.Position++;
        if (!TryName(ref words, "safi", out error)) return false;
        if (!FamilyNames.TryParseSafi(words.Peek, out var safi)) return Refuse(words, "safi", "unicast, mpls-vpn, ...", out error);
        words.Position++;
        message = message with { Family = new Family(afi, safi) };
        if (IsAdvisory(kind))
        {
            if (!TryName(ref words, "advisory", out error)) return false;
            if (!words.TryNext(out var text)) return Values.Missing(words, "\"text\"", out error);
            message = message with { Advisory = Encoding.UTF8.GetString(text) };
        }
        else
        {
            if (!TryNumber(ref words, "sequence", out var sequence, out error)) return false;
            var counter = 0L;
            if (IsCounter(kind) && !TryNumber(ref words, "counter", out counter, out error)) return false;
            message = message with { Sequence = (uint)sequence, Counter = (uint)counter };
        }

        var body = new ByteBuffer();
        message.WriteBody(body);
        neighbor.Operational.Add(body.Written.ToArray());
        return true;
    }

    private static bool TryName(ref TokenReader words, string name, out ParseError error)
    {
        error = default;
        if (Ascii.Equals(words.Peek, name) && !words.IsEnd)
        {
            words.Position++;
            return true;
        }

        error = words.IsEnd
            ? words.Error($"invalid operational syntax, missing argument {name}", name)
            : words.Error($"invalid operational syntax, unknown argument {words.PeekText()}", name);
        return false;
    }

    private static bool TryNumber(ref TokenReader words, string name, out long value, out ParseError error)
    {
        value = 0;
        if (!TryName(ref words, name, out error)) return false;
        if (!Values.TryInteger(words.Peek, out value) || value is < 0 or > uint.MaxValue) return Refuse(words, name, "0-4294967295", out error);
        words.Position++;
        return true;
    }

    private static bool Refuse(in TokenReader words, string name, string expected, out ParseError error)
    {
        error = words.Error($"invalid operational value for {name}", expected);
        return false;
    }

    private static bool IsAdvisory(OperationalKind kind) => kind is OperationalKind.Asm or OperationalKind.Adm;

    private static bool IsCounter(OperationalKind kind) => kind is OperationalKind.Rpcp or OperationalKind.Apcp or OperationalKind.Lpcp;
}
