using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExaBgp.Api.Tests.Fakes;
using ExaBgp.Protocol.Registry;
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

    /// <summary>Commands that mean something, with words of others in them, parts twice and octets changed; EXABGP_FUZZ_SECONDS goes on for that long.</summary>
    [Fact]
    public void Damaged_commands_are_answered_once_at_most_and_never_by_a_fault()
    {
        var commands = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.txt").SelectMany(File.ReadLines)
            .Where(static line => line.StartsWith("> ", StringComparison.Ordinal)).Select(static line => line[2..])
            .Where(static line => !line.Contains("crash", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal).ToArray();
        var words = commands.SelectMany(static line => line.Split(' ', ':')).Concat(Words).Distinct().ToArray();
        var seconds = int.Parse(Environment.GetEnvironmentVariable("EXABGP_FUZZ_SECONDS") ?? "0", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("EXABGP_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        var dialogue = new Dialogue();
        for (var round = 0; round < 4000 || clock.Elapsed < TimeSpan.FromSeconds(seconds); round++)
        {
            var random = new Random(seed + round);
            if (round % 50 == 0) dialogue = new Dialogue((Generation)(5 + random.Next(2)), random.Next(2) == 0 ? 4 : 6);
            var line = commands[random.Next(commands.Length)];
            for (var times = random.Next(1, 5); times > 0; times--) line = Damaged(line, words, random);
            try
            {
                Check(dialogue, Encoding.UTF8.GetBytes(line));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed + round}: {line}", e);
            }
        }
    }

    private static string Damaged(string line, string[] words, Random random)
    {
        var parts = line.Split(' ').ToList();
        var at = random.Next(parts.Count);
        switch (random.Next(6))
        {
            case 0:
                parts.RemoveAt(at);
                break;
            case 1:
                parts.Insert(at, words[random.Next(words.Length)]);
                break;
            case 2:
                parts.InsertRange(at, parts.GetRange(at, Math.Min(random.Next(1, 6), parts.Count - at)));
                break;
            case 3 when parts[at].Length > 0:
                var octet = random.Next(parts[at].Length);
                parts[at] = parts[at][..octet] + (char)random.Next(32, 127) + parts[at][(octet + random.Next(2))..];
                break;
            case 4 when parts[at].Length > 0:
                parts[at] = parts[at][..random.Next(parts[at].Length)];
                break;
            default:
                parts[at] = words[random.Next(words.Length)];
                break;
        }

        return string.Join(' ', parts);
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
        answers.Should().NotContain(static answer => answer.Contains('\n'));
        dialogue.Log.Lines.Should().NotContain(static text => text.Contains("internal error"));
        dialogue.Log.Lines.Clear();
        dialogue.Speaker.Actions.Clear();
    }
}
