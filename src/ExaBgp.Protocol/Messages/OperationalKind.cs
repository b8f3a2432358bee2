namespace ExaBgp.Protocol.Messages;

/// <summary>Types of OPERATIONAL messages (draft-ietf-idr-operational-message section 3.3).</summary>
public enum OperationalKind : ushort
{
    /// <summary>Advisory demand.</summary>
    Adm = 1,

    /// <summary>Advisory static.</summary>
    Asm = 2,

    /// <summary>Reachable prefix count, request and response.</summary>
    Rpcq = 3,

    /// <summary>Response.</summary>
    Rpcp = 4,

    /// <summary>Adj-RIB-Out prefix count, request.</summary>
    Apcq = 5,

    /// <summary>Response.</summary>
    Apcp = 6,

    /// <summary>Loc-RIB prefix count, request.</summary>
    Lpcq = 7,

    /// <summary>Response.</summary>
    Lpcp = 8,

    /// <summary>Not satisfied.</summary>
    Ns = 65535,
}
