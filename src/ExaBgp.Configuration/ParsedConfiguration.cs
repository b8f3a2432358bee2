using ExaBgp.Configuration.Settings;

namespace ExaBgp.Configuration;

/// <summary>What became of a configuration text: settings when nothing is wrong with it, and all that is to be said about it.</summary>
/// <param name="Settings">Null when there is an error.</param>
/// <param name="Errors">In the order of the text; the first fifty.</param>
/// <param name="Warnings">Deprecated spellings and words without effect.</param>
/// <param name="MoreErrors">Errors not kept in <paramref name="Errors"/>.</param>
public sealed record ParsedConfiguration(
    SpeakerSettings? Settings, IReadOnlyList<Diagnostic> Errors, IReadOnlyList<Diagnostic> Warnings, int MoreErrors)
{
    /// <summary>All errors as the text a person reads, without a line feed at the end.</summary>
    public string ErrorText
    {
        get
        {
            var text = string.Join('\n', Errors);
            return MoreErrors == 0 ? text : $"{text}\nand {MoreErrors} more errors";
        }
    }
}
