using System.Globalization;
using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Peers;

/// <summary>
/// <c>show neighbor configuration</c>: a neighbor as a section of configuration, without its routes and keys. What is unset has no line; what has no line in
/// older versions has one only where it is not the default.
/// </summary>
internal static class NeighborText
{
    private static readonly (MessageFlags Flag, string Word)[] Flags =
    [
        (MessageFlags.Packets, "packets"), (MessageFlags.Parsed, "parsed"), (MessageFlags.Consolidate, "consolidate"),
        (MessageFlags.Notification, "notification"), (MessageFlags.Open, "open"), (MessageFlags.Keepalive, "keepalive"),
        (MessageFlags.Update, "update"), (MessageFlags.Refresh, "refresh"), (MessageFlags.Operational, "operational"),
    ];

    /// <summary>The lines of the section.</summary>
    public static IEnumerable<string> Lines(NeighborSettings neighbor)
    {
        var range = neighbor.IsRange ? $"/{Number(neighbor.PeerRangeLength)}" : string.Empty;
        return Session(neighbor)
            .Concat(Capabilities(neighbor.Capabilities))
            .Concat(Block("family", neighbor.Families.Select(Words)))
            .Concat(Block("nexthop", neighbor.Capabilities.NextHops.Select(static row => $"{Words(row.Family)} {FamilyNames.Afi(row.NextHop)}")))
            .Concat(Block("add-path", neighbor.Capabilities.AddPath == 0 ? [] : neighbor.Capabilities.AddPathFamilies.Select(Words)))
            .Concat(neighbor.Api.SelectMany(Api))
            .Prepend($"neighbor {neighbor.PeerAddress}{range} {{")
            .Append("}")
            .Select(OneLine);
    }

    private static IEnumerable<string> Session(NeighborSettings neighbor)
    {
        yield return $"  description \"{Escaped(neighbor.Description)}\";";
        if (neighbor.RouterId.IsSet) yield return $"  router-id {neighbor.RouterId};";
        if (neighbor.HostName.Length > 0) yield return $"  host-name {neighbor.HostName};";
        if (neighbor.DomainName.Length > 0) yield return $"  domain-name {neighbor.DomainName};";
        yield return $"  local-address {(neighbor.LocalAddress.IsSet ? neighbor.LocalAddress.ToString() : "auto")};";
        if (neighbor.SourceInterface.Length > 0) yield return $"  source-interface {neighbor.SourceInterface};";
        yield return $"  local-as {(neighbor.LocalAs == 0 ? "auto" : Number(neighbor.LocalAs))};";
        yield return $"  peer-as {(neighbor.PeerAs == 0 ? "auto" : Number(neighbor.PeerAs))};";
        yield return $"  hold-time {Number(neighbor.HoldTime)};";
        yield return $"  rate-limit {(neighbor.RateLimit == 0 ? "disable" : Number(neighbor.RateLimit))};";
        yield return $"  manual-eor {Truth(neighbor.ManualEor)};";
        yield return string.Empty;
        yield return $"  passive {Truth(neighbor.Passive)};";
        foreach (var (word, port) in new[] { ("listen", neighbor.Listen), ("connect", neighbor.Connect) })
        {
            if (port == 0) continue;
            yield return string.Empty;
            yield return $"  {word} {Number(port)};";
        }

        yield return $"  group-updates {neighbor.Grouping switch { Grouping.None => "false", Grouping.All => "all", _ => "true" }};";
        yield return $"  auto-flush {Truth(neighbor.AutoFlush)};";
        yield return $"  adj-rib-in {Truth(neighbor.AdjRibIn)};";
        yield return $"  adj-rib-out {Truth(neighbor.AdjRibOut)};";
        yield return $"  md5-base64 {Truth(neighbor.Md5Base64)};";
        var md5 = neighbor.Md5Ip.IsSet ? neighbor.Md5Ip : neighbor.LocalAddress;
        if (md5.IsSet) yield return $"  md5-ip \"{md5}\";";
        if (neighbor.OutgoingTtl is { } outgoing) yield return $"  outgoing-ttl {Number(outgoing)};";
        if (neighbor.IncomingTtl is { } incoming) yield return $"  incoming-ttl {Number(incoming)};";
    }

    private static IEnumerable<string> Capabilities(CapabilitySettings capabilities)
    {
        yield return "  capability {";
        yield return $"    asn4 {Switch(capabilities.FourOctetAs)};";
        yield return $"    route-refresh {Switch(capabilities.RouteRefresh)};";
        yield return $"    graceful-restart {(capabilities.GracefulRestart is { } seconds ? Number(seconds) : "disable")};";
        yield return $"    software-version {Switch(capabilities.SoftwareVersion)};";
        yield return $"    nexthop {Switch(capabilities.NextHop)};";
        yield return $"    add-path {capabilities.AddPath switch { 1 => "receive", 2 => "send", 3 => "send/receive", _ => "disable" }};";
        yield return $"    multi-session {Switch(capabilities.MultiSession)};";
        yield return $"    operational {Switch(capabilities.Operational)};";
        yield return $"    aigp {Switch(capabilities.Aigp == true)};";
        if (!capabilities.ExtendedMessage) yield return "    extended-message disable;";
        if (capabilities.LinkLocalNextHop) yield return "    link-local-nexthop enable;";
        yield return "  }";
    }

    private static IEnumerable<string> Api(ApiSettings api)
    {
        yield return "  api {";
        if (api.Processes.Count > 0) yield return $"    processes [ {string.Join(' ', api.Processes)} ];";
        if (api.ProcessesMatch.Count > 0) yield return $"    processes-match [ {string.Join(' ', api.ProcessesMatch.Select(static word => $"\"{Escaped(word)}\""))} ];";
        if (api.NeighborChanges) yield return "    neighbor-changes;";
        if (api.Negotiated) yield return "    negotiated;";
        if (api.Fsm) yield return "    fsm;";
        if (api.Signal) yield return "    signal;";
        foreach (var line in Messages("receive", api.Receive).Concat(Messages("send", api.Send))) yield return line;
        yield return "  }";
    }

    private static IEnumerable<string> Messages(string word, MessageFlags flags)
    {
        if (flags == MessageFlags.None) yield break;
        yield return $"    {word} {{";
        foreach (var (flag, name) in Flags)
        {
            if ((flags & flag) != 0) yield return $"      {name};";
        }

        yield return "    }";
    }

    private static IEnumerable<string> Block(string word, IEnumerable<string> rows) =>
        rows.Select(static row => $"    {row};").Prepend($"  {word} {{").Append("  }");

    private static string Words(Family family) => $"{FamilyNames.Afi(family.Afi)} {FamilyNames.Safi(family.Safi)}";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Truth(bool value) => value ? "true" : "false";

    private static string Switch(bool value) => value ? "enable" : "disable";

    /// <summary>Text of the file with control characters in it may not split the line.</summary>
    private static string OneLine(string line)
    {
        if (!line.AsSpan().ContainsAnyInRange('\0', '\x1f')) return line;
        var buffer = new ByteBuffer(line.Length * 2);
        buffer.WriteEscaped(line);
        return Encoding.ASCII.GetString(buffer.Written);
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
