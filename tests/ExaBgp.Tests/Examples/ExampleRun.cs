using System.Text.RegularExpressions;
using ExaBgp.Configuration;
using ExaBgp.Configuration.Settings;

namespace ExaBgp.Tests.Examples;

/// <summary>
/// A file of <c>etc/exabgp</c> with its helpers in a real daemon, and a second real daemon in the place of its routers, which writes down what it is told.
/// Only addresses, the port and the folders <c>/etc/exabgp</c> and <c>/run/exabgp</c> are other than in the file.
/// </summary>
internal sealed partial class ExampleRun : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-example").FullName;
    private readonly string _network = Loopback.TakeNetwork();
    private readonly int _port = Loopback.FreePort();
    private readonly List<ProgramRun> _daemons = [];
    private readonly List<string> _listening = [];

    public ExampleRun(string name, Func<string, string>? change = null)
    {
        CopyHelpers();
        Directory.CreateDirectory(_folder + "/state");
        File.WriteAllText(Path.Combine(_folder, name), Here(change is null ? Source(name) : change(Source(name))));
        Example = Path.Combine(_folder, name);
    }

    private string Example { get; }

    /// <summary>The example's daemon.</summary>
    public ProgramRun Daemon => _daemons[^1];

    /// <summary>Everything the routers' helper was told, as JSON lines.</summary>
    public string Told => File.Exists(_folder + "/told") ? File.ReadAllText(_folder + "/told") : string.Empty;

    public static string Source(string name) => File.ReadAllText(Checkout.File("etc", "exabgp", name));

    /// <summary>A file in what is <c>/etc/exabgp</c> to the example.</summary>
    public string Etc(string name) => Path.Combine(_folder, name);

    /// <summary>A file in what is <c>/run/exabgp</c> to the example.</summary>
    public string State(string name) => Path.Combine(_folder, "state", name);

    /// <summary>Replaces a file as an editor would: it is never seen half.</summary>
    public void Write(string path, params string[] lines)
    {
        File.WriteAllLines(path + ".new", lines);
        File.Move(path + ".new", path, overwrite: true);
    }

    public void Start()
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of(Example, File.ReadAllText(Example)), new ParseOptions());
        parsed.ErrorText.Should().BeEmpty();
        File.WriteAllText(_folder + "/routers.conf", Routers(parsed.Settings!.Neighbors));
        File.WriteAllText(_folder + "/commands", string.Empty);
        // Whoever listens comes first: nobody has to wait for a second attempt.
        string[] files = [_folder + "/routers.conf", Example];
        foreach (var file in parsed.Settings!.Neighbors[0].Listen > 0 ? files.Reverse() : files)
        {
            var daemon = ProgramRun.Start(
                "server " + file, string.Empty, ("exabgp_tcp_port", $"{_port}"), ("exabgp_compat_generation", "5"),
                ("exabgp_tcp_bind", file == Example ? string.Empty : string.Join(' ', _listening)),
                ("PATH", $"{AppContext.BaseDirectory}:{Environment.GetEnvironmentVariable("PATH")}"));
            if (file == Example) _daemons.Add(daemon);
            else _daemons.Insert(0, daemon);
            daemon.AwaitError("ready after");
        }
    }

    /// <summary>Lets the routers' daemon execute a command.</summary>
    public void Command(string line) => File.AppendAllText(_folder + "/commands", line + "\n");

    /// <summary>Waits until the routers have been told something, after what they had been told before.</summary>
    public void AwaitTold(string text, int after = 0) =>
        SpinWait.SpinUntil(() => Told.IndexOf(text, Math.Min(after, Told.Length), StringComparison.Ordinal) >= 0, ProgramRun.Deadline)
            .Should().BeTrue($"'{text}' should be told; told was\n{Told[Math.Min(after, Told.Length)..]}\nthe example said\n{Daemon.Error}\nthe routers said\n{_daemons[0].Error}");

    /// <summary>Waits until a file says something.</summary>
    public void AwaitFile(string path, Func<string, bool> condition) =>
        SpinWait.SpinUntil(() => File.Exists(path) && condition(File.ReadAllText(path)), ProgramRun.Deadline)
            .Should().BeTrue($"{path} has\n{(File.Exists(path) ? File.ReadAllText(path) : "nothing")}\nthe example said\n{Daemon.Error}");

    /// <summary>Ends the example's daemon in order.</summary>
    public void End()
    {
        Daemon.Signal("TERM");
        Daemon.WaitForEnd().Should().Be(0, Daemon.Error);
    }

    public void Dispose()
    {
        foreach (var daemon in _daemons) daemon.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void CopyHelpers()
    {
        Directory.CreateDirectory(_folder + "/run");
        foreach (var file in Directory.GetFiles(Checkout.File("etc", "exabgp", "run"))) File.Copy(file, Path.Combine(_folder, "run", Path.GetFileName(file)));
    }

    private string Here(string text)
    {
        var routers = 0;
        text = NeighborLine().Replace(text, match =>
            match.Value.Contains('/', StringComparison.Ordinal) ? $"neighbor {_network}.0/24 {{"
            : match.Value.Contains(':', StringComparison.Ordinal) ? "neighbor ::1 {" : $"neighbor {_network}.{++routers} {{");
        text = LocalAddress().Replace(text, match => match.Value.Contains(':', StringComparison.Ordinal) ? "local-address ::1;" : $"local-address {_network}.100;");
        return text
            .Replace("connect 1790;", $"connect {_port};", StringComparison.Ordinal)
            .Replace("listen 179;", $"listen {_port};", StringComparison.Ordinal)
            .Replace("/etc/exabgp/", _folder + "/", StringComparison.Ordinal)
            .Replace("/run/exabgp", _folder + "/state", StringComparison.Ordinal);
    }

    /// <summary>The other side of each neighbor.</summary>
    private string Routers(IEnumerable<NeighborSettings> neighbors)
    {
        var password = Md5().Match(File.ReadAllText(Example)).Value;
        var text = $$"""
            process told { run /bin/sh -c "cat >> {{_folder}}/told; :"; encoder json; }
            process says { run /bin/sh -c "exec tail -n +1 -f {{_folder}}/commands"; encoder json; }

            """;
        var number = 0;
        foreach (var neighbor in neighbors)
        {
            number++;
            var address = neighbor.IsRange ? $"{_network}.{number}" : $"{neighbor.PeerAddress}";
            var families = string.Concat(neighbor.Families.Select(static family => $"{family}; "));
            if (!neighbor.IsRange) _listening.Add(address);
            var asn = neighbor.PeerAs == 0 ? 65009 : neighbor.PeerAs;
            text += $$"""
                neighbor {{neighbor.LocalAddress}} {
                    router-id 192.0.2.{{200 + number}}; local-address {{address}}; local-as {{asn}}; peer-as {{neighbor.LocalAs}};
                    {{(neighbor.IsRange ? "outgoing-ttl 255;" : "passive;")}} {{password}}
                    family { {{families}} }
                    capability { add-path send/receive; route-refresh; }
                    api { processes [ told, says ]; neighbor-changes; receive { parsed; update; refresh; } }
                }

                """;
        }

        return text;
    }

    [GeneratedRegex(@"^neighbor \S+ \{", RegexOptions.Multiline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NeighborLine();

    [GeneratedRegex(@"local-address \S+;", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex LocalAddress();

    [GeneratedRegex("md5-password [^;]*;", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Md5();
}
