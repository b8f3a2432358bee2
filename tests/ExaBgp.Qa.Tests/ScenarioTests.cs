using ExaBgp.Qa.Functional.Steps;

namespace ExaBgp.Qa.Tests;

public sealed class ScenarioTests
{
    [Fact]
    public void The_text_of_a_step_is_kept_as_it_is()
    {
        var pipes = Play("send announce   route  1.0.0.0/24 ");

        pipes.Written.Should().Equal("announce   route  1.0.0.0/24 \n");
    }

    [Fact]
    public void Queued_lines_leave_in_one_write()
    {
        Play("queue a\nqueue b\nflush\nqueue c").Written.Should().Equal("a\nb\n", "c\n");
    }

    [Fact]
    public void Send_takes_what_is_queued_along()
    {
        Play("queue a\nsend b").Written.Should().Equal("a\nb\n");
    }

    [Fact]
    public void The_last_line_read_can_be_repeated()
    {
        Play("read\nsend got {line}\nstderr saw {line}", "hello").Should().Match<FakePipes>(p =>
            p.Written[0] == "got hello\n" && p.Errors[0] == "saw hello");
    }

    [Theory]
    [InlineData("contains \"b\"", "abc", true)]
    [InlineData("contains \"\\\"n\\\": 1\"", "{\"n\": 1}", true)]
    [InlineData("not-contains \"b\"", "abc", false)]
    [InlineData("equals \"done\"", "done", true)]
    [InlineData("equals \"done\"", "done!", false)]
    [InlineData("empty", "", true)]
    [InlineData("not-json", "{", true)]
    [InlineData("not-json", "{}", false)]
    [InlineData("not-json", "{} {}", true)]
    public void A_condition_looks_at_the_line(string condition, string line, bool holds)
    {
        var pipes = Play($"read\nwhen {condition} goto yes\nsend no\nexit 0\nlabel yes\nsend yes", line);

        pipes.Written.Should().Equal(holds ? "yes\n" : "no\n");
    }

    [Fact]
    public void A_flag_is_remembered()
    {
        Play("set wrong\nwhen set wrong goto end\nsend unseen\nlabel end\nexit 3").Code.Should().Be(3);
    }

    [Theory]
    [InlineData("done")]
    [InlineData("{ \"answer\": \"done\" }")]
    public void An_acknowledgement_has_two_forms(string answer)
    {
        Play("need-ack 1 2\nsend on", "noise", answer).Written.Should().Equal("on\n");
    }

    [Fact]
    public void A_missing_acknowledgement_ends_the_program_only_when_it_is_needed()
    {
        Play("ack 2 2\nsend on", "done").Written.Should().Equal("on\n");
        Play("need-ack 2 2\nsend on", "done").Code.Should().Be(1);
    }

    [Fact]
    public void An_error_ends_the_wait_as_if_time_were_up()
    {
        Play("need-ack 1 2", "error", "done").Code.Should().Be(1);
    }

    [Fact]
    public void A_shutdown_in_place_of_an_acknowledgement_ends_the_program()
    {
        var pipes = Play("need-ack 1 2\nsend on", "shutdown");

        pipes.Code.Should().Be(0);
        pipes.Written.Should().BeEmpty();
    }

    [Fact]
    public void An_acknowledgement_which_should_not_come_ends_the_program()
    {
        Play("need-no-ack 1", "done").Code.Should().Be(1);
        Play("need-no-ack 1\nsend on").Written.Should().Equal("on\n");
    }

    [Fact]
    public void Waiting_for_the_shutdown_pauses_after_each_other_line()
    {
        var pipes = Play("wait-shutdown 5 1\nsend over", "a", "b", "x shutdown y", "never read");

        pipes.Written.Should().Equal("over\n");
        pipes.Now.Should().Be(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void An_error_on_a_pipe_ends_the_program_with_the_code_it_chose()
    {
        Play(new FakePipes([]) { Broken = true }, "send a").Code.Should().Be(0);
        Play(new FakePipes([]) { Broken = true }, "io-error 1\nsend a").Code.Should().Be(1);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("goto nowhere")]
    [InlineData("when empty goto nowhere")]
    [InlineData("when empty")]
    public void A_scenario_with_a_slip_is_refused(string text)
    {
        var parse = () => Scenario.Parse(text);
        parse.Should().Throw<FormatException>();
    }

    private static FakePipes Play(string steps, params string[] input) => Play(new FakePipes(input), steps);

    private static FakePipes Play(FakePipes pipes, string steps)
    {
        pipes.Code = new ScenarioPlayer(Scenario.Parse(steps), pipes).Play();
        return pipes;
    }
}
