using ExaBgp.Qa.Functional.Steps;

namespace ExaBgp.Qa.Tests;

public sealed class ToldLineTests
{
    [Fact]
    public void Each_route_of_an_update_is_an_event()
    {
        ToldLine.Read("""
            { "type": "update", "neighbor": { "message": { "update": {
              "attribute": { "as-path": { "0": { "element": "as-sequence", "value": [ 65002, 7 ] } } },
              "announce": { "ipv4 unicast": { "192.0.2.1": [ { "nlri": "10.0.0.0/24" }, { "nlri": "10.0.1.0/24" } ] } },
              "withdraw": { "ipv6 unicast": [ { "nlri": "2001:db8::/32" } ] } } } } }
            """).Should().Equal(
            "announce ipv4 unicast 10.0.0.0/24 next-hop 192.0.2.1 as-path 65002 7",
            "announce ipv4 unicast 10.0.1.0/24 next-hop 192.0.2.1 as-path 65002 7",
            "withdraw ipv6 unicast 2001:db8::/32");
    }

    [Theory]
    [InlineData("done", "answer done")]
    [InlineData("error: what", "answer error: what")]
    [InlineData("""{ "type": "state", "neighbor": { "state": "down", "reason": "x" } }""", "state down")]
    [InlineData("""{ "type": "open" }""", "open")]
    public void Other_lines_are_named(string line, string expected)
    {
        ToldLine.Read(line).Should().Equal(expected);
    }

    [Theory]
    [InlineData("""{ "type": "update" } { }""")]
    [InlineData("words")]
    public void What_is_not_one_document_is_nothing(string line)
    {
        ToldLine.Read(line).Should().BeNull();
    }
}
