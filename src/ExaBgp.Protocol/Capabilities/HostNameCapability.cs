using System.Globalization;
using System.Text;
using System.Text.Unicode;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>Host name (draft-walton-bgp-hostname-capability): <c>length(1) host length(1) domain</c>, UTF-8, at most 64 octets each.</summary>
public sealed class HostNameCapability() : CapabilityCodec(CapabilityCode.HostName, "hostname")
{
    private const int Longest = 64;

    /// <summary>The value for these names.</summary>
    public static byte[] Of(string host, string domain)
    {
        var (hostText, domainText) = (Cut(host), Cut(domain));
        return [(byte)hostText.Length, .. hostText, (byte)domainText.Length, .. domainText];
    }

    /// <summary>The names of a value, as the peer wrote them.</summary>
    public static (string Host, string Domain) Names(ReadOnlySpan<byte> value)
    {
        var host = value.Slice(1, value[0]);
        var domain = value.Length > 1 + value[0] ? value.Slice(2 + value[0], value[1 + value[0]]) : default;
        return (Encoding.UTF8.GetString(host), Encoding.UTF8.GetString(domain));
    }

    /// <inheritdoc/>
    public override string? Check(ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) return "Hostname capability too short: need at least 1 byte";
        int host = value[0];
        if (value.Length < host + 2)
            return string.Create(CultureInfo.InvariantCulture, $"Hostname capability truncated: need {host + 2} bytes for hostname, got {value.Length}");
        int domain = value[host + 1];
        if (value.Length < host + 2 + domain)
            return string.Create(CultureInfo.InvariantCulture, $"Hostname capability truncated: need {host + 2 + domain} bytes total, got {value.Length}");
        if (!Utf8.IsValid(value.Slice(1, host))) return "the host name in the capability is not valid UTF-8";
        return Utf8.IsValid(value.Slice(host + 2, domain)) ? null : "the domain name in the capability is not valid UTF-8";
    }

    /// <summary>The capability of our own OPEN as generation 5 shows it: a name that is not set is <c>null</c>.</summary>
    public static void WriteSentJson(ReadOnlySpan<byte> value, ByteBuffer output) => WriteJson(value, output, "null"u8);

    /// <summary>The same in text: a name that is not set is <c>none</c>.</summary>
    public static void WriteSentText(ReadOnlySpan<byte> value, ByteBuffer output) => WriteText(value, output, "none");

    /// <inheritdoc/>
    public override void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output) => WriteJson(value, output, "\"\""u8);

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility) => WriteText(value, output, string.Empty);

    private static void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output, ReadOnlySpan<byte> unset)
    {
        var (host, domain) = Names(value);
        output.Write("{ \"host-name\": "u8);
        Name(host, output, unset);
        output.Write(", \"domain-name\": "u8);
        Name(domain, output, unset);
        output.Write(" }"u8);

        static void Name(string name, ByteBuffer output, ReadOnlySpan<byte> unset)
        {
            if (name.Length == 0) output.Write(unset);
            else output.WriteJsonString(name);
        }
    }

    private static void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, string unset)
    {
        var (host, domain) = Names(value);
        output.Write("hostname("u8);
        output.WriteEscaped(host.Length == 0 ? unset : host.ToLowerInvariant());
        output.WriteUInt8((byte)' ');
        output.WriteEscaped(domain.Length == 0 ? unset : domain.ToLowerInvariant());
        output.WriteUInt8((byte)')');
    }

    private static byte[] Cut(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        if (utf8.Length <= Longest) return utf8;
        var end = Longest;
        while (end > 0 && (utf8[end] & 0xC0) == 0x80) end--;
        return utf8[..end];
    }
}
