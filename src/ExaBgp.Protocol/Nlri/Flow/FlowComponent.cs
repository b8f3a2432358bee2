namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>One kind of component.</summary>
/// <param name="Type">Number (IANA "Flow Spec Component Types").</param>
/// <param name="Ipv4Name">Its word in output for IPv4, empty where it has no meaning.</param>
/// <param name="Ipv6Name">Its word in output for IPv6.</param>
/// <param name="Kind">Operand.</param>
/// <param name="Max">Highest value that can be written.</param>
/// <param name="Sizes">Octets a value may be written with, smallest first.</param>
/// <param name="Values">Names of values; bits of a mask.</param>
/// <param name="PrintsNames">False where numbers are printed though names are read.</param>
/// <param name="ReadsNames">False where only decimal numbers are read.</param>
/// <param name="Bad">What is said of a word that is no value; <c>{0}</c> is the word.</param>
internal sealed record FlowComponent(
    byte Type,
    string Ipv4Name,
    string Ipv6Name,
    FlowKind Kind,
    uint Max,
    byte[] Sizes,
    (string Name, uint Value)[] Values,
    bool PrintsNames,
    bool ReadsNames,
    string Bad)
{
    /// <summary>The word of output.</summary>
    public string Name(bool ipv6) => ipv6 ? Ipv6Name : Ipv4Name;
}
