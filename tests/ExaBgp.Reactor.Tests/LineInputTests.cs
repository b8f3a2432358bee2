using System.Text;
using ExaBgp.Reactor.Helpers;

namespace ExaBgp.Reactor.Tests;

public sealed class LineInputTests
{
    private readonly LineInput _input = new();

    [Fact]
    public void Lines_of_one_read_are_a_batch_and_the_rest_waits()
    {
        Read("one\ntwo\nthr");

        Lines().Should().Equal("one", "two");
        _input.HasLines.Should().BeFalse();
        Read("ee\n");
        Lines().Should().Equal("three");
    }

    [Fact]
    public void Lines_cut_anywhere_come_out_whole()
    {
        var random = new Random(7);
        var expected = Enumerable.Range(0, 500).Select(i => new string((char)('a' + (i % 26)), random.Next(40))).ToList();
        var text = string.Concat(expected.Select(static line => line + "\n"));
        var found = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var size = Math.Min(1 + random.Next(100), text.Length - at);
            Read(text.Substring(at, size));
            at += size;
            if (random.Next(3) > 0) found.AddRange(Lines());
        }

        found.AddRange(Lines());
        found.Should().Equal(expected);
    }

    [Fact]
    public void A_line_without_end_is_noticed_beyond_a_mebibyte()
    {
        for (var i = 0; i < 16; i++) Read(new string('x', 65536));
        _input.IsTooLong.Should().BeFalse();
        Read("y");
        _input.IsTooLong.Should().BeTrue();
    }

    [Fact]
    public void An_empty_line_is_a_line()
    {
        Read("\n\n");
        Lines().Should().Equal(string.Empty, string.Empty);
    }

    private void Read(string text)
    {
        var octets = Encoding.ASCII.GetBytes(text);
        octets.CopyTo(_input.Room(Math.Max(octets.Length, 1)));
        _input.Read(octets.Length);
    }

    private List<string> Lines()
    {
        var lines = new List<string>();
        while (_input.TryTake(out var line)) lines.Add(Encoding.ASCII.GetString(line));
        return lines;
    }
}
