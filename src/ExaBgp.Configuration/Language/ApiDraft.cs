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
}
