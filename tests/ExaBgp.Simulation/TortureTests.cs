using ExaBgp.Configuration.Settings;
using ExaBgp.Simulation.Chaos;
using ExaBgp.Simulation.World;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Simulation;

/// <summary>One helper that misbehaves in one way, beside one that commands, one that listens, and a peer: each kind alone, so that a failure names it.</summary>
public sealed class TortureTests
{
    private const long AnswerWithin = 1000;
    private const MessageFlags ParsedUpdates = MessageFlags.Parsed | MessageFlags.Update;
    private readonly SimulatedWorld _world = new(seed: 41);

    public static TheoryData<Misbehaviour> Each => [.. Enum.GetValues<Misbehaviour>()];

    [Theory]
    [MemberData(nameof(Each))]
    public void Nobody_else_notices(Misbehaviour kind)
    {
        var commander = new SimulatedHelper(_world);
        var listener = new SimulatedHelper(_world);
        var vandal = new Vandal(_world, 1) { Kind = kind };
        var (peer, speaker) = OneSession.Begin(
            _world,
            (Settings.Api("commander"), commander),
            (Settings.Api("listener", ParsedUpdates), listener),
            (Settings.Api(vandal.Name, ParsedUpdates, changes: true), vandal.Process));

        for (byte round = 0; round < 60; round++)
        {
            commander.WriteLines($"announce route 10.1.{round}.0/24 next-hop 10.0.0.1");
            peer.Announce([10, 2, round]);
            var answers = round + 1;
            _world.RunUntil(() => commander.Lines.Count == answers, AnswerWithin).Should().BeTrue($"command {round} is answered in time");
            _world.RunUntil(() => peer.Routes.ContainsKey($"10.1.{round}.0/24"), AnswerWithin).Should().BeTrue($"route {round} is sent in time");
            _world.RunUntil(() => listener.Lines.Exists(line => line.Contains($"\"10.2.{round}.0/24\"", StringComparison.Ordinal)), AnswerWithin)
                .Should().BeTrue($"announcement {round} is told in time");
            _world.Run(1000);
        }

        commander.Lines.Should().OnlyContain(static line => line == "done");
        peer.Routes.Keys.Should().OnlyContain(static prefix => prefix.StartsWith("10.1.", StringComparison.Ordinal), "nonsense and half a line are no routes");
        peer.Sessions.Should().Be(1);
        peer.Notifications.Should().BeEmpty();
        commander.Starts.Should().Be(1);
        listener.Starts.Should().Be(1);
        EndsInOrder(speaker);
    }

    [Theory]
    [InlineData(Misbehaviour.EndsAtOnce)]
    [InlineData(Misbehaviour.EndsInALine)]
    [InlineData(Misbehaviour.LineWithoutEnd)]
    [InlineData(Misbehaviour.ClosesOutput)]
    [InlineData(Misbehaviour.IsKilled)]
    public void One_that_ends_again_and_again_is_given_up_after_five_starts(Misbehaviour kind)
    {
        var vandal = new Vandal(_world, 1) { Kind = kind, EndsSoon = true };
        var (_, speaker) = OneSession.Begin(_world, (Settings.Api(vandal.Name), vandal.Process));

        _world.Run(120_000);

        vandal.Process.Starts.Should().Be(5);
        vandal.Process.HoldsPipes.Should().BeFalse();
        speaker.RunningHelpers.Should().Be(0);
        EndsInOrder(speaker);
    }

    private void EndsInOrder(SimulatedSpeaker speaker)
    {
        var start = _world.Time.Now;
        speaker.Signal(15);
        _world.RunUntil(() => speaker.Reactor.IsEnded, 10_000).Should().BeTrue();
        (_world.Time.Now - start).Should().BeLessThanOrEqualTo(3_500);
        speaker.Reactor.ExitStatus.Should().Be(0);
        speaker.RunningHelpers.Should().Be(0);
        speaker.OpenHandles.Should().Be(0);
        speaker.Log.Lines.Where(static line => line.Level >= LogLevel.Error && !line.Text.Contains("helper vandal-1 ", StringComparison.Ordinal))
            .Select(static line => line.Text).Should().BeEmpty("the only faults are those of the one that misbehaves");
    }
}
