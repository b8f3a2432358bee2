using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Tests.Text;

public sealed class CommandLexerTests
{
    [Theory]
    [InlineData("announce route 10.0.0.0/24 next-hop self", "announce|route|10.0.0.0/24|next-hop|self")]
    [InlineData("  show\tneighbor   summary \r", "show|neighbor|summary")]
    [InlineData("community [1:1 2:2]", "community|[|1:1|2:2|]")]
    [InlineData("as-path [ 1,2 ] (3 4)", "as-path|[|1|,|2|]|(|3|4|)")]
    [InlineData("( 800000,100 ), (1000000,5000)", "(|800000|,|100|)|,|(|1000000|,|5000|)")]
    [InlineData("name foo(bar)", "name|foo(bar)")]
    [InlineData("route { match { source 10.0.0.0/8; } }", "route|{|match|{|source|10.0.0.0/8|;|}|}")]
    [InlineData("advisory \"two  words, [here]\" x", "advisory|two  words, [here]|x")]
    [InlineData("ab\"c d\"ef", "abc d|ef")]
    [InlineData("'it\"s' \"\" x", "it\"s||x")]
    [InlineData("a\\tb \"\\u0041\\\\\"", "a|b|A\\")]
    [InlineData("one # two", "one")]
    [InlineData("one#two \"#\"", "one")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("name café \"naïve\"", "name|café|naïve")]
    [InlineData("", "")]
    [InlineData("\\", "\\")]
    public void A_line_is_cut_into_words(string line, string words) => Words(line).Should().Be(words);

    [Theory]
    [InlineData("announce \"route", "the quote is not closed")]
    [InlineData("announce \\u12 x", "\\u needs four hexadecimal digits")]
    [InlineData("announce \\udc00", "\\u needs four hexadecimal digits")]
    [InlineData("announce café", "text beyond ASCII must stand in quotes and be UTF-8")]
    public void A_line_that_cannot_be_read_says_why(string line, string message)
    {
        new CommandLexer().TryRead(Encoding.UTF8.GetBytes(line), out _, out var error).Should().BeFalse();
        error.Message.Should().Be(message);
    }

    [Fact]
    public void Octets_that_are_not_UTF8_are_refused_even_in_quotes() =>
        new CommandLexer().TryRead([(byte)'"', 0xC3, (byte)'"'], out _, out _).Should().BeFalse();

    [Fact]
    public void A_bad_escape_in_a_comment_does_no_harm() => Words("a # \\u12").Should().Be("a");

    [Fact]
    public void A_plain_line_is_read_without_allocating()
    {
        var lexer = new CommandLexer();
        var line = "announce route 10.0.0.0/24 next-hop 1.2.3.4 community [ 65000:1 65000:2 ]"u8.ToArray();
        lexer.TryRead(line, out _, out _);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) lexer.TryRead(line, out _, out _);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void A_line_of_many_words_is_read_whole() => Words(string.Join(' ', Enumerable.Repeat("x", 5000))).Split('|').Should().HaveCount(5000);

    private static string Words(string line)
    {
        new CommandLexer().TryRead(Encoding.UTF8.GetBytes(line), out var words, out _).Should().BeTrue();
        var list = new List<string>();
        while (words.TryNext(out var word)) list.Add(Encoding.UTF8.GetString(word));
        return string.Join('|', list);
    }
}
