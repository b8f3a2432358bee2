using ExaBgp.Healthcheck;

namespace ExaBgp.Tests.Healthcheck;

public sealed class HealthMachineTests
{
    [Theory]
    [InlineData(3, 3, "+++", "Rising Rising Up")]
    [InlineData(3, 3, "---", "Falling Falling Down")]
    [InlineData(1, 1, "+-+", "Up Down Up")]
    [InlineData(0, 0, "+-+", "Up Down Up")]
    [InlineData(2, 3, "++--+++", "Rising Up Falling Falling Rising Up Up")]
    [InlineData(3, 2, "--++-+++", "Falling Down Rising Rising Falling Rising Rising Up")]
    [InlineData(1, 3, "+---+", "Up Falling Falling Down Up")]
    [InlineData(3, 1, "+-", "Rising Down")]
    [InlineData(1, 1, "+xx++", "Up Disabled Disabled Init Up")]
    [InlineData(1, 1, "x-+", "Disabled Init Up")]
    [InlineData(3, 3, "++x+++", "Rising Rising Disabled Init Rising Rising")]
    [InlineData(2, 2, "--x---", "Falling Down Disabled Init Falling Down")]
    public void Results_lead_from_state_to_state(int rise, int fall, string results, string states)
    {
        var machine = new HealthMachine(rise, fall);
        machine.State.Should().Be(HealthState.Init);
        var seen = results.Select(result =>
        {
            machine.Step(result == 'x', result != '-');
            return machine.State.ToString();
        });
        string.Join(' ', seen).Should().Be(states);
    }

    [Fact]
    public void Only_a_change_is_a_transition()
    {
        var machine = new HealthMachine(2, 2);
        bool[] moved = [machine.Step(false, true), machine.Step(false, true), machine.Step(false, true), machine.Step(true, true), machine.Step(true, true)];
        moved.Should().Equal(true, true, false, true, false);
    }
}
