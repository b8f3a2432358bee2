namespace ExaBgp.Configuration.Diff;

/// <summary>What a reload finds of a helper.</summary>
public enum ProcessChangeKind : byte
{
    /// <summary>Its section is new: start it.</summary>
    Added,

    /// <summary>Its section is gone: end it.</summary>
    Removed,

    /// <summary>Its section says something else.</summary>
    Changed,
}
