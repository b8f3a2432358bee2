namespace ExaBgp.Reactor.Seams;

/// <summary>Outcome of a read or write.</summary>
public enum IoStatus : byte
{
    /// <summary>Octets were moved; there may be more.</summary>
    Ok,

    /// <summary>Nothing now; a completion tells when to try again.</summary>
    WouldBlock,

    /// <summary>The other side has ended in good order.</summary>
    Closed,

    /// <summary>The other side is gone.</summary>
    Failed,
}
