using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>family { AFI SAFI; … all; }</c>.</summary>
internal static class FamilySection
{
    public static readonly Section<Draft> Grammar = Make();

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        var draft = new Draft();
        file.ReadInner(Grammar, "family", draft);
        if (!draft.IsAll || draft.Families.Count > 0) neighbor.Families.AddRange(draft.Families);
    }

    /// <summary>Reads a SAFI word that may stand after <paramref name="afi"/>.</summary>
    public static bool TryReadSafi(ref TokenReader words, Afi afi, out Family family, out ParseError error)
    {
        family = default;
        error = default;
        var name = FamilyNames.Afi(afi);
        var valid = string.Join(", ", KnownFamilies.Words(afi).Order(StringComparer.Ordinal));
        if (!words.TryNext(out var word))
        {
            error = words.Error($"{name} needs a SAFI", valid);
            return false;
        }

        if (FamilyNames.TryParseSafi(word, out var safi) && KnownFamilies.ByAfi.First(row => row.Afi == afi).Safis.Contains(safi))
        {
            family = new Family(afi, safi);
            return true;
        }

        error = words.ErrorBefore($"'{System.Text.Encoding.UTF8.GetString(word)}' is not valid for {name}", valid);
        return false;
    }

    private static Section<Draft> Make()
    {
        var section = new Section<Draft>("family", string.Empty, "The address families announced; all we know when there is none.");
        foreach (var (name, afi, _) in KnownFamilies.ByAfi)
        {
            section.Statement(
                name, string.Join('|', KnownFamilies.Words(afi)), $"A family of {name}.",
                (ref words, draft, _, out error) => ReadFamily(ref words, afi, draft, out error),
                "\"type\": \"array\", \"items\": {\"enum\": [" + string.Join(", ", KnownFamilies.Words(afi).Select(static word => $"\"{word}\"")) + "]}");
        }

        section.Statement("all", string.Empty, "Every family we know.", static (ref _, draft, _, out error) =>
        {
            error = default;
            draft.IsAll = true;
            return true;
        }, "\"const\": true");
        section.Without("minimal", "the families you need, one statement each");
        return section;
    }

    private static bool ReadFamily(ref TokenReader words, Afi afi, Draft draft, out ParseError error)
    {
        if (draft.IsAll && draft.Families.Count == 0)
        {
            error = new ParseError(0, "cannot add any family once family all is set");
            return false;
        }

        if (!TryReadSafi(ref words, afi, out var family, out error)) return false;
        if (draft.Families.Contains(family))
        {
            error = words.ErrorBefore($"{family} is there already");
            return false;
        }

        draft.Families.Add(family);
        return true;
    }

    /// <summary>What one section says: repetition is an error within it only.</summary>
    internal sealed class Draft
    {
        public List<Family> Families { get; } = [];

        public bool IsAll { get; set; }
    }
}
