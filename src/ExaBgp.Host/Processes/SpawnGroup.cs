namespace ExaBgp.Host.Processes;

/// <summary>Whom a started process belongs to.</summary>
internal enum SpawnGroup
{
    /// <summary>A process group of its own.</summary>
    Own,

    /// <summary>Our group.</summary>
    Same,

    /// <summary>A session of its own, without a terminal.</summary>
    Session,
}
