namespace ExaBgp.Tests.Packaging;

/// <summary><c>exabgp demo</c>, the first command of the README.</summary>
public sealed class DemoTests
{
    [Fact]
    public void A_session_comes_up_routes_go_both_ways_a_reload_adds_one_and_the_end_is_clean()
    {
        var (status, output, error) = ProgramRun.Once("demo");
        status.Should().Be(0, output + error);
        error.Should().BeEmpty();
        output.Should().ContainAll(
            "the session is up", "router learns   192.0.2.0/24", "router learns   10.2.0.0/16", "receive update announced 203.0.113.0/24", "router forgets  10.1.0.0/16",
            "receive update withdrawn 198.51.100.0/24", "router learns   192.0.2.128/25", "daemon ended with status 0", "\nDone: ");
        output.Should().NotContain("\e[", "it is no terminal").And.NotContain("missing", "settings of this machine do not matter");
        output.Split('\n').Should().OnlyContain(static line => line.TrimEnd() == line);
    }
}
