using ExaBgp.Session;

namespace ExaBgp.Session.Tests;

public sealed class BackoffTests
{
    [Fact]
    public void Waits_grow_to_a_minute_and_always_hold_a_tenth_of_a_second_more()
    {
        var backoff = new Backoff();

        Enumerable.Range(0, 20).Select(_ => (backoff.Next() - 100) / 1000)
            .Should().Equal(0, 1, 2, 3, 4, 5, 7, 9, 11, 14, 17, 21, 26, 32, 39, 47, 57, 60, 60, 60);
    }

    [Fact]
    public void After_a_reset_the_next_attempt_is_at_once()
    {
        var backoff = new Backoff();
        for (var i = 0; i < 5; i++) backoff.Next();
        backoff.Reset();

        backoff.Next().Should().Be(100);
    }
}
