using System.Text;
using ExaBgp.Qa.Functional.Expectations;

namespace ExaBgp.Qa.Functional.Peer;

/// <summary>Says how a message differs from what was expected.</summary>
public static class Difference
{
    /// <summary>The message, the expected line which is most like it, and the first byte where they part.</summary>
    public static string Explain(byte[] message, IReadOnlyList<Expectation> head)
    {
        var got = Hex.WithoutMarker(message);
        var text = new StringBuilder();
        var candidates = head.Where(l => l.Kind == ExpectationKind.Raw).Select(l => l.Content).ToList();
        if (candidates.Count == 0)
        {
            text.AppendLine("a message came when none was expected");
            text.AppendLine($"  got      {got}");
            text.Append(MessageText.Describe(message, "           "));
            return text.ToString().TrimEnd();
        }

        var expected = candidates.MinBy(c => Distance(c, got))!;
        var at = CommonBytes(expected, got);
        text.AppendLine($"unexpected message, first difference at byte {at + 16} ({candidates.Count} line(s) could come here; the nearest is shown)");
        text.AppendLine($"  expected {expected}");
        text.AppendLine($"  got      {got}");
        text.AppendLine($"           {new string(' ', at * 2)}^^");
        text.AppendLine("  expected, decoded");
        text.Append(MessageText.Describe(expected, "           "));
        text.AppendLine("  got, decoded");
        text.Append(MessageText.Describe(message, "           "));
        return text.ToString().TrimEnd();
    }

    private static int CommonBytes(string a, string b)
    {
        var at = 0;
        while ((at * 2) + 1 < a.Length && (at * 2) + 1 < b.Length && a.AsSpan(at * 2, 2).SequenceEqual(b.AsSpan(at * 2, 2)))
            at++;
        return at;
    }

    /// <summary>How many bytes lie between the part that is equal at the front and the part that is equal at the end.</summary>
    private static int Distance(string a, string b)
    {
        var front = CommonBytes(a, b) * 2;
        var back = 0;
        while (back < Math.Min(a.Length, b.Length) - front && a[a.Length - 1 - back] == b[b.Length - 1 - back])
            back++;
        return Math.Max(a.Length, b.Length) - front - back;
    }
}
