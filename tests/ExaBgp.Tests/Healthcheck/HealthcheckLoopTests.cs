using System.Net;
using ExaBgp.Healthcheck;
using Microsoft.Extensions.Logging.Abstractions;

namespace ExaBgp.Tests.Healthcheck;

public sealed class HealthcheckLoopTests : IDisposable
{
    private static readonly IPNetwork[] Two = [IPNetwork.Parse("10.0.0.1/32"), IPNetwork.Parse("10.0.0.2/32")];
    private readonly FakeClock _clock = new();
    private readonly FakeActions _actions;
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;

    public HealthcheckLoopTests() => _actions = new FakeActions(_clock);

    public void Dispose() => _stop.Dispose();

    [Fact]
    public void A_service_that_comes_up_fails_and_comes_back_is_announced_as_it_is()
    {
        Start("-f 0.25 -i 1 --execute any --up-execute up");
        At(0.5);
        _actions.Done.Should().Equal(
            "0 any:RISING", "0.5 up:UP", "0.5 any:UP",
            "0.5 neighbor * announce route 10.0.0.1/32 next-hop self med 100", "0.5 neighbor * announce route 10.0.0.2/32 next-hop self med 101");
        _actions.Done.Clear();
        _actions.Works = false;
        At(2);
        _actions.Done.Should().Equal(
            "1.5 any:FALLING", "2 any:DOWN",
            "2 neighbor * announce route 10.0.0.1/32 next-hop self med 1000", "2 neighbor * announce route 10.0.0.2/32 next-hop self med 1001");
        _actions.Done.Clear();
        _actions.Works = true;
        At(3.5);
        _actions.Done.Take(3).Should().Equal("3 any:RISING", "3.5 up:UP", "3.5 any:UP");
        _actions.Done.Clear();
        _stop.Cancel();
        _run.IsCompletedSuccessfully.Should().BeTrue();
        _actions.Done.Should().Equal(
            "3.5 neighbor * withdraw route 10.0.0.1/32 next-hop self", "3.5 neighbor * withdraw route 10.0.0.2/32 next-hop self", "3.5 remove addresses");
    }

    /// <summary>Fails from 2.2 s on, works again from 4.5 s on, told to end at 7.2 s; checks every second, and every 0.25 s while the state changes.</summary>
    [Fact]
    public void The_life_of_a_service_with_every_command_hook_and_moment()
    {
        Start("-f 0.25 -i 1 --execute any --up-execute up");
        At(2.2);
        _actions.Works = false;
        At(4.4);
        _actions.Works = true;
        At(7.2);
        _stop.Cancel();
        _actions.Done.Where(entry => !entry.Contains("10.0.0.2", StringComparison.Ordinal)).Should().Equal(
            "0 any:RISING",
            "0.5 up:UP", "0.5 any:UP", "0.5 neighbor * announce route 10.0.0.1/32 next-hop self med 100",
            "1.5 neighbor * announce route 10.0.0.1/32 next-hop self med 100",
            "2.5 any:FALLING",
            "3 any:DOWN", "3 neighbor * announce route 10.0.0.1/32 next-hop self med 1000",
            "4 neighbor * announce route 10.0.0.1/32 next-hop self med 1000",
            "5 any:RISING",
            "5.5 up:UP", "5.5 any:UP", "5.5 neighbor * announce route 10.0.0.1/32 next-hop self med 100",
            "6.5 neighbor * announce route 10.0.0.1/32 next-hop self med 100",
            "7.2 neighbor * withdraw route 10.0.0.1/32 next-hop self",
            "7.2 remove addresses");
    }

    [Fact]
    public void A_service_that_wavers_is_neither_up_nor_down()
    {
        Start("-f 1 --execute any");
        for (var second = 1; second <= 8; second++)
        {
            _actions.Works = second % 3 != 2;
            At(second);
        }

        _actions.Lines.Should().BeEmpty();
        _actions.Done.Should().Equal("0 any:RISING", "2 any:FALLING", "3 any:RISING", "5 any:FALLING", "6 any:RISING", "8 any:FALLING");
    }

    [Fact]
    public async Task A_daemon_that_has_gone_is_an_error_and_the_addresses_are_removed_all_the_same()
    {
        Start("--rise 1 --dynamic-ip-setup");
        _actions.IsDaemonGone = true;
        _actions.Done.Clear();
        await _stop.CancelAsync();
        await _run.Awaiting(run => run).Should().ThrowAsync<IOException>();
        _actions.Done.Should().Equal("0 remove addresses");
    }

    [Fact]
    public void Commands_are_repeated_in_each_round()
    {
        Start("--rise 1 -i 1");
        At(3);
        _actions.Lines.Should().HaveCount(8);
    }

