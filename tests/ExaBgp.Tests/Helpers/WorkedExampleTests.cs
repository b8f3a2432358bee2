using System.Text.Json;

namespace ExaBgp.Tests.Helpers;

/// <summary>The helpers of etc/exabgp/run, which docs/api.md names as examples in sh, Python and C#, do what they say.</summary>
public sealed class WorkedExampleTests : HelperTest
{
    // ORIGIN, AS_PATH 65002, NEXT_HOP 192.0.2.9, one prefix.
    private const string Announce = "00000014400101004002060201" + "0000FDEA" + "400304C0000209" + "18CB0071";
    private const string Withdraw = "000418CB00710000";

    private static readonly string Programs = Path.Combine(Checkout(), "etc", "exabgp", "run");

    [Fact]
    public void Sh_injects_the_routes_of_a_file_and_follows_its_changes()
    {
        File.WriteAllText(Folder + "/routes.list", "# comment\n203.0.113.0/25 next-hop self med 10\n203.0.113.128/25 next-hop self\n");
        using var run = Start(string.Empty, ("injector", $"exec /bin/sh {Programs}/inject.sh FOLDER/routes.list"));
        WaitFor(() => Peer.Has("203.0.113.0/25") && Peer.Has("203.0.113.128/25"), "the routes of the file: " + run.Error);
        File.WriteAllText(Folder + "/routes.new", "203.0.113.128/25 next-hop self\n198.51.100.0/24 next-hop self\n");
        File.Move(Folder + "/routes.new", Folder + "/routes.list", overwrite: true);
        WaitFor(() => Peer.Has("198.51.100.0/24") && !Peer.Has("203.0.113.0/25"), "its changes");
        Peer.Count.Should().Be(2);
    }

    [Fact]
    public void Python_keeps_what_peers_announce_in_a_file()
    {
        using var run = Start("neighbor-changes; receive { parsed; update; }", ("monitor", $"exec python3 {Programs}/monitor.py FOLDER"));
        WaitFor(() => Written("sessions.json").Contains("\"up\"", StringComparison.Ordinal), "the session is up: " + run.Error);
        Peer.Update(Announce);
        WaitFor(() => Written("routes.json").Contains("203.0.113.0/24", StringComparison.Ordinal), "the route is in the file");
        using (var routes = JsonDocument.Parse(Written("routes.json")))
        {
            var paths = routes.RootElement.GetProperty("ipv4 unicast").EnumerateObject().Single().Value;
            paths.GetProperty(PeerAddress).GetProperty("next-hop").GetString().Should().Be("192.0.2.9");
        }

        Peer.Update(Withdraw);
        WaitFor(() => !Written("routes.json").Contains("203.0.113.0/24", StringComparison.Ordinal), "the route is gone from it");
    }

    [Fact]
    public void Csharp_answers_a_peers_routes_with_commands()
    {
        using var run = Start(
            "receive { parsed; update; }",
            ("prefixes", $"cp {Programs}/Prefixes.cs FOLDER/; cd FOLDER; DOTNET_CLI_HOME=FOLDER DOTNET_NOLOGO=1 exec dotnet run Prefixes.cs"));
        WaitFor(() => Peer.Sessions == 1, "the session: " + run.Error);
        run.AwaitError("session established");
        Peer.Update(Announce);
        WaitFor(() => Peer.Has("203.0.113.0/25"), "the program was built, read the event and said what it is to say", 300);
        Peer.Update(Withdraw);
        WaitFor(() => !Peer.Has("203.0.113.0/25"), "and took it back");
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ExaBgp.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
