using ExaBgp.Cli;

namespace ExaBgp.Tests.Cli;

public sealed class LineEditorTests
{
    [Fact]
    public void A_line_is_what_was_typed() => Read(FakeTerminal.Typed("show neighbor summary\n")).Should().Be("show neighbor summary");

    [Fact]
    public void Editing_keys_edit()
    {
        ConsoleKeyInfo[] keys =
        [
            .. FakeTerminal.Typed("how bad words"), FakeTerminal.Key(ConsoleKey.Home), .. FakeTerminal.Typed("s"), FakeTerminal.Key(ConsoleKey.End),
            FakeTerminal.Key(ConsoleKey.W, control: true), FakeTerminal.Key(ConsoleKey.W, control: true), .. FakeTerminal.Typed("neighborx"),
            FakeTerminal.Key(ConsoleKey.Backspace), FakeTerminal.Key(ConsoleKey.Enter),
        ];
        Read(keys).Should().Be("show neighbor");
    }

    [Fact]
    public void The_end_of_input_and_an_interrupt_give_no_line()
    {
        Read([FakeTerminal.Key(ConsoleKey.D, control: true)]).Should().BeNull();
        Read([.. FakeTerminal.Typed("abc"), FakeTerminal.Key(ConsoleKey.C, control: true)]).Should().BeNull();
    }

    [Fact]
    public void Arrow_keys_bring_back_what_was_typed_before()
    {
        var history = new CommandHistory(null);
        history.Add("version");
        history.Add("status");
        var up = FakeTerminal.Key(ConsoleKey.UpArrow);
        var down = FakeTerminal.Key(ConsoleKey.DownArrow);
        var enter = FakeTerminal.Key(ConsoleKey.Enter);
        Read([up, enter], history).Should().Be("status");
        Read([up, enter], history).Should().Be("version");
        history.Add("help");
        Read([up, up, down, enter], history).Should().Be("help");
        Read([up, down, down, enter], history).Should().BeEmpty();
    }

    [Fact]
    public void Tab_completes_a_word_that_is_clear() => Read(FakeTerminal.Typed("sho\tnei\tsum\t\n")).Should().Be("show neighbor summary ");

    [Fact]
    public void Tab_lists_what_is_not_clear()
    {
        var terminal = new FakeTerminal(FakeTerminal.Typed("show neighbor \tsum\t\n"));
        Read(terminal).Should().Be("show neighbor summary ");
        terminal.Output.ToString().Should().Contain("configuration").And.Contain("extensive");
    }

    [Fact]
    public void A_question_mark_lists_and_is_not_typed()
    {
        var terminal = new FakeTerminal(FakeTerminal.Typed("rib ?\n"));
        Read(terminal).Should().Be("rib ");
        terminal.Output.ToString().Should().Contain("clear").And.Contain("flush").And.Contain("show");
    }

    [Theory]
    [InlineData("neighbor ", "127.0.0.2")]
    [InlineData("peer ", "127.0.0.2")]
    [InlineData("show adj-rib out ", "127.0.0.2")]
    [InlineData("neighbor 127.0.0.2 ", "announce")]
    [InlineData("peer 127.0.0.2 announce ", "route")]
    [InlineData("announce route 10.0.0.0/24 ", "next-hop")]
    [InlineData("neighbor 127.0.0.2 announce route 10.0.0.0/24 next-hop self ", "community")]
    [InlineData("announce ipv4 ", "mpls-vpn")]
    [InlineData("s n ", "summary")]
    [InlineData("", "show")]
    [InlineData("json s", "show")]
    [InlineData("set ", "display")]
    [InlineData("smry", "summary", "show neighbor ")]
    public void Words_are_offered_where_they_fit(string text, string offered, string before = "")
    {
        var completer = new Completer(new WordUsage(null), isFuzzy: true) { Peers = ["127.0.0.2", "127.0.0.3"] };
        completer.Complete(before + text, out _).Should().Contain(offered);
    }

    [Fact]
    public void Of_a_line_wider_than_the_terminal_the_end_is_shown()
    {
        var terminal = new FakeTerminal(FakeTerminal.Typed(new string('a', 100) + "b\n"));
        Read(terminal).Should().HaveLength(101);
        terminal.Output.ToString().Split('\r').Should().OnlyContain(static part => part.TrimEnd('\n').Length < 80);
    }

    [Fact]
    public void Words_used_often_come_first()
    {
        var usage = new WordUsage(null);
        usage.Count("show neighbor summary");
        new Completer(usage, isFuzzy: false).Complete("show neighbor ", out _)[0].Should().Be("summary");
    }

    [Fact]
    public void History_and_usage_outlive_the_program_without_addresses()
    {
        var folder = Directory.CreateTempSubdirectory("exabgp-cli");
        try
        {
            var file = Path.Combine(folder.FullName, "history");
            var history = new CommandHistory(file);
            for (var i = 0; i < 1100; i++) history.Add($"announce route 10.0.0.{i}/32 next-hop self");
            new CommandHistory(file).Last(2000).Should().HaveCount(1000).And.EndWith("announce route 10.0.0.1099/32 next-hop self");
            File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var counts = Path.Combine(folder.FullName, "state", "usage.json");
            new WordUsage(counts).Count("neighbor 192.0.2.1 announce route 203.0.113.0/24");
            File.ReadAllText(counts).Should().NotContain("192.0.2.1").And.NotContain("203.0.113.0");
            new WordUsage(counts).Of(["neighbor", "192.0.2.9"], "announce").Should().Be(1);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Read(IEnumerable<ConsoleKeyInfo> keys, CommandHistory? history = null) => Read(new FakeTerminal(keys), history);

    private static string? Read(FakeTerminal terminal, CommandHistory? history = null) =>
        new LineEditor(terminal, history ?? new CommandHistory(null), new Completer(new WordUsage(null), isFuzzy: true)).Read("> ");
}
