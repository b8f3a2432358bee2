using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>What a <c>neighbor</c> section, or a template of one, says while it is read.</summary>
internal sealed class NeighborDraft(Token place) : IHasValues
{
    /// <summary>The word the section starts with.</summary>
    public Token Place { get; } = place;

    public SectionValues Values { get; } = new();

    public SectionValues Capability { get; } = new();

    public SectionValues TcpAo { get; } = new();

    public List<Family> Families { get; } = [];

    public List<(Family Family, int Limit)> AddPath { get; } = [];

    public bool AddPathAll { get; set; }

    public List<(Family Family, Afi NextHop)> NextHops { get; } = [];

    public List<ApiDraft> Apis { get; } = [];

    public List<(string Name, Token Place)> Inherit { get; } = [];

    public List<byte[]> Operational { get; } = [];

    /// <summary>Puts a template under what was said here. Gives the keyword that cannot be taken over, or null.</summary>
    public string? Merge(NeighborDraft template)
    {
        var refused = Values.Merge(template.Values) ?? Capability.Merge(template.Capability) ?? TcpAo.Merge(template.TcpAo);
        Families.AddRange(template.Families);
        AddPath.AddRange(template.AddPath);
        AddPathAll |= template.AddPathAll;
        NextHops.AddRange(template.NextHops);
        Apis.AddRange(template.Apis);
        Operational.AddRange(template.Operational);
        return refused;
    }
}
