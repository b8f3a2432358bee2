using ExaBgp.Qa.Functional.Run;

namespace ExaBgp.Qa.Tests;

public sealed class DecodingRunTests
{
    [Theory]
    [InlineData("""{ "a": 1, "b": [ 1, 2 ] }""", """{ "b": [1,2], "a": 1 }""")]
    [InlineData("""{ "a": 1, "a": 2 }""", """{ "a": 2 }""")]
    [InlineData("""{ "time": 1.5, "pid": 3, "host": "x", "ppid": 1, "version": 5, "exabgp": "5.0.0", "a": 1 }""", """{ "a": 1, "time": 2 }""")]
    [InlineData("""{ "a": 10 }""", """{ "a": 1e1 }""")]
    public void Documents_are_compared_as_values(string expected, string output)
    {
        DecodingRun.Judge(expected, output + "\n", "").Should().BeNull();
    }

    [Theory]
    [InlineData("""{ "a": { "time": 1 } }""", """{ "a": { "time": 2 } }""", "$.a.time")]
    [InlineData("""{ "a": 1 }""", """{ "a": "1" }""", "$.a")]
    [InlineData("""{ "a": [ 1 ] }""", """{ "a": [ 1, 2 ] }""", "$.a")]
    [InlineData("""{ "a": 1 }""", """{ "a": 1, "b": 2 }""", "$.b")]
    [InlineData("""{ "a": 1, "counter": 1 }""", """{ "a": 1 }""", "$.counter")]
    public void The_first_difference_is_named(string expected, string output, string path)
    {
        DecodingRun.Judge(expected, output, "").Should().StartWith(path + ":");
    }

    [Fact]
    public void Anything_on_stderr_fails()
    {
        DecodingRun.Judge("{}", "{}", "warning").Should().NotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{} {}")]
    [InlineData("words")]
    public void Anything_but_one_document_fails(string output)
    {
        DecodingRun.Judge("{}", output, "").Should().NotBeNull();
    }
}
