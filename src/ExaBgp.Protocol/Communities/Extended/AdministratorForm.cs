namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>How administrator and number share the six octets of an extended community.</summary>
public enum AdministratorForm : byte
{
    /// <summary>AS of two octets, number of four.</summary>
    As2,

    /// <summary>AS of two octets, number of four shown as an address.</summary>
    As2Address,

    /// <summary>IPv4 address, number of two octets.</summary>
    Address,

    /// <summary>AS of four octets, number of two.</summary>
    As4,
}
