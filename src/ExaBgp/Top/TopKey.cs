namespace ExaBgp.Top;

/// <summary>What happened at the terminal.</summary>
internal enum TopKey
{
    /// <summary>Draw again.</summary>
    Resized,

    Up,

    Down,

    PageUp,

    PageDown,

    /// <summary>Enough seen.</summary>
    End,
}