    [Fact]
    public void With_debounce_they_are_written_once_a_change()
    {
        Start("--rise 1 --fall 1 -i 1 --debounce");
        At(3);
        _actions.Lines.Should().HaveCount(2);
        _actions.Works = false;
        At(6);
        _actions.Lines.Should().HaveCount(4);
    }

    [Fact]
    public void A_disabled_service_is_not_checked_and_comes_back_through_the_beginning()
    {
        _actions.IsDisabled = true;
        Start("--rise 1 -i 1 --execute any --disabled-execute off");
        _actions.Done.Should().StartWith(["0 off:DISABLED", "0 any:DISABLED", "0 neighbor * announce route 10.0.0.1/32 next-hop self med 500"]);
        _actions.Checks.Should().Be(0);
        _actions.IsDisabled = false;
        _actions.Works = false;
        _actions.Done.Clear();
        At(1);
        _actions.Done.Should().Equal("1 any:INIT");
        _actions.Checks.Should().Be(1, "it is checked, but what comes of it is not used");
        _actions.Works = true;
        At(2);
        _actions.Done.Should().StartWith(["1 any:INIT", "2 any:UP"]);
    }

    [Fact]
    public void With_an_interval_of_0_it_ends_when_the_state_is_clear_and_leaves_everything()
    {
        Start("-i 0 -f 1 --dynamic-ip-setup");
        _run.IsCompleted.Should().BeFalse();
        At(2);
        _run.IsCompletedSuccessfully.Should().BeTrue();
        _actions.Done.Should().HaveCount(3).And.StartWith("2 add addresses");
        _clock.Next.Should().BeNull();
    }

    [Fact]
    public void With_dynamic_set_up_addresses_come_and_go_with_the_service()
    {
        Start("--rise 1 --fall 1 -i 1 --dynamic-ip-setup --withdraw-on-down");
        _actions.Works = false;
        At(1);
        _actions.Done.Should().Equal(
            "0 add addresses", "0 neighbor * announce route 10.0.0.1/32 next-hop self med 100", "0 neighbor * announce route 10.0.0.2/32 next-hop self med 101",
            "1 neighbor * withdraw route 10.0.0.1/32 next-hop self", "1 neighbor * withdraw route 10.0.0.2/32 next-hop self", "1 remove addresses");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("--no-ip-setup", false)]
    [InlineData("--no-ip-setup --dynamic-ip-setup", true)]
    public void At_the_end_addresses_are_removed_unless_they_are_not_ours(string words, bool removed)
    {
        Start(words);
        _stop.Cancel();
        _actions.Done.Contains("0 remove addresses").Should().Be(removed);
    }

    [Fact]
    public void A_command_waits_for_the_answer_to_the_one_before()
    {
        _actions.Answers = false;
        Start("--rise 1");
        At(60);
        _actions.Lines.Should().HaveCount(1);
    }

    [Fact]
    public void Stopped_while_an_answer_is_owed_all_withdraws_go_out_at_once()
    {
        _actions.Answers = false;
        Start("--rise 1");
        _stop.Cancel();
        _run.IsCompletedSuccessfully.Should().BeTrue();
        _actions.Lines.Skip(1).Should().Equal("neighbor * withdraw route 10.0.0.1/32 next-hop self", "neighbor * withdraw route 10.0.0.2/32 next-hop self");
    }

    [Fact]
    public async Task A_daemon_that_does_not_answer_the_last_withdraws_is_waited_for_only_so_long()
    {
        Start("--rise 1");
        _actions.Answers = false;
        _actions.Done.Clear();
        await _stop.CancelAsync();
        _run.IsCompleted.Should().BeFalse();
        _clock.Advance(HealthcheckLoop.LastAnswers);
        await _run.WaitAsync(ProgramRun.Deadline);
        _actions.Lines.Should().HaveCount(2);
    }

    [Fact]
    public void In_states_that_are_not_clear_nothing_is_written()
    {
        Start("--rise 9 --fall 9 -f 1");
        At(7);
        _actions.Works = false;
        At(14);
        _actions.Lines.Should().BeEmpty();
        _actions.Checks.Should().Be(15);
    }

    private void Start(string words)
    {
        // With the test's own context the loop would go on in another thread when a timer fires.
        SynchronizationContext.SetSynchronizationContext(null);
        HealthcheckWords.TryRead(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), _ => null, out var options, out var error).Should().BeTrue(error);
        _run = new HealthcheckLoop(options, Two, SelectorWord.Neighbor, _actions, _clock, NullLogger.Instance).RunAsync(_stop.Token);
    }

    private void At(double seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds) - _clock.Now);
}
