using System.Diagnostics;
using System.Text;
using ExaBgp.Configuration.Schema;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Configuration.Tests;

/// <summary>Whatever the text: an answer, no exception, and soon.</summary>
public sealed class FuzzTests
{
    private static readonly byte[] Damage = [.. " \n\t;{}[]()\"'\\#,x0/:."u8, 0, 0xFF];
    private static readonly string[] Words = MakeWords();

    /// <summary>They take a second on a machine that has nothing else to do; hours, if the time grew as the square of the length.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    [Fact]
    public void Random_octets_are_answered() =>
        Prop.ForAll<byte[]>(static octets => Parse(octets)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Random_words_are_answered() =>
        Prop.ForAll<int>(static seed => Parse(Encoding.UTF8.GetBytes(RandomText(new Random(seed))))).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void A_damaged_configuration_is_answered()
    {
        using var example = new StringWriter();
        ExampleWriter.Write(true, example);
        var text = Encoding.UTF8.GetBytes(example.ToString().Replace("# ", string.Empty, StringComparison.Ordinal));
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var damaged = text.ToArray();
            for (var i = random.Next(1, 40); i > 0; i--) damaged[random.Next(damaged.Length)] = Damage[random.Next(Damage.Length)];
            Parse(damaged);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("neighbor 1.1.1.1 {", 200_000)]
    [InlineData("a { ", 1_000_000)]
    [InlineData("}", 1_000_000)]
    [InlineData(";", 1_000_000)]
    [InlineData("x ", 2_000_000)]
    [InlineData("[ ", 2_000_000)]
    [InlineData("\"", 2_000_001)]
    [InlineData("\\", 2_000_001)]
    [InlineData("\\\n", 1_000_000)]
    [InlineData("\\u0041", 500_000)]
    [InlineData("#", 2_000_000)]
    [InlineData("\n", 2_000_000)]
    [InlineData("a\n", 1_000_000)]
    [InlineData("a {\n", 500_000)]
    [InlineData("process p { run x; }\n", 100_000)]
    [InlineData("template { neighbor a { inherit a; } }\n", 100_000)]
    public void Long_and_deep_texts_are_answered_in_bounded_time(string piece, int count)
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, count)));
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Parse(text);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan((256L * text.Length) + (64 << 20));
        clock.Elapsed.Should().BeLessThan(Longest);
    }

    [Theory]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 community [ ", "1:2 ", " ]; }", 200_000)]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 as-path [ ", "1 ", " ]; }", 200_000)]
    [InlineData("static { attributes next-hop 1.2.3.4 nlri ", "10.0.0.0/24 ", "; }", 200_000)]
    [InlineData("static { route 0.0.0.0/0 next-hop 1.2.3.4 split ", "/32", "; }", 1)]
    [InlineData("static { route ::/0 next-hop ::1 split ", "/128", "; }", 1)]
    [InlineData("flow { route { match { source-port [ ", "=1 ", " ]; } then { discard; } } }", 200_000)]
    [InlineData("family { ", "ipv4 unicast; ", "}", 200_000)]
    [InlineData("api { processes [ ", "p ", "]; }", 100_000)]
    [InlineData("api { processes-match [ ", "\"(a+)+$\" ", "]; }", 3)]
    [InlineData("", "api { } ", "", 50_000)]
    [InlineData("description \"", "x", "\";", 2_000_000)]
    public void Long_lists_in_a_neighbor_are_answered_in_bounded_time(string before, string piece, string after, int count)
    {
        var text = new StringBuilder($"process p {{ run x; }} process {new string('a', 40)}b {{ run x; }} neighbor 127.0.0.1 {{ router-id 1.2.3.4; local-as 1; peer-as 1; ");
        text.Append(before).Insert(text.Length, piece, count).Append(after).Append('}');
        var clock = Stopwatch.StartNew();
        Parse(Encoding.UTF8.GetBytes(text.ToString()));
        clock.Elapsed.Should().BeLessThan(Longest);
    }

    [Fact]
    public void Many_neighbors_are_read_in_bounded_time()
    {
        var text = new StringBuilder("template { neighbor t { local-as 1; peer-as 1; router-id 1.1.1.1; } }\n");
        for (var i = 0; i < 10_000; i++) text.Append($"neighbor 10.{i / 65536}.{i / 256 % 256}.{i % 256} {{ inherit t; api {{ fsm; }} }}\n");
        var clock = Stopwatch.StartNew();
        ConfigurationParser.Parse(ConfigurationText.Of("many", text.ToString())).Settings!.Neighbors.Should().HaveCount(10_000);
        clock.Elapsed.Should().BeLessThan(Longest);
    }

    private static void Parse(byte[] octets)
    {
        var parsed = ConfigurationParser.Parse(new ConfigurationText("fuzz", octets));
        (parsed.Settings is null).Should().Be(parsed.Errors.Count > 0);
        parsed.ErrorText.Length.Should().BeLessThan(200_000);
    }

    private static string RandomText(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, 400); i > 0; i--)
        {
            text.Append(random.Next(12) switch
            {
                0 => ";\n",
                1 => " {",
                2 => "}\n",
                3 => "; ",
                _ => " " + Words[random.Next(Words.Length)],
            });
        }

        return text.ToString();
    }

    private static string[] MakeWords()
    {
        using var example = new StringWriter();
        ExampleWriter.Write(true, example);
        string[] others =
        [
            "neighbor", "template", "announce", "ipv4", "ipv6", "l2vpn", "unicast", "flow", "route", "match", "then", "scope", "discard", "source", "10.0.0.0/24", "2001:db8::/32",
            "next-hop", "self", "1.2.3.4", "::1", "med", "community", "as-path", "[", "]", "(", ")", ",", "0", "-1", "4294967296", "label", "rd", "1:2", "split", "/25", "watchdog",
            "withdraw", "attribute", "0x01", "0xc0", "extended-community", "target:1:2", "bgp-prefix-sid", "mup-isd", "mcast-vpn", "mup", "evpn", "vpls", "rtc", "sr-policy", "nlri", "",
        ];
        return [.. example.ToString().Split([' ', '\n', ';', '#'], StringSplitOptions.RemoveEmptyEntries), .. others];
    }
}
