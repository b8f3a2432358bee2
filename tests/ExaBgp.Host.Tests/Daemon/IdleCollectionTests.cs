using ExaBgp.Host.Daemon;

namespace ExaBgp.Host.Tests.Daemon;

public sealed class IdleCollectionTests
{
    private readonly ManualTime _time = new();
    private readonly IdleCollection _idle;
    private long _allocated;
    private long _held;
    private int _collections;

    public IdleCollectionTests() => _idle = new IdleCollection(_time, () => _allocated, () => _held, () => _collections++);

    [Fact]
    public void A_daemon_that_allocates_little_waits_as_long_as_it_likes()
    {
        for (var i = 0; i < 15; i++)
        {
            _allocated += IdleCollection.Little;
            _time.Advance(TimeSpan.FromSeconds(10));
            _idle.Check().Should().BeNull();
        }

        _collections.Should().Be(0);
    }

    [Fact]
    public void After_a_burst_memory_is_collected_once_and_never_during_it()
    {
        for (var i = 0; i < 10; i++)
        {
            _allocated += IdleCollection.Burst;
            _time.Advance(IdleCollection.Interval);
            _idle.Check().Should().Be(IdleCollection.Interval, "the burst goes on");
        }

        _collections.Should().Be(0);
        _time.Advance(IdleCollection.Interval / 2);
        _idle.Check().Should().Be(IdleCollection.Interval / 2, "it is too early to tell");
        _time.Advance(IdleCollection.Interval / 2);
        _idle.Check().Should().BeNull();
        _collections.Should().Be(1);

        _time.Advance(TimeSpan.FromHours(1));
        _allocated += IdleCollection.Little;
        _idle.Check().Should().BeNull();
        _collections.Should().Be(1);
    }

    [Fact]
    public void A_burst_that_is_small_beside_what_is_held_is_not_worth_it()
    {
        _held = 10 * IdleCollection.Burst;
        _allocated = 2 * IdleCollection.Burst;
        _time.Advance(IdleCollection.Interval);
        _idle.Check().Should().BeNull();

        _allocated = 6 * IdleCollection.Burst;
        _idle.Check().Should().Be(IdleCollection.Interval);
        _time.Advance(IdleCollection.Interval);
        _idle.Check().Should().BeNull();
        _collections.Should().Be(1);
    }
}
