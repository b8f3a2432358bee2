using System.Text;
using ExaBgp.Api.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Api.Tests;

public sealed class TortureTests
{
    private static readonly string[] Words =
    [
        "announce", "withdraw", "neighbor", "peer", "route", "10.0.0.0/24", "next-hop", "1.2.3.4", "self", "*", "[", "]", ",", ";", "{", "}", "(", ")", "\"", "'",
        "\\", "\\u", "#", "group", "start", "end", "attributes", "nlri", "med", "5", "community", "1:1", "127.0.26.2", "show", "adj-rib", "rib", "out", "in", "clear",
        "flush", "eor", "ipv4", "unicast", "flow", "match", "then", "source", "discard", "vpls", "rd", "1:1", "sync", "async", "json", "text", "teardown", "4",
        "routes", "list", "add", "remove", "index", "zz", "0", "system", "api", "version", "session", "ack", "silence", "create", "delete", "operational", "asm", "afi",
        "watchdog", "as-path", "extensive", "split", "/25", "label", "999999999999999999999", "-1", "fe80::1%1", "::", "\0", "\u00e9", "\x7f", "\t",
    ];

    [Fact]
    public void No_line_of_words_throws_or_is_answered_by_more_than_one_acknowledgement()
    {
        var dialogue = new Dialogue();
        var random = new Random(7);
        for (var i = 0; i < 30_000; i++)
        {
            var line = string.Join(' ', Enumerable.Range(0, random.Next(1, 14)).Select(_ => Words[random.Next(Words.Length)]));
            Check(dialogue, Encoding.UTF8.GetBytes(line));
        }
    }

    [Fact]
    public void No_octets_throw_or_are_answered_by_more_than_one_acknowledgement()
    {
        var dialogue = new Dialogue();
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), octets => Check(dialogue, octets)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("announce route 10.0.0.0/24 next-hop 1.2.3.4 name \"open")]
    [InlineData("announce route 10.0.0.0/24 next-hop 1.2.3.4 name 'open")]
    [InlineData("announce route 10.0.0.0/24 next-hop \\u12")]
    [InlineData(";;;;;;;;")]
    [InlineData("peer * group ;;;; ; ; ;")]
    [InlineData("peer * group announce ; ; announce route ; }")]
    [InlineData("announce flow route { { { {")]
    [InlineData("announce flow route } } }")]
    [InlineData("sync")]
    [InlineData("json text")]
    [InlineData("group")]
    [InlineData("peer [")]
    [InlineData("peer ,")]
    [InlineData("neighbor ,")]
    [InlineData("\\")]
    public void Unbalanced_and_empty_statements_are_answered(string line) => Check(new Dialogue(), Encoding.UTF8.GetBytes(line));

    [Theory]
    [InlineData("a ")]
    [InlineData("; ")]
    [InlineData("[ ")]
    [InlineData("{ ")]
    [InlineData("\" ")]
    [InlineData("announce route 10.0.0.0/24 next-hop 1.2.3.4 ; ")]
    [InlineData("10.0.0.0/24 ")]
    [InlineData("1:1 ")]
    public void Lines_of_a_hundred_thousand_words_are_answered(string word)
    {
        var many = string.Concat(Enumerable.Repeat(word, 100_000));
        var dialogue = new Dialogue();
        foreach (var start in new[] { string.Empty, "peer * group ", "announce attributes next-hop 1.2.3.4 nlri ", "announce route 10.0.0.0/24 next-hop 1.2.3.4 community [ ", "peer [ " })
            Check(dialogue, Encoding.UTF8.GetBytes(start + many));
    }

    [Fact]
    public void A_line_of_an_open_group_may_be_anything()
    {
        var dialogue = new Dialogue();
        dialogue.Say("group start");
        dialogue.Say(Encoding.Latin1.GetBytes("announce \xff\xfe \" { ; ")).Should().Equal("done");
        dialogue.Say("announce route 10.0.0.0/24 next-hop 1.2.3.4").Should().Equal("done");
        dialogue.Say("group end").Should().Equal("group processed: 1 announced, 0 withdrawn, 1 errors", "done");
    }

    [Fact]
    public void Text_beyond_ascii_is_for_names_and_quotes_only()
    {
        var dialogue = new Dialogue();
        dialogue.Say("announce route 10.0.0.0/24 next-hop 1.2.3.4 name caf\u00e9").Should().Equal("done");
        dialogue.Say("announce route 10.0.0.0/24 next-hop 1.2.3.4 name \"caf\u00e9 cr\u00e8me\"").Should().Equal("done");
        dialogue.Say("announce operational asm afi ipv4 safi unicast advisory \"caf\u00e9\"").Should().Equal("done");
        dialogue.Say("announce route 10.0.0.0/24 next-hop \u00e9").Should().Equal("error");
        dialogue.Say(Encoding.Latin1.GetBytes("announce route 10.0.0.0/24 next-hop 1.2.3.4 name \"caf\xe9\"")).Should().Equal("error");
    }

    [Fact]
    public void What_a_line_says_cannot_split_the_answer()
    {
        var dialogue = new Dialogue(version: 6);
        dialogue.Say("peer * announce route \"10.0.0.0/24\\n\\u000adone\" next-hop 1.2.3.4").Should().OnlyContain(static line => !line.Contains('\n'));
        dialogue.Say("peer * group \"a\\nb\"").Should().OnlyContain(static line => !line.Contains('\n'));
        dialogue.Say("system api version \"x\\ny\"").Should().OnlyContain(static line => !line.Contains('\n'));
    }

    private static void Check(Dialogue dialogue, byte[] line)
    {
        var answers = dialogue.Say(line);
        answers.Count(static answer => answer is "done" or "error").Should().BeLessThanOrEqualTo(1);
        answers.Should().OnlyContain(static answer => !answer.Contains('\n'));
        dialogue.Log.Lines.Should().NotContain(static text => text.Contains("internal error"));
        dialogue.Log.Lines.Clear();
        dialogue.Speaker.Actions.Clear();
    }
}
