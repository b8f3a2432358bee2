using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>template { neighbor NAME { … } }</c>: what several neighbors have in common.</summary>
internal static class TemplateSection
{
    public static readonly Section<SpeakerDraft> Grammar = new Section<SpeakerDraft>("template", string.Empty, "What several neighbors have in common.")
        .Inner(NeighborSection.Grammar, ReadNeighbor);

    public static void Read(in TokenReader header, SpeakerDraft speaker, FileReader file) => file.ReadInner(Grammar, "template", speaker);

    private static void ReadNeighbor(in TokenReader header, SpeakerDraft speaker, FileReader file)
    {
        var name = Encoding.UTF8.GetString(header.At(1));
        var place = header.TokenAt(header.Count > 1 ? 1 : 0);
        var draft = new NeighborDraft(place);
        if (!Names.IsValid(name)) file.Diagnostics.Error(place, $"invalid name \"{name}\" for a template", "letters, digits, \".\", \"-\" and \"_\"");
        else if (!speaker.Templates.TryAdd(name, draft)) file.Diagnostics.Error(place, $"a template called \"{name}\" already exists");
        file.ReadInner(NeighborSection.Grammar, name, draft);
        foreach (var (_, where) in draft.Inherit) file.Diagnostics.Warn(where, "inherit has no effect in a template");
        draft.Inherit.Clear();
    }
}
