namespace ExaBgp.Session;

/// <summary>States of RFC 4271 section 8.2.2.</summary>
public enum SessionState : byte
{
    Idle,
    Active,
    Connect,
    OpenSent,
    OpenConfirm,
    Established,
}
