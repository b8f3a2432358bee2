namespace ExaBgp.Api;

/// <summary>What became of a message that a command asks to be sent once.</summary>
public enum SendOutcome
{
    /// <summary>Queued for every selected peer that is established.</summary>
    Queued,

    /// <summary>No selected peer is established.</summary>
    NoPeer,

    /// <summary>A selected peer takes nothing and as many messages as may wait for it wait already: nothing was queued for anyone.</summary>
    Full,
}
