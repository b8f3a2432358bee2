namespace ExaBgp.Protocol;

/// <summary>What an error in a received message means for the session and its routes (RFC 7606 section 2).</summary>
public enum DispositionKind : byte
{
    /// <summary>No error.</summary>
    Accept,

    /// <summary>The attribute is dropped, the rest of the UPDATE stands.</summary>
    DiscardAttribute,

    /// <summary>All routes of the UPDATE are handled as withdrawn.</summary>
    TreatAsWithdraw,

    /// <summary>A NOTIFICATION is sent and the session ends.</summary>
    ResetSession,
}
