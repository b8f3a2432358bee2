using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>What an <c>api</c> section says while it is read.</summary>
internal sealed class ApiDraft(string name) : IHasValues
{
    public string Name { get; } = name;

    public SectionValues Values { get; } = new();

    public List<(string Name, Token Place)> Processes { get; } = [];

    public List<(string Pattern, Token Place)> ProcessesMatch { get; } = [];

    public MessageFlags Receive { get; set; }

    public MessageFlags Send { get; set; }

    /// <summary>Another one, which says what this one says and over it what that of a template says.</summary>
    public ApiDraft With(ApiDraft template)
    {
        var both = new ApiDraft(Name) { Receive = Receive | template.Receive, Send = Send | template.Send };
        foreach (var api in new[] { this, template })
        {
            both.Values.Merge(api.Values);
            both.Processes.AddRange(api.Processes);
            both.ProcessesMatch.AddRange(api.ProcessesMatch);
        }

        return both;
    }
}
