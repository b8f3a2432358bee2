using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;
using ExaBgp.Reactor.Helpers;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Tests;

public sealed class OutboxTests
{
    private readonly List<byte> _written = [];

    [Fact]
    public void Answers_and_events_leave_in_the_order_they_came()
    {
        var outbox = new Outbox(1000, OverflowPolicy.Pause);
        outbox.Done();
        outbox.Payload("exabgp 5"u8);
        outbox.Done();
        Event(outbox, "{ up }\n");
        outbox.Error();

        outbox.Flush(Write, out _).Should().Be(IoStatus.Ok);

        Text().Should().Be("done\nexabgp 5\ndone\n{ up }\nerror\n");
        outbox.IsEmpty.Should().BeTrue();
        outbox.Bytes.Should().Be(0);
    }

    [Fact]
    public void A_million_acknowledgements_take_no_room()
    {
        var outbox = new Outbox(1000, OverflowPolicy.Terminate);
        for (var i = 0; i < 1_000_000; i++) outbox.Done();

        outbox.Bytes.Should().Be(0);
        outbox.Items.Should().Be(1_000_000);
        outbox.IsFull.Should().BeFalse();
        outbox.Flush(Write, out _);
        _written.Count.Should().Be(5_000_000);
    }

    [Fact]
    public void An_answer_and_its_acknowledgement_take_about_the_octets_they_are()
    {
        var outbox = new Outbox(long.MaxValue, OverflowPolicy.Pause);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100_000; i++)
        {
            outbox.Payload("pong"u8);
            outbox.Done();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(8 * outbox.Bytes);
        outbox.Bytes.Should().BeInRange(999_000, 1_000_000, "where a stretch of text is full the next acknowledgement is a number");
        outbox.Items.Should().Be(200_000);
        outbox.Flush(Write, out _);
        _written.Count.Should().Be(1_000_000);
    }

    [Fact]
    public void A_long_run_of_acknowledgements_behind_an_answer_is_a_number()
    {
        var outbox = new Outbox(1000, OverflowPolicy.Pause);
        outbox.Payload("pong"u8);
        for (var i = 0; i < 1_000_000; i++) outbox.Done();

        outbox.IsFull.Should().BeFalse();
        outbox.Flush(Write, out _);
        _written.Count.Should().Be(5_000_005);
        outbox.Bytes.Should().Be(0);
    }

    [Fact]
    public void A_partial_write_goes_on_where_it_stopped()
    {
        var outbox = new Outbox(1000, OverflowPolicy.Pause);
        for (var i = 0; i < 10; i++)
        {
            outbox.Done();
            outbox.Payload(Encoding.ASCII.GetBytes($"line {i}"));
        }

        var random = new Random(1);
        while (!outbox.IsEmpty)
        {
            outbox.Flush(
                octets =>
                {
                    var count = Math.Min(octets.Length, random.Next(4));
                    _written.AddRange(octets[..count]);
                    return new IoResult(count, count == octets.Length ? IoStatus.Ok : IoStatus.WouldBlock);
                },
                out _);
        }

        Text().Should().Be(string.Concat(Enumerable.Range(0, 10).Select(static i => $"done\nline {i}\n")));
    }

    [Fact]
    public void Events_above_the_bound_are_dropped_whole_and_counted_under_the_policy_drop()
    {
        var outbox = new Outbox(20, OverflowPolicy.Drop) { WriteLost = static (output, lost) => output.WriteText($"lost {lost}\n") };
        for (var i = 0; i < 10; i++) Event(outbox, $"event {i}\n");
        outbox.Dropped.Should().Be(7);
        outbox.Payload("answer"u8);
        outbox.Flush(Write, out _);
        Event(outbox, "event 10\n");
        outbox.Flush(Write, out _);

        Text().Should().Be("event 0\nevent 1\nevent 2\nanswer\nlost 7\nevent 10\n");
    }

    [Fact]
    public void The_policy_terminate_asks_for_the_end()
    {
        var outbox = new Outbox(8, OverflowPolicy.Terminate);
        Event(outbox, "event 0\n");
        outbox.MustEnd.Should().BeFalse();
        Event(outbox, "event 1\n");

        outbox.MustEnd.Should().BeTrue();
    }

    [Fact]
    public void The_policy_pause_keeps_every_event_and_says_that_it_is_full()
    {
        var outbox = new Outbox(8, OverflowPolicy.Pause);
        Event(outbox, "event 0\n");
        outbox.Overflowed.Should().BeFalse();
        Event(outbox, "event 1\n");
        outbox.Overflowed.Should().BeTrue();
        outbox.HasRoom.Should().BeFalse();

        outbox.Flush(Write, out _);

        Text().Should().Be("event 0\nevent 1\n");
        outbox.HasRoom.Should().BeTrue();
    }

    [Fact]
    public void Acknowledgements_added_while_a_run_is_half_written_are_not_lost()
    {
        var outbox = new Outbox(1000, OverflowPolicy.Pause);
        outbox.Done();
        outbox.Done();
        outbox.Flush(octets => Take(octets, 3), out _);
        outbox.Done();
        outbox.Flush(Write, out _);

        Text().Should().Be("done\ndone\ndone\n");
    }

    [Fact]
    public void A_stream_of_events_that_are_written_takes_no_memory_of_its_own()
    {
        const int Lines = 1000;
        var outbox = new Outbox(long.MaxValue, OverflowPolicy.Pause);
        long Stream()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Lines; i++)
            {
                outbox.Begin().Take(1000);
                outbox.End();
                if (i % 100 == 99) outbox.Flush(static octets => new IoResult(octets.Length, IoStatus.Ok), out _);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Stream();

        Stream().Should().BeLessThan(Lines * 10);
    }

    private static void Event(Outbox outbox, string text)
    {
        outbox.Begin().WriteText(text);
        outbox.End();
    }

    private IoResult Write(ReadOnlySpan<byte> octets)
    {
        _written.AddRange(octets);
        return new IoResult(octets.Length, IoStatus.Ok);
    }

    private IoResult Take(ReadOnlySpan<byte> octets, int count)
    {
        _written.AddRange(octets[..count]);
        return new IoResult(count, IoStatus.WouldBlock);
    }

    private string Text() => Encoding.ASCII.GetString([.. _written]);
}
