using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>add-path { AFI SAFI [limit N]; all; }</c>: for which families several paths are sent or received.</summary>
internal static class AddPathSection
{
    public static readonly Section<NeighborDraft> Grammar = Make();

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file) => file.ReadInner(Grammar, "add-path", neighbor);

    private static Section<NeighborDraft> Make()
    {
        var section = new Section<NeighborDraft>("add-path", string.Empty, "The families add-path is for; the usual eight when there is none.");
        foreach (var (name, afi, _) in KnownFamilies.ByAfi)
        {
            section.Statement(
                name, $"{string.Join('|', KnownFamilies.Words(afi))} [limit <1-65535>]", $"A family of {name}, and how many paths for a prefix we accept.",
                (ref words, draft, _, out error) => ReadFamily(ref words, afi, draft, out error),
                "\"type\": \"array\", \"items\": {\"type\": \"string\"}");
        }

        return section.Statement("all", string.Empty, "Every family of the neighbor.", static (ref _, draft, _, out error) =>
        {
            error = default;
            draft.AddPathAll = true;
            return true;
        }, "\"const\": true");
    }

    private static bool ReadFamily(ref TokenReader words, Afi afi, NeighborDraft draft, out ParseError error)
    {
        if (draft.AddPathAll)
        {
            error = new ParseError(0, "cannot add specific families after \"all\"");
            return false;
        }

        if (!FamilySection.TryReadSafi(ref words, afi, out var family, out error)) return false;
        if (draft.AddPath.Exists(entry => entry.Family == family))
        {
            error = words.ErrorBefore($"duplicate add-path entry for {family}");
            return false;
        }

        var limit = 0L;
        if (words.TryTake("limit"u8))
        {
            if (!Values.Integer(1, 65535, "1-65535 paths, limit 10 for instance").Read(ref words, out var value, out error)) return false;
            limit = (long)value;
        }
        else if (!words.IsEnd)
        {
            error = words.Error($"unexpected \"{Encoding.UTF8.GetString(words.Peek)}\" after {family}", "limit <1-65535>");
            return false;
        }

        draft.AddPath.Add((family, (int)limit));
        return true;
    }
}
