namespace ExaBgp.Tests.Helpers;

/// <summary>A daemon of its own process, with helpers of their own processes, and a peer.</summary>
public abstract class HelperTest : IDisposable
{
    private static int _last = 10;
    private readonly string _network = $"127.0.28.{Interlocked.Add(ref _last, 2)}";

    protected HelperTest()
    {
        Folder = Directory.CreateTempSubdirectory("exabgp-helpers").FullName;
        Peer = new SinkPeer(_network);
    }

    protected string Folder { get; }

    private protected SinkPeer Peer { get; }

    protected string PeerAddress => _network;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        Peer.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Starts the daemon: each helper is a shell script (or the words of <c>run</c>, when it begins with a slash); FOLDER stands for the folder.</summary>
    private protected ProgramRun Start(string flags, params (string Name, string Run)[] helpers)
    {
        var text = new System.Text.StringBuilder();
        foreach (var (name, run) in helpers)
        {
            var words = run;
            if (!run.StartsWith('/'))
            {
                File.WriteAllText($"{Folder}/{name}.sh", run.Replace("FOLDER", Folder, StringComparison.Ordinal));
                words = $"/bin/sh {Folder}/{name}.sh";
            }

            text.Append($"process {name} {{ run {words.Replace("FOLDER", Folder, StringComparison.Ordinal)}; encoder json; }}\n");
        }

        var names = string.Join(' ', helpers.Select(static helper => helper.Name));
        text.Append($"neighbor {_network} {{ router-id 127.0.28.1; local-address 127.0.28.1; local-as 65001; peer-as 65002; family {{ ipv4 unicast; }} ");
        text.Append($"api {{ processes [ {names} ]; {flags} }} }}\n");
        File.WriteAllText(Folder + "/exabgp.conf", text.ToString());
        return ProgramRun.Start(Folder + "/exabgp.conf", variables: ("exabgp_tcp_port", $"{Peer.Port}"));
    }

    protected void WaitFor(Func<bool> condition, string what, int seconds = 120) =>
        SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(seconds)).Should().BeTrue(what);

    /// <summary>What a helper wrote to a file of the folder; empty before.</summary>
    protected string Written(string file) => File.Exists($"{Folder}/{file}") ? File.ReadAllText($"{Folder}/{file}") : string.Empty;
}
