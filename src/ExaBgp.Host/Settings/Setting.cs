namespace ExaBgp.Host.Settings;

/// <summary>One setting: <c>exabgp.SECTION.OPTION</c>.</summary>
/// <param name="Section">Section of the file.</param>
/// <param name="Option">Name in the section.</param>
/// <param name="Kind">What its text may be.</param>
/// <param name="Default">Its text when nobody gives one.</param>
public sealed record Setting(string Section, string Option, SettingKind Kind, string Default)
{
    /// <summary>Least number.</summary>
    public int Least { get; init; }

    /// <summary>Greatest number.</summary>
    public int Greatest { get; init; } = int.MaxValue;

    /// <summary>Words accepted.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Left out of what <c>exabgp env</c> prints.</summary>
    public bool Hidden { get; init; }

    /// <summary>Only read from the process environment.</summary>
    public bool EnvironmentOnly { get; init; }

    /// <summary>Why the setting is accepted but changes nothing, or empty.</summary>
    public string NoEffect { get; init; } = string.Empty;

    /// <summary>The key among configuration providers.</summary>
    public string Key { get; } = $"{Section}:{Option}";

    /// <summary>The full name.</summary>
    public string Name { get; } = $"exabgp.{Section}.{Option}";
}
