namespace ExaBgp.Configuration.Migration;

/// <summary>Versions whose configuration files differ, oldest first.</summary>
public enum ConfigurationVersion : byte
{
    /// <summary><c>3.4</c>.</summary>
    Three,

    /// <summary><c>4</c>.</summary>
    Four,

    /// <summary><c>5</c>.</summary>
    Five,

    /// <summary><c>main</c>: what this program reads best. It reads the others too.</summary>
    Main,
}
