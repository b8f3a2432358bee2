namespace ExaBgp.Protocol.Nlri;

/// <summary>The words by which <c>show adj-rib</c> filters its rows.</summary>
public enum FamilyClass : byte
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary><c>inet</c>: whatever has a prefix (unicast, multicast, labelled, VPN).</summary>
    Inet,

    /// <summary><c>flow</c>.</summary>
    Flow,

    /// <summary><c>l2vpn</c>.</summary>
    L2vpn,
}
