namespace ExaBgp.Host.Settings;

/// <summary>What a setting's text may be.</summary>
public enum SettingKind : byte
{
    /// <summary><c>1 yes on enable true</c> in any case; anything else is false.</summary>
    Flag,

    /// <summary>A whole number within bounds.</summary>
    Integer,

    /// <summary>A number with a fraction.</summary>
    Number,

    /// <summary>Anything.</summary>
    Text,

    /// <summary>One of the setting's words, in any case.</summary>
    Word,

    /// <summary>An octal number, with or without <c>0o</c>.</summary>
    Octal,

    /// <summary>IP addresses separated by blanks.</summary>
    Addresses,
}
