namespace ExaBgp.Configuration.Diff;

/// <summary>What a reload does to a neighbor.</summary>
public enum NeighborChangeKind : byte
{
    /// <summary>It is new: create it and connect.</summary>
    Added,

    /// <summary>It is gone: close its connection and forget it.</summary>
    Removed,

    /// <summary>Its session has to start again with the new settings.</summary>
    Restarted,

    /// <summary>Its session stays; new settings or routes are taken over.</summary>
    Updated,
}
