namespace ExaBgp.Configuration.Language;

/// <summary>What a section says, as far as it is scalar keywords.</summary>
internal interface IHasValues
{
    SectionValues Values { get; }
}
