using System.Globalization;
using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>JSON and text of OPENs.</summary>
public static class OpenForms
{
    private static readonly Capability NoHostName = new(CapabilityCode.HostName, ReadOnlyMemory<byte>.Empty);

    /// <summary>
    /// Appends the value of member <c>open</c>. The keys of capabilities are names in an OPEN of ours (<paramref name="sent"/>), codes in one of a peer.
    /// </summary>
    public static void WriteJson(ByteBuffer output, OpenMessage open, bool sent, Compatibility compatibility)
    {
        output.WriteText(string.Create(
            CultureInfo.InvariantCulture,
            $"{{ \"version\": {open.Version}, \"asn\": {open.As}, \"hold_time\": {open.HoldTime}, \"router_id\": \"{open.Identifier}\", \"capabilities\": {{ "));
        var isFirst = true;
        foreach (var capability in sent ? WithHostName(open) : open.Capabilities)
        {
            var codec = CapabilityTable.At(capability.Code);
            output.Write(isFirst ? "\""u8 : ", \""u8);
            isFirst = false;
            if (sent) output.WriteText(codec.Name);
            else output.WriteDecimal((uint)capability.Code);
            output.Write("\": "u8);
            if (ReferenceEquals(capability, NoHostName)) output.Write(UnsetHostName(compatibility));
            else if (sent && compatibility.IsFive && codec is HostNameCapability) HostNameCapability.WriteSentJson(capability.Value.Span, output);
            else codec.WriteJson(capability.Value.Span, output);
        }

        output.Write(" } }"u8);
    }

    /// <summary>Appends the words after <c>open</c>: <c>version 4 asn 65002 hold_time 180 router_id 127.0.0.2 capabilities [asn4(65002)]</c>.</summary>
    public static void WriteText(ByteBuffer output, OpenMessage open, bool sent, Compatibility compatibility)
    {
        output.WriteText(string.Create(
            CultureInfo.InvariantCulture, $"version {open.Version} asn {open.As} hold_time {open.HoldTime} router_id {open.Identifier} capabilities ["));
        var isFirst = true;
        foreach (var capability in (sent ? WithHostName(open) : open.Capabilities).OrderBy(static capability => capability.Code))
        {
            if (!isFirst) output.Write(", "u8);
            isFirst = false;
            if (ReferenceEquals(capability, NoHostName)) output.Write(compatibility.IsFive ? "hostname(none none)"u8 : "hostname( )"u8);
            else if (sent && compatibility.IsFive && capability.Code == CapabilityCode.HostName) HostNameCapability.WriteSentText(capability.Value.Span, output);
            else CapabilityTable.At(capability.Code).WriteText(capability.Value.Span, output, compatibility);
        }

        output.WriteUInt8((byte)']');
    }

    /// <summary>Our OPEN is shown with a host name even when there was none to send.</summary>
    private static List<Capability> WithHostName(OpenMessage open)
    {
        var shown = open.Capabilities.ToList();
        if (open.Has(CapabilityCode.HostName)) return shown;
        var behind = shown.FindIndex(static capability => capability.Code
            is CapabilityCode.SoftwareVersion or CapabilityCode.LinkLocalNextHop or CapabilityCode.MultiSession or CapabilityCode.Role);
        shown.Insert(behind < 0 ? shown.Count : behind, NoHostName);
        return shown;
    }

    private static ReadOnlySpan<byte> UnsetHostName(Compatibility compatibility) => compatibility.IsFive
        ? "{ \"host-name\": null, \"domain-name\": null }"u8
        : "{ \"host-name\": \"\", \"domain-name\": \"\" }"u8;
}
