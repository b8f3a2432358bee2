using System.Text.RegularExpressions;
using ExaBgp.Configuration.Settings;

namespace ExaBgp.Api.Selection;

/// <summary>Which neighbors a helper belongs to: those whose <c>api</c> sections name it, or match its name (<c>processes-match</c>).</summary>
public static class HelperLinks
{
    /// <summary>True when some <c>api</c> section of the neighbor is for this helper.</summary>
    public static bool Links(NeighborSettings neighbor, string helper)
    {
        foreach (var api in neighbor.Api)
        {
            if (Links(api, helper)) return true;
        }

        return false;
    }

    /// <summary>True when the section is for this helper.</summary>
    public static bool Links(ApiSettings api, string helper)
    {
        foreach (var name in api.Processes)
        {
            if (name == helper) return true;
        }

        foreach (var pattern in api.ProcessesMatch)
        {
            if (Matches(pattern, helper)) return true;
        }

        return false;
    }

    private static bool Matches(string pattern, string helper)
    {
        try
        {
            return Regex.IsMatch(helper, $@"\A(?:{pattern})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
