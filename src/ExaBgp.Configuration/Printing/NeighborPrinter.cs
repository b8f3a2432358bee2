using System.Globalization;
using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Printing;

/// <summary>Writes a neighbor section: what differs from the defaults.</summary>
internal static class NeighborPrinter
{
    public static void Print(NeighborSettings neighbor, ConfigurationWriter writer)
    {
        writer.Open(neighbor.IsRange ? $"neighbor {neighbor.PeerAddress}/{neighbor.PeerRangeLength}" : $"neighbor {neighbor.PeerAddress}");
        foreach (var statement in Keywords(neighbor)) writer.Statement(statement);
        if (!neighbor.AllFamilies) writer.Section("family", neighbor.Families.Select(static family => family.ToString()));
        CapabilityPrinter.Print(neighbor, writer);
        if (neighbor.TcpAo is { } tcpAo) writer.Section("tcp-ao", TcpAo(tcpAo));
        foreach (var api in neighbor.Api) Api(api, writer);
        writer.Section("operational", neighbor.Operational.Select(Operational));
        RoutePrinter.Print(neighbor.Routes, writer);
        writer.Close();
    }

    private static IEnumerable<string> Keywords(NeighborSettings neighbor)
    {
        if (neighbor.Description.Length > 0) yield return $"description {ConfigurationWriter.Quote(neighbor.Description)}";
        if (neighbor.RouterId.IsSet) yield return $"router-id {neighbor.RouterId}";
        yield return $"local-address {(neighbor.LocalAddress.IsSet ? neighbor.LocalAddress.ToString() : "auto")}";
        if (neighbor.LocalLinkLocal.IsSet) yield return $"local-link-local {neighbor.LocalLinkLocal}";
        yield return $"local-as {AsNumber(neighbor.LocalAs)}";
        yield return $"peer-as {AsNumber(neighbor.PeerAs)}";
        if (neighbor.HostName.Length > 0) yield return $"host-name {ConfigurationWriter.Quote(neighbor.HostName)}";
        if (neighbor.DomainName.Length > 0) yield return $"domain-name {ConfigurationWriter.Quote(neighbor.DomainName)}";
        if (neighbor.HoldTime != 180) yield return $"hold-time {Number(neighbor.HoldTime)}";
        if (neighbor.RateLimit != 0) yield return $"rate-limit {Number(neighbor.RateLimit)}";
        if (neighbor.Passive) yield return "passive true";
        if (neighbor.Listen != 0) yield return $"listen {Number(neighbor.Listen)}";
        if (neighbor.Connect != 0) yield return $"connect {Number(neighbor.Connect)}";
        if (neighbor.SourceInterface.Length > 0) yield return $"source-interface {ConfigurationWriter.Quote(neighbor.SourceInterface)}";
        if (neighbor.OutgoingTtl is { } outgoing) yield return $"outgoing-ttl {Number(outgoing)}";
        if (neighbor.IncomingTtl is { } incoming) yield return $"incoming-ttl {Number(incoming)}";
        if (!neighbor.Md5Key.IsEmpty) yield return $"md5-password {Key(neighbor.Md5Key, neighbor.Md5Base64)}";
        if (neighbor.Md5Base64) yield return "md5-base64 true";
        if (neighbor.Md5Ip.IsSet) yield return $"md5-ip {neighbor.Md5Ip}";
        if (neighbor.Grouping != Grouping.Default) yield return neighbor.Grouping == Grouping.All ? "group-updates all" : "group-updates false";
        if (!neighbor.AutoFlush) yield return "auto-flush false";
        if (!neighbor.AdjRibOut) yield return "adj-rib-out false";
        if (!neighbor.AdjRibIn) yield return "adj-rib-in false";
        if (neighbor.ManualEor) yield return "manual-eor true";
        if (neighbor.MaxPrefixWarning != 0) yield return $"max-prefix {Number(neighbor.MaxPrefix)} warning {Number(neighbor.MaxPrefixWarning)}";
        else if (neighbor.MaxPrefix != 0) yield return $"max-prefix {Number(neighbor.MaxPrefix)}";
    }

    private static IEnumerable<string> TcpAo(TcpAoSettings settings)
    {
        yield return $"keyid {Number(settings.KeyId)}";
        yield return $"algorithm {settings.Algorithm}";
        yield return $"password {Key(settings.Key, settings.Base64)}";
        if (settings.Base64) yield return "base64 true";
    }

    private static void Api(ApiSettings api, ConfigurationWriter writer)
    {
        writer.Open($"api {api.Name}");
        if (api.Processes.Count > 0) writer.Statement($"processes [ {string.Join(' ', api.Processes.Select(ConfigurationWriter.Quote))} ]");
        if (api.ProcessesMatch.Count > 0) writer.Statement($"processes-match [ {string.Join(' ', api.ProcessesMatch.Select(ConfigurationWriter.Quote))} ]");
        if (api.NeighborChanges) writer.Statement("neighbor-changes");
        if (api.Negotiated) writer.Statement("negotiated");
        if (api.Fsm) writer.Statement("fsm");
        if (api.Signal) writer.Statement("signal");
        writer.Section("receive", Flags(api.Receive));
        writer.Section("send", Flags(api.Send));
        writer.Close();
    }

    public static IEnumerable<string> Flags(MessageFlags flags)
    {
        for (var bit = (int)MessageFlags.Parsed; bit <= (int)MessageFlags.Operational; bit <<= 1)
        {
            if (((int)flags & bit) != 0) yield return ((MessageFlags)bit).ToString().ToLowerInvariant();
        }
    }

    public static string Operational(ReadOnlyMemory<byte> body)
    {
        if (!OperationalMessage.TryRead(body.Span, out var message, out _)) return "# an OPERATIONAL message that has no words";
        var words = new StringBuilder(message!.Kind.ToString().ToLowerInvariant());
        words.Append(" afi ").Append(FamilyNames.Afi(message.Family.Afi)).Append(" safi ").Append(FamilyNames.Safi(message.Family.Safi));
        if (message.Kind is OperationalKind.Adm or OperationalKind.Asm) return words.Append(" advisory ").Append(ConfigurationWriter.Quote(message.Advisory)).ToString();
        words.Append(CultureInfo.InvariantCulture, $" sequence {message.Sequence}");
        if (message.Kind is OperationalKind.Rpcp or OperationalKind.Apcp or OperationalKind.Lpcp) words.Append(CultureInfo.InvariantCulture, $" counter {message.Counter}");
        return words.ToString();
    }

    private static string Key(SecretBytes key, bool isBase64) =>
        isBase64 ? Convert.ToBase64String(key.Reveal) : ConfigurationWriter.Quote(Encoding.UTF8.GetString(key.Reveal));

    private static string AsNumber(uint number) => number == 0 ? "auto" : number.ToString(CultureInfo.InvariantCulture);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
