namespace ExaBgp.Configuration.Language;

/// <summary>Finds the valid word that somebody most likely meant.</summary>
internal static class Nearest
{
    /// <summary>The word of <paramref name="valid"/> that takes the fewest slips to become <paramref name="word"/>, or null when none is near.</summary>
    public static string? Of(string word, IEnumerable<string> valid)
    {
        if (word.Length is 0 or > 40) return null;
        var most = word.Length switch { <= 2 => 0, <= 4 => 1, <= 8 => 2, _ => 3 };
        string? best = null;
        foreach (var candidate in valid)
        {
            var slips = string.Equals(word, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Slips(word, candidate, most);
            if (slips > most || candidate == word) continue;
            best = candidate;
            most = slips - 1;
            if (most < 0) break;
        }

        return best;
    }

    /// <summary>Letters added, left out, changed, or exchanged with their neighbor.</summary>
    private static int Slips(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> last = stackalloc int[b.Length + 1];
        Span<int> now = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(last[j] + 1, now[j - 1] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = Math.Min(now[j], before[j - 2] + 1);
            }

            var free = before;
            before = last;
            last = now;
            now = free;
        }

        return last[b.Length];
    }
}
