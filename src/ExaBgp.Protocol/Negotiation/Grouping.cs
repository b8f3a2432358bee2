namespace ExaBgp.Protocol.Negotiation;

/// <summary>Which routes of one attribute set share UPDATEs (setting <c>group-updates</c>).</summary>
public enum Grouping : byte
{
    /// <summary>One UPDATE for each route and withdraw.</summary>
    None,

    /// <summary>IPv4 unicast and mcast-vpn, as the reference does.</summary>
    Default,

    /// <summary>Every family.</summary>
    All,
}
