namespace ExaBgp.Healthcheck;

/// <summary>How a command says which peers it is for.</summary>
internal enum SelectorWord
{
    /// <summary><c>neighbor *</c>: version 4 of the API, generation 5.</summary>
    Neighbor,

    /// <summary><c>peer *</c>: version 6 of the API, generation 6.</summary>
    Peer,
}
