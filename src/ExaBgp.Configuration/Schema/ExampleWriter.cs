using ExaBgp.Configuration.Language;
using ExaBgp.Configuration.Language.Sections;

namespace ExaBgp.Configuration.Schema;

/// <summary>Writes a commented configuration that names every keyword, made from the tables the parser reads with. It is valid as it stands.</summary>
public static class ExampleWriter
{
    private static readonly HashSet<string> Written = ["local-address", "local-as", "peer-as", "router-id", "run", "processes"];

    /// <summary>What stands after a keyword in the example, by section and keyword.</summary>
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["process run"] = "/usr/bin/env",
        ["process encoder"] = "json",
        ["process api-version"] = "6",
        ["process ack"] = "true",
        ["neighbor description"] = "\"a peer\"",
        ["neighbor router-id"] = "192.0.2.1",
        ["neighbor local-address"] = "192.0.2.1",
        ["neighbor local-link-local"] = "fe80::1",
        ["neighbor local-as"] = "65000",
        ["neighbor peer-as"] = "65001",
        ["neighbor peer-address"] = "192.0.2.2",
        ["neighbor host-name"] = "edge1",
        ["neighbor domain-name"] = "example.net",
        ["neighbor source-interface"] = "eth0",
        ["neighbor connect"] = "179",
        ["neighbor listen"] = "1790",
        ["neighbor outgoing-ttl"] = "255",
        ["neighbor incoming-ttl"] = "255",
        ["neighbor md5-password"] = "\"secret\"",
        ["neighbor md5-ip"] = "192.0.2.1",
        ["neighbor max-prefix"] = "1000 warning 80",
        ["neighbor inherit"] = "common",
        ["capability nexthop"] = "true",
        ["capability link-local-nexthop"] = "true",
        ["capability aigp"] = "true",
        ["capability graceful-restart"] = "120",
        ["capability role"] = "peer",
        ["tcp-ao keyid"] = "1",
        ["tcp-ao algorithm"] = "hmac-sha-256",
        ["tcp-ao password"] = "\"secret\"",
        ["family ipv4"] = "unicast",
        ["family ipv6"] = "unicast",
        ["family l2vpn"] = "vpls",
        ["family bgp-ls"] = "bgp-ls",
        ["add-path ipv4"] = "unicast limit 4",
        ["add-path ipv6"] = "unicast",
        ["add-path l2vpn"] = "evpn",
        ["add-path bgp-ls"] = "bgp-ls",
        ["nexthop ipv4"] = "unicast ipv6",
        ["nexthop ipv6"] = "unicast ipv4",
        ["api processes"] = "[ helper ]",
        ["api processes-match"] = "[ \"^help\" ]",
        ["static route"] = "10.0.0.0/24 next-hop self med 100 community [ 65000:1 ]",
        ["static attributes"] = "next-hop 192.0.2.1 med 100 nlri 10.1.0.0/24 10.2.0.0/24",
        ["static sr-policy"] = "distinguisher 1 color 100 endpoint 192.0.2.9 next-hop 192.0.2.1 preference 100",
        ["flow route"] = "source 10.0.0.0/24 destination-port =80 discard",
        ["l2vpn vpls"] = "endpoint 5 base 10702 offset 1 size 8 rd 65000:5 next-hop 192.0.2.1",
    };

    /// <summary>Writes the neighbor section with all that may stand in it, or the whole of a file.</summary>
    public static void Write(bool full, TextWriter output)
    {
        output.WriteLine("# Every keyword of the configuration. A line that is switched off shows what it could say.");
        output.WriteLine();
        if (full) WriteSection(ProcessSection.Grammar, "process helper", 0, output);
        WriteSection(NeighborSection.Grammar, "neighbor 192.0.2.2", 0, output, full);
    }

    private static void WriteSection(SectionInfo section, string header, int depth, TextWriter output, bool full = true)
    {
        var indent = new string(' ', depth * 4);
        var isOn = section.Name is "process" or "neighbor" || (full && section.Name == "api");
        var off = isOn ? string.Empty : "# ";
        output.WriteLine($"{indent}# {section.Help}");
        output.WriteLine($"{indent}{off}{header} {{");
        foreach (var keyword in section.Keywords)
        {
            if (!TrySample(section, keyword, out var sample)) continue;
            output.WriteLine($"{indent}    # {keyword.Help}{(keyword.Default is null ? string.Empty : $" Default: {keyword.Default}.")}");
            if (keyword.Syntax.Length > 0) output.WriteLine($"{indent}    # {keyword.Name} {keyword.Syntax}");
            var on = isOn && Written.Contains(keyword.Name) ? string.Empty : "# ";
            output.WriteLine($"{indent}    {on}{keyword.Name}{(sample.Length > 0 ? $" {sample}" : string.Empty)};");
        }

        foreach (var inner in section.Sections)
        {
            if (section.Keywords.Any(keyword => keyword.Name == inner.Name) || inner.Name is "announce" or "operational") continue;
            output.WriteLine();
            WriteSection(inner, inner.Name, depth + 1, output, full);
        }

        output.WriteLine($"{indent}{off}}}");
    }

    private static bool TrySample(SectionInfo section, KeywordInfo keyword, out string sample)
    {
        if (Samples.TryGetValue($"{section.Name} {keyword.Name}", out sample!)) return true;
        sample = keyword.Default ?? (keyword.Syntax == "true|false" ? "true" : string.Empty);
        return sample.Length > 0 || keyword.Name == "all";
    }
}
