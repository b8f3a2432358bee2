using System.Text;
using System.Text.Json;
using ExaBgp.Configuration.Printing;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Export;

/// <summary>Writes settings as JSON: <c>neighbors</c> by name and <c>processes</c> by name, the words of the language as keys. Keys of sessions are not shown.</summary>
public static class ConfigurationJson
{
    /// <summary>Writes the document, indented by <paramref name="indent"/> blanks, keys sorted.</summary>
    public static void Write(SpeakerSettings settings, int indent, TextWriter output)
    {
        using var octets = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Indented = indent > 0,
            IndentSize = Math.Clamp(indent, 1, 127),
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (var json = new Utf8JsonWriter(octets, options))
        {
            json.WriteStartObject();
            json.WriteStartObject("neighbors");
            foreach (var neighbor in settings.Neighbors.OrderBy(static neighbor => neighbor.Name, StringComparer.Ordinal)) Write(neighbor, json);
            json.WriteEndObject();
            json.WriteStartObject("processes");
            foreach (var process in settings.Processes.OrderBy(static process => process.Name, StringComparer.Ordinal)) Write(process, json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(octets.ToArray()));
    }

    private static void Write(ProcessSettings process, Utf8JsonWriter json)
    {
        json.WriteStartObject(process.Name);
        if (process.Ack is { } ack) json.WriteBoolean("ack", ack);
        if (process.ApiVersion is { } version) json.WriteNumber("api-version", version);
        json.WriteString("encoder", process.Json ? "json" : "text");
        json.WriteString("overflow", process.Overflow.ToString().ToLowerInvariant());
        json.WriteBoolean("respawn", process.Respawn);
        Strings(json, "run", process.Run);
        json.WriteEndObject();
    }

    private static void Write(NeighborSettings neighbor, Utf8JsonWriter json)
    {
        json.WriteStartObject(neighbor.Name);
        Strings(json, "add-path", neighbor.Capabilities.AddPathFamilies.Select(static family => family.ToString()));
        json.WriteBoolean("adj-rib-in", neighbor.AdjRibIn);
        json.WriteBoolean("adj-rib-out", neighbor.AdjRibOut);
        Api(neighbor.Api, json);
        json.WriteBoolean("auto-flush", neighbor.AutoFlush);
        Capability(neighbor.Capabilities, json);
        json.WriteNumber("connect", neighbor.Connect);
        json.WriteString("description", neighbor.Description);
        json.WriteString("domain-name", neighbor.DomainName);
        Strings(json, "families", neighbor.Families.Select(static family => family.ToString()));
        json.WriteString("group-updates", neighbor.Grouping.ToString().ToLowerInvariant());
        json.WriteNumber("hold-time", neighbor.HoldTime);
        json.WriteString("host-name", neighbor.HostName);
        Number(json, "incoming-ttl", neighbor.IncomingTtl);
        json.WriteNumber("listen", neighbor.Listen);
        json.WriteString("local-address", neighbor.LocalAddress.IsSet ? neighbor.LocalAddress.ToString() : "auto");
        AsNumber(json, "local-as", neighbor.LocalAs);
        json.WriteString("local-link-local", neighbor.LocalLinkLocal.ToString());
        json.WriteBoolean("manual-eor", neighbor.ManualEor);
        json.WriteNumber("max-prefix", neighbor.MaxPrefix);
        json.WriteBoolean("md5-base64", neighbor.Md5Base64);
        json.WriteString("md5-ip", neighbor.Md5Ip.ToString());
        json.WriteBoolean("md5-password", !neighbor.Md5Key.IsEmpty);
        Strings(json, "nexthop", neighbor.Capabilities.NextHops.Select(static entry => $"{entry.Family} {FamilyNames.Afi(entry.NextHop)}"));
        Number(json, "outgoing-ttl", neighbor.OutgoingTtl);
        json.WriteBoolean("passive", neighbor.Passive);
        json.WriteString("peer-address", neighbor.IsRange ? $"{neighbor.PeerAddress}/{neighbor.PeerRangeLength}" : neighbor.PeerAddress.ToString());
        AsNumber(json, "peer-as", neighbor.PeerAs);
        json.WriteNumber("rate-limit", neighbor.RateLimit);
        json.WriteString("router-id", neighbor.RouterId.ToString());
        Strings(json, "routes", RoutePrinter.Statements(neighbor.Routes));
        json.WriteString("source-interface", neighbor.SourceInterface);
        json.WriteBoolean("tcp-ao", neighbor.TcpAo is not null);
        json.WriteEndObject();
    }

    private static void Api(IReadOnlyList<ApiSettings> api, Utf8JsonWriter json)
    {
        json.WriteStartObject("api");
        foreach (var one in api.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject(one.Name);
            json.WriteBoolean("fsm", one.Fsm);
            json.WriteBoolean("negotiated", one.Negotiated);
            json.WriteBoolean("neighbor-changes", one.NeighborChanges);
            Strings(json, "processes", one.Helpers);
            Strings(json, "processes-match", one.ProcessesMatch);
            Strings(json, "receive", NeighborPrinter.Flags(one.Receive));
            Strings(json, "send", NeighborPrinter.Flags(one.Send));
            json.WriteBoolean("signal", one.Signal);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Capability(CapabilitySettings capability, Utf8JsonWriter json)
    {
        json.WriteStartObject("capability");
        json.WriteString("add-path", CapabilityPrinter.AddPathModes[capability.AddPath & 3]);
        if (capability.Aigp is { } aigp) json.WriteBoolean("aigp", aigp);
        json.WriteBoolean("asn4", capability.FourOctetAs);
        json.WriteBoolean("extended-message", capability.ExtendedMessage);
        Number(json, "graceful-restart", capability.GracefulRestart);
        json.WriteBoolean("link-local-nexthop", capability.LinkLocalNextHop);
        json.WriteBoolean("link-local-prefer", capability.LinkLocalPrefer);
        json.WriteBoolean("multi-session", capability.MultiSession);
        json.WriteBoolean("nexthop", capability.NextHop);
        json.WriteBoolean("operational", capability.Operational);
        if (capability.Role is { } role) json.WriteString("role", CapabilityPrinter.Roles[role]);
        json.WriteBoolean("route-refresh", capability.RouteRefresh);
        json.WriteBoolean("software-version", capability.SoftwareVersion);
        json.WriteEndObject();
    }

    private static void AsNumber(Utf8JsonWriter json, string name, uint number)
    {
        if (number == 0) json.WriteString(name, "auto");
        else json.WriteNumber(name, number);
    }

    private static void Number(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteNull(name);
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> strings)
    {
        json.WriteStartArray(name);
        foreach (var one in strings) json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
