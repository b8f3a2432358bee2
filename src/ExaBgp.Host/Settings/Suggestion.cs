namespace ExaBgp.Host.Settings;

/// <summary>What somebody who wrote a word nearly right may have meant.</summary>
public static class Suggestion
{
    /// <summary>The nearest of the known words, when it is near: a third of the word's letters may differ, but not more than three.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        var best = (Distance: Math.Min(3, (word.Length + 2) / 3) + 1, Word: (string?)null);
        foreach (var candidate in known)
        {
            var distance = Distance(word, candidate, best.Distance);
            if (distance < best.Distance) best = (distance, candidate);
        }

        return best.Word;
    }

    /// <summary>Letters to add, remove, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other, int limit)
    {
        if (Math.Abs(one.Length - other.Length) >= limit) return limit;
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[one.Length, other.Length];
    }
}
