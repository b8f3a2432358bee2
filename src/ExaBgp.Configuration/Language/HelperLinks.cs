using System.Text.RegularExpressions;
using ExaBgp.Configuration.Language.Sections;
using ExaBgp.Configuration.Settings;

namespace ExaBgp.Configuration.Language;

/// <summary>Finds the processes which the <c>api</c> sections of a neighbor name.</summary>
internal sealed class HelperLinks(List<ProcessSettings> processes, Diagnostics diagnostics)
{
    public IReadOnlyList<ApiSettings> Link(List<ApiDraft> apis)
    {
        var named = apis.Exists(static api => api.Processes.Count > 0);
        var matched = apis.Find(static api => api.ProcessesMatch.Count > 0);
        if (named && matched is not null)
            diagnostics.Error(matched.ProcessesMatch[0].Place, "processes and processes-match are mutually exclusive", "one of them in the whole neighbor");
        return apis.ConvertAll(Settings);
    }

    private ApiSettings Settings(ApiDraft api)
    {
        var helpers = new List<string>();
        foreach (var (name, place) in api.Processes)
        {
            if (processes.Exists(process => process.Name == name)) helpers.Add(name);
            else diagnostics.Error(place, $"there is no process called \"{name}\"", $"process {name} {{ run ...; }}", Nearest.Of(name, processes.ConvertAll(static process => process.Name)));
        }

        foreach (var (pattern, _) in api.ProcessesMatch) helpers.AddRange(Matching(pattern));
        if (api.ProcessesMatch.Count > 0 && helpers.Count == 0)
            diagnostics.Error(api.ProcessesMatch[0].Place, $"no process matches {string.Join(", ", api.ProcessesMatch.ConvertAll(static entry => $"'{entry.Pattern}'"))}", "an expression that matches the start of a process name");
        return new ApiSettings
        {
            Name = api.Name,
            Processes = api.Processes.ConvertAll(static entry => entry.Name),
            ProcessesMatch = api.ProcessesMatch.ConvertAll(static entry => entry.Pattern),
            Helpers = [.. helpers.Distinct()],
            NeighborChanges = api.Values.Flag("neighbor-changes", false),
            Negotiated = api.Values.Flag("negotiated", false),
            Fsm = api.Values.Flag("fsm", false),
            Signal = api.Values.Flag("signal", false),
            Receive = api.Receive,
            Send = api.Send,
        };
    }

    private IEnumerable<string> Matching(string pattern)
    {
        var expression = ApiSection.Expression(pattern);
        foreach (var process in processes)
        {
            bool isMatch;
            try
            {
                isMatch = expression.IsMatch(process.Name);
            }
            catch (RegexMatchTimeoutException)
            {
                isMatch = false;
            }

            if (isMatch) yield return process.Name;
        }
    }
}
