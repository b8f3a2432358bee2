using System.Text;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Translating;

/// <summary>Option <c>-f</c> of <c>decode</c> and <c>encode</c>: pairs of AFI and SAFI words, or <c>all</c>.</summary>
internal static class FamilyOption
{
    /// <summary>Reads the pairs; the error is a line for a person.</summary>
    public static bool TryParse(string text, Generation generation, out IReadOnlyList<Family> families, out string error)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        families = [.. FamilyTable.All.ToArray().Select(static codec => codec.Family)];
        error = string.Empty;
        if (words is ["all"]) return true;
        var found = new List<Family>();
        for (var i = 0; i + 1 < words.Length; i += 2)
        {
            if (!FamilyNames.TryParseAfi(Encoding.UTF8.GetBytes(words[i]), out var afi) || !FamilyNames.TryParseSafi(Encoding.UTF8.GetBytes(words[i + 1]), out var safi)
                || !FamilyTable.TryGet(new Family(afi, safi), out _))
            {
                error = Refuse(generation, $"Unknown family: {words[i]} {words[i + 1]}");
                return false;
            }

            found.Add(new Family(afi, safi));
        }

        families = found;
        if (found.Count > 0 && words.Length % 2 == 0) return true;
        error = Refuse(generation, $"Invalid family format: {text}");
        return false;
    }

    private static string Refuse(Generation generation, string text) =>
        generation == Generation.Five ? "families provided are invalid" : "configuration error: " + text;
}
