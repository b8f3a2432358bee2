namespace ExaBgp.Configuration.Language;

/// <summary>The value <c>auto</c> of a keyword, and <c>disable</c> of a TTL: no value of its own, which a template cannot put over one.</summary>
internal sealed class Auto
{
    public static readonly Auto Value = new();

    private Auto()
    {
    }
}
