using System.Text;
using System.Text.Json;
using ExaBgp.Configuration.Printing;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Export;

/// <summary>
/// Writes settings as JSON: <c>neighbors</c> by name and <c>processes</c> by name. Each of them is valid under the schema of its section
/// (<see cref="Schema.SchemaWriter"/>): sections are objects, statements that may be repeated arrays, the words of the language keys. Keys of sessions are
/// not shown.
/// </summary>
public static class ConfigurationJson
{
    /// <summary>Stands where a key is.</summary>
    private const string Hidden = "********";

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
        if (process.ApiVersion is { } version) json.WriteString("api-version", version == 4 ? "4" : "6");
        json.WriteString("encoder", process.Json ? "json" : "text");
        json.WriteString("overflow", process.Overflow.ToString().ToLowerInvariant());
        json.WriteBoolean("respawn", process.Respawn);
        Strings("run", process.Run, json);
        json.WriteEndObject();
    }

    private static void Write(NeighborSettings neighbor, Utf8JsonWriter json)
    {
        json.WriteStartObject(neighbor.Name);
        AddPath(neighbor.Capabilities, json);
        json.WriteBoolean("adj-rib-in", neighbor.AdjRibIn);
        json.WriteBoolean("adj-rib-out", neighbor.AdjRibOut);
        RouteJson.WriteAnnounce(neighbor.Routes, json);
        Api(neighbor.Api, json);
        json.WriteBoolean("auto-flush", neighbor.AutoFlush);
        Capability(neighbor.Capabilities, json);
        json.WriteNumber("connect", neighbor.Connect);
        json.WriteString("description", neighbor.Description);
        json.WriteString("domain-name", neighbor.DomainName);
        ByFirstWord("family", neighbor.Families.Select(static family => family.ToString()), json);
        Grouped(neighbor.Grouping, json);
        json.WriteNumber("hold-time", neighbor.HoldTime);
        json.WriteString("host-name", neighbor.HostName);
        Number("incoming-ttl", neighbor.IncomingTtl, json);
        json.WriteNumber("listen", neighbor.Listen);
        json.WriteString("local-address", neighbor.LocalAddress.IsSet ? neighbor.LocalAddress.ToString() : "auto");
        AsNumber("local-as", neighbor.LocalAs, json);
        if (neighbor.LocalLinkLocal.IsSet) json.WriteString("local-link-local", neighbor.LocalLinkLocal.ToString());
        json.WriteBoolean("manual-eor", neighbor.ManualEor);
        json.WriteNumber("max-prefix", neighbor.MaxPrefix);
        json.WriteBoolean("md5-base64", neighbor.Md5Base64);
        if (neighbor.Md5Ip.IsSet) json.WriteString("md5-ip", neighbor.Md5Ip.ToString());
        if (!neighbor.Md5Key.IsEmpty) json.WriteString("md5-password", Hidden);
        ByFirstWord("nexthop", neighbor.Capabilities.NextHops.Select(static entry => $"{entry.Family} {FamilyNames.Afi(entry.NextHop)}"), json);
        ByFirstWord("operational", neighbor.Operational.Select(NeighborPrinter.Operational), json);
        Number("outgoing-ttl", neighbor.OutgoingTtl, json);
        json.WriteBoolean("passive", neighbor.Passive);
        json.WriteString("peer-address", neighbor.IsRange ? $"{neighbor.PeerAddress}/{neighbor.PeerRangeLength}" : neighbor.PeerAddress.ToString());
        AsNumber("peer-as", neighbor.PeerAs, json);
        json.WriteNumber("rate-limit", neighbor.RateLimit);
        if (neighbor.RouterId.IsSet) json.WriteString("router-id", neighbor.RouterId.ToString());
        json.WriteString("source-interface", neighbor.SourceInterface);
        RouteJson.WriteStatic(neighbor.Routes, json);
        if (neighbor.TcpAo is { } tcpAo) TcpAo(tcpAo, json);
        json.WriteEndObject();
    }

    private static void AddPath(CapabilitySettings capability, Utf8JsonWriter json) =>
        ByFirstWord("add-path", capability.AddPathFamilies.Select(family => capability.PathsLimit.TryGetValue(family, out var limit) ? $"{family} limit {limit}" : family.ToString()), json);

    private static void Api(IReadOnlyList<ApiSettings> api, Utf8JsonWriter json)
    {
        json.WriteStartObject("api");
        foreach (var one in api.OrderBy(static one => one.Name, StringComparer.Ordinal))
        {
            json.WriteStartObject(one.Name);
            json.WriteBoolean("fsm", one.Fsm);
            json.WriteBoolean("negotiated", one.Negotiated);
            json.WriteBoolean("neighbor-changes", one.NeighborChanges);
            Strings("processes", one.Helpers, json);
            Strings("processes-match", one.ProcessesMatch, json);
            Messages("receive", one.Receive, json);
            Messages("send", one.Send, json);
            json.WriteBoolean("signal", one.Signal);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void Messages(string name, MessageFlags flags, Utf8JsonWriter json)
    {
        json.WriteStartObject(name);
        foreach (var word in NeighborPrinter.Flags(flags).Order(StringComparer.Ordinal)) json.WriteBoolean(word, true);
        json.WriteEndObject();
    }

    private static void Capability(CapabilitySettings capability, Utf8JsonWriter json)
    {
        json.WriteStartObject("capability");
        json.WriteString("add-path", CapabilityPrinter.AddPathModes[capability.AddPath & 3]);
        if (capability.Aigp is { } aigp) json.WriteBoolean("aigp", aigp);
        json.WriteBoolean("asn4", capability.FourOctetAs);
        json.WriteBoolean("extended-message", capability.ExtendedMessage);
        if (capability.GracefulRestart is { } seconds) json.WriteNumber("graceful-restart", seconds);
        else json.WriteString("graceful-restart", "disable");
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

    private static void TcpAo(TcpAoSettings tcpAo, Utf8JsonWriter json)
    {
        json.WriteStartObject("tcp-ao");
        json.WriteString("algorithm", tcpAo.Algorithm);
        json.WriteBoolean("base64", tcpAo.Base64);
        json.WriteNumber("keyid", tcpAo.KeyId);
        json.WriteString("password", Hidden);
        json.WriteEndObject();
    }

    private static void Grouped(Grouping grouping, Utf8JsonWriter json)
    {
        if (grouping == Grouping.All) json.WriteString("group-updates", "all");
        else json.WriteBoolean("group-updates", grouping == Grouping.Default);
    }

    /// <summary>A section of statements: each first word, with the rest of its statements.</summary>
    private static void ByFirstWord(string section, IEnumerable<string> statements, Utf8JsonWriter json)
    {
        json.WriteStartObject(section);
        foreach (var word in statements.Select(static statement => statement.Split(' ', 2)).GroupBy(static words => words[0], static words => words[1]).OrderBy(static word => word.Key, StringComparer.Ordinal))
            Strings(word.Key, word, json);
        json.WriteEndObject();
    }

    private static void AsNumber(string name, uint number, Utf8JsonWriter json)
    {
        if (number == 0) json.WriteString(name, "auto");
        else json.WriteNumber(name, number);
    }

    private static void Number(string name, int? number, Utf8JsonWriter json)
    {
        if (number is { } value) json.WriteNumber(name, value);
        else json.WriteString(name, "disable");
    }

    private static void Strings(string name, IEnumerable<string> strings, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var one in strings) json.WriteStringValue(one);
        json.WriteEndArray();
    }
}
