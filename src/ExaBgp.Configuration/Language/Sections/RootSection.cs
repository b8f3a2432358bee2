namespace ExaBgp.Configuration.Language.Sections;

/// <summary>The top level of a file.</summary>
internal static class RootSection
{
    public static readonly Section<SpeakerDraft> Grammar = new Section<SpeakerDraft>(string.Empty, string.Empty, "The whole file.")
        .Inner(ProcessSection.Grammar, ProcessSection.Read)
        .Inner(TemplateSection.Grammar, TemplateSection.Read)
        .Inner(NeighborSection.Grammar, NeighborSection.Read)
        .Without("group", "a template section, and \"inherit\" in each neighbor: groups ended with version 3");
}
