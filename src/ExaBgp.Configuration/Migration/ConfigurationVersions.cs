using System.Diagnostics.CodeAnalysis;

namespace ExaBgp.Configuration.Migration;

/// <summary>The words for versions.</summary>
public static class ConfigurationVersions
{
    /// <summary>The words, oldest first.</summary>
    public static readonly string[] Words = ["3.4", "4", "5", "main"];

    /// <summary>Reads a version; <c>4.2</c>, <c>5.0</c> and <c>6</c> are understood too.</summary>
    public static bool TryParse(string word, [NotNullWhen(true)] out ConfigurationVersion? version)
    {
        version = word switch
        {
            "3.4" or "3" => ConfigurationVersion.Three,
            "4" or "4.2" => ConfigurationVersion.Four,
            "5" or "5.0" => ConfigurationVersion.Five,
            "main" or "6" or "6.0" => ConfigurationVersion.Main,
            _ => null,
        };
        return version is not null;
    }
}
