using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests.Fakes;

/// <summary>A dialogue with the helper <c>feeder</c> of two established peers (2, 3), one idle (4); a fifth belongs to another helper.</summary>
internal sealed class Dialogue
{
    private readonly FakeAnswers _answers = new();

    public Dialogue(Generation generation = Generation.Five, int? version = null, ProcessSettings? process = null, bool isClient = false, DaemonSettings? daemon = null)
    {
        foreach (var last in new[] { 2, 3 }) Neighbors.Establish(Speaker.Add(Neighbors.Of(last, "feeder")), last == 2 ? 3 : 90061);
        Speaker.Add(Neighbors.Of(4, "feeder"));
        Speaker.Add(Neighbors.Of(5, "other"));
        process ??= new ProcessSettings { Name = "feeder", Run = ["/bin/true"], ApiVersion = version };
        Helper = new HelperDialogue(
            isClient ? "client" : "feeder", (daemon ?? DaemonSettings.Default) with { Generation = generation }, isClient ? null : process, Speaker, Log);
    }

    public FakeSpeaker Speaker { get; } = new();

    public FakeLog Log { get; } = new();

    public HelperDialogue Helper { get; }

    public FakePeer Peer(int last) => (FakePeer)Speaker.Peers.First(peer => peer.Settings.PeerAddress == Neighbors.Address($"127.0.26.{last}"));

    /// <summary>Sends a line and finishes it; the answers.</summary>
    public string[] Say(string line) => Say(Encoding.UTF8.GetBytes(line));

    public string[] Say(ReadOnlySpan<byte> line)
    {
        var pending = Helper.Execute(line, _answers);
        for (var turn = 0; pending is not null && !pending.TryFinish(_answers); turn++) turn.Should().BeLessThan(100_000);
        return _answers.Take();
    }

    /// <summary>Sends a line; what is left to do.</summary>
    public IPendingCommand? Begin(string line) => Helper.Execute(Encoding.UTF8.GetBytes(line), _answers);

    /// <summary>Lines that may wait for the helper.</summary>
    public int Bound { set => _answers.Bound = value; }

    /// <summary>Goes on with what is left.</summary>
    public bool GoOn(IPendingCommand pending) => pending.TryFinish(_answers);

    public string[] Answers() => _answers.Take();
}
