namespace ExaBgp.Session;

/// <summary>What the owner of a connection has to do, in the order given.</summary>
public enum SessionActionKind : byte
{
    /// <summary>Tell that the state was entered.</summary>
    EnterState,

    /// <summary>Write our OPEN (<see cref="SessionMachine.Sent"/>).</summary>
    SendOpen,

    /// <summary>Write a KEEPALIVE.</summary>
    SendKeepalive,

    /// <summary>Write a NOTIFICATION.</summary>
    SendNotification,

    /// <summary>The message just handed in stands: tell those who want it.</summary>
    Report,

    /// <summary>The peer's OPEN is accepted; look for a collision before going on.</summary>
    OpenAccepted,

    /// <summary>Both OPENs are accepted (<see cref="SessionMachine.Context"/>).</summary>
    Negotiated,

    /// <summary>The session is up.</summary>
    Established,

    /// <summary>Take in the UPDATE, ROUTE-REFRESH or OPERATIONAL message just handed in.</summary>
    Deliver,

    /// <summary>An error of the peer was found here, before a NOTIFICATION tells it.</summary>
    LocalError,

    /// <summary>End the connection: what is queued is still written.</summary>
    Close,
}
