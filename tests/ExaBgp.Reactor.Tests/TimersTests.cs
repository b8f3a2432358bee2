using ExaBgp.Reactor.Helpers;

namespace ExaBgp.Reactor.Tests;

public sealed class TimersTests
{
    private readonly Timers _timers = new();

    [Fact]
    public void The_earliest_deadline_comes_first_and_only_when_it_is_over()
    {
        var (late, early) = (new Owner(), new Owner());
        _timers.Set(late, 20);
        _timers.Set(early, 10);

        _timers.Next.Should().Be(10);
        _timers.TryTakeDue(9, out _).Should().BeFalse();
        _timers.TryTakeDue(10, out var first).Should().BeTrue();
        first.Should().BeSameAs(early);
        _timers.TryTakeDue(15, out _).Should().BeFalse();
        _timers.Next.Should().Be(20);
    }

    [Fact]
    public void A_deadline_that_was_moved_or_taken_away_is_not_met()
    {
        var owner = new Owner();
        _timers.Set(owner, 10);
        _timers.Set(owner, 30);
        _timers.TryTakeDue(20, out _).Should().BeFalse();
        _timers.Set(owner, 10);
        _timers.TryTakeDue(20, out _).Should().BeTrue();
        _timers.Set(owner, 40);
        _timers.Set(owner, null);

        _timers.Next.Should().BeNull();
        _timers.TryTakeDue(100, out _).Should().BeFalse();
    }

    [Fact]
    public void More_than_five_starts_in_a_slot_of_64_seconds_are_too_many()
    {
        var limit = new RespawnLimit();
        Enumerable.Range(0, 5).Select(_ => limit.TryStart(640)).ToList().Should().NotContain(false);
        limit.TryStart(703).Should().BeFalse();
        limit.TryStart(704).Should().BeTrue();
    }

    private sealed class Owner : ITimed
    {
        public long? Deadline { get; set; }

        public long TimerStamp { get; set; }

        public void Due(long now)
        {
        }
    }
}
