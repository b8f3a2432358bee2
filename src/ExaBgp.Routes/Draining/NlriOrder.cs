using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Routes.Table;

namespace ExaBgp.Routes.Draining;

/// <summary>
/// The order of NLRI that share an UPDATE: by path identifier, then octet by octet, so by length first. Peers of the reference are used to it;
/// it means nothing to BGP, so that runs too long for one small message are left as they came.
/// </summary>
internal static class NlriOrder
{
    private const int Longest = 256;

    /// <summary>Orders each run of routes that go together.</summary>
    public static void Sort(RouteTable table, Span<int> places, EncodingContext context)
    {
        if (context.Grouping == Grouping.None) return;
        for (var start = 0; start < places.Length;)
        {
            ref var first = ref table[places[start]];
            var end = start + 1;
            var isSorted = true;
            while (end < places.Length && table[places[end]].Family == first.Family && table[places[end]].Attributes == first.Attributes)
            {
                isSorted = isSorted && end - start < Longest && Compare(table, places[end - 1], places[end]) <= 0;
                end++;
            }

            var run = places[start..end];
            start = end;
            if (!isSorted && run.Length <= Longest && FamilyTable.At(first.Family).Groups) run.Sort((a, b) => Compare(table, a, b));
        }
    }

    private static int Compare(RouteTable table, int a, int b)
    {
        var left = table.NlriOf(a, out var leftId);
        var right = table.NlriOf(b, out var rightId);
        var order = (leftId ?? 0).CompareTo(rightId ?? 0);
        return order != 0 ? order : left.SequenceCompareTo(right);
    }
}
