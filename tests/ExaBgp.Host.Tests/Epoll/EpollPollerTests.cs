using System.Diagnostics;
using ExaBgp.Host.Epoll;
using ExaBgp.Host.Signals;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Tests.Epoll;

public sealed class EpollPollerTests : PollerTest
{
    [Fact]
    public void A_wake_from_another_thread_ends_a_wait_without_limit()
    {
        var thread = new Thread(Poller.Wake);
        thread.Start();
        Poller.Wait(null);
        thread.Join();
        Next(CompletionKind.Woken).Handle.Should().Be(0);
    }

    [Fact]
    public void Many_wakes_before_a_wait_are_one_completion()
    {
        for (var i = 0; i < 1000; i++) Poller.Wake();
        Next(CompletionKind.Woken);
        Poller.Wait(TimeSpan.Zero);
        Poller.TryTake(out _).Should().BeFalse();
    }

    [Fact]
    public void A_wake_after_the_completion_was_taken_wakes_again()
    {
        Poller.Wake();
        Next(CompletionKind.Woken);
        Poller.Wake();
        Next(CompletionKind.Woken);
    }

    [Fact]
    public void A_wait_ends_when_its_time_is_over_and_not_before()
    {
        var clock = Stopwatch.StartNew();
        Poller.Wait(TimeSpan.FromMilliseconds(20.4));
        clock.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(20.3));
        Poller.TryTake(out _).Should().BeFalse();
    }

    [Fact]
    public void A_wait_does_not_block_while_completions_wait_to_be_taken()
    {
        Poller.Wake();
        Poller.Wait(Deadline);
        var clock = Stopwatch.StartNew();
        Poller.Wait(Deadline);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(DaemonSignals.User1)]
    [InlineData(DaemonSignals.User2)]
    [InlineData(DaemonSignals.HangUp)]
    [InlineData(DaemonSignals.Alarm)]
    [InlineData(DaemonSignals.Terminate)]
    [InlineData(DaemonSignals.Interrupt)]
    public void A_signal_to_the_process_becomes_a_completion_and_nothing_else(int number)
    {
        using var signals = new DaemonSignals(Poller);
        Process.Start("/bin/kill", [$"-{number}", $"{Environment.ProcessId}"]).WaitForExit();
        Next(CompletionKind.Signal).Detail.Should().Be(number);
    }

    [Fact]
    public void A_handle_given_back_finds_nothing_when_its_slot_has_a_new_owner()
    {
        var table = new SourceTable();
        var first = table.Add(new Nothing());
        table.Remove(first);
        var second = table.Add(new Nothing());
        second.Should().NotBe(first);
        table.TryGet<Nothing>(first, out _).Should().BeFalse();
        table.TryGet<Nothing>(second, out _).Should().BeTrue();
        table.Count.Should().Be(1);
    }

    [Fact]
    public void A_slot_used_more_often_than_there_are_generations_still_has_a_positive_handle()
    {
        var table = new SourceTable();
        for (var i = 0; i < 70_000; i++)
        {
            var handle = table.Add(new Nothing());
            handle.Should().BePositive();
            table.TryGet<Nothing>(handle, out _).Should().BeTrue();
            table.Remove(handle);
        }
    }

    [Fact]
    public void A_handle_of_one_kind_is_not_taken_for_another()
    {
        var table = new SourceTable();
        var handle = table.Add(new Nothing());
        table.TryGet<Other>(handle, out _).Should().BeFalse();
    }

    private sealed class Nothing : EpollSource
    {
        internal override void Ready(int role, EpollMask events)
        {
        }
    }

    private sealed class Other : EpollSource
    {
        internal override void Ready(int role, EpollMask events)
        {
        }
    }
}
