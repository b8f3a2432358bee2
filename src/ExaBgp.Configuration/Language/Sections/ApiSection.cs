using System.Text;
using System.Text.RegularExpressions;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>api [NAME] { … }</c>: which helpers command a neighbor, and what they are told of it.</summary>
internal static class ApiSection
{
    public static readonly Section<ApiDraft> Grammar = new Section<ApiDraft>("api", "[<name>]", "Which helpers command the neighbor, and what they are told of it.")
        .Statement("processes", "[ <process> ... ]", "Helpers by their names.", static (ref words, draft, _, out error) => Names.TryReadList(ref words, "process", draft.Processes, out error), "\"type\": \"array\", \"items\": {\"type\": \"string\"}")
        .Statement("processes-match", "[ <regular expression> ... ]", "Helpers whose names begin with what an expression matches.", ReadMatch, "\"type\": \"array\", \"items\": {\"type\": \"string\"}")
        .Scalar("neighbor-changes", Values.Boolean(true), "false", "Tell of sessions that come up and go down.")
        .Scalar("negotiated", Values.Boolean(true), "false", "Tell what was negotiated.")
        .Scalar("fsm", Values.Boolean(true), "false", "Tell of the states of the session.")
        .Scalar("signal", Values.Boolean(true), "false", "Tell of signals the daemon gets.")
        .Inner(ApiMessagesSection.Receive, static (in _, draft, file) => draft.Receive = ApiMessagesSection.Read(ApiMessagesSection.Receive, draft.Receive, file))
        .Inner(ApiMessagesSection.Send, static (in _, draft, file) => draft.Send = ApiMessagesSection.Read(ApiMessagesSection.Send, draft.Send, file));

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        var names = file.Speaker.ApiNames;
        string name;
        if (header.Count > 1)
        {
            name = Encoding.UTF8.GetString(header.At(1));
            var place = header.TokenAt(1);
            if (!Names.IsValid(name)) file.Diagnostics.Error(place, $"invalid name \"{name}\" for an api section", "letters, digits, \".\", \"-\" and \"_\"");
            else if (neighbor.Apis.Exists(api => api.Name == name)) file.Diagnostics.Error(place, $"an api section called \"{name}\" already exists in this neighbor");
            else if (!names.TryAdd(name, place)) file.Diagnostics.Warn(place, $"an api section called \"{name}\" already exists in another neighbor: other versions refuse that");
        }
        else
        {
            var number = names.Count + 1;
            while (!names.TryAdd(name = $"auto-named-{number}", default)) number++;
        }

        var draft = new ApiDraft(name);
        neighbor.Apis.Add(draft);
        file.ReadInner(Grammar, header.Count > 1 ? $"api/{name}" : "api", draft);
    }

    /// <summary>The expression as it is applied: from the start of a name, as Python's <c>match</c> does. It takes linear time, or is given up soon.</summary>
    public static Regex Expression(string pattern)
    {
        var anchored = $@"\A(?:{pattern})";
        try
        {
            return new Regex(anchored, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
        }
        catch (NotSupportedException)
        {
            return new Regex(anchored, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
        }
    }

    private static bool ReadMatch(ref TokenReader words, ApiDraft draft, FileReader file, out ParseError error)
    {
        var list = new List<(string Name, Token Place)>();
        if (!Names.TryReadList(ref words, "regex", list, out error)) return false;
        foreach (var (pattern, place) in list)
        {
            try
            {
                Expression(pattern);
                draft.ProcessesMatch.Add((pattern, place));
            }
            catch (ArgumentException e)
            {
                file.Diagnostics.Error(place, $"'{pattern}' is not a valid regular expression: {e.Message}");
            }
        }

        return true;
    }
}
