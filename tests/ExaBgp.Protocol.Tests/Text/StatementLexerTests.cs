using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Tests.Text;

public sealed class StatementLexerTests
{
    [Theory]
    [InlineData("neighbor 1.2.3.4 {\n\tlocal-as 1; peer-as 2;\n}\n", "neighbor|1.2.3.4{ local-as|1; peer-as|2; }")]
    [InlineData("a b;# comment ; {\r\n# c\r\nd;", "a|b; d;")]
    [InlineData("a \\\n  b \\  \r\n c;", "a|b|c;")]
    [InlineData("foo\\\nbar;", "foobar;")]
    [InlineData("processes [ a, b ];", "processes|[|a|,|b|];")]
    [InlineData("run a (b) c(d);", "run|a|(b)|c(d);")]
    [InlineData("x \"a;b {\" ';';", "x|a;b {|;;")]
    [InlineData("x \"\";;", "x|; ;")]
    [InlineData("\uFEFFa;", "a;")]
    [InlineData("a \\#b;\nc;", "c;")]
    [InlineData("# a comment that goes on \\\n so this is not read;\nb;", "b;")]
    [InlineData("a\rb;", "b;")]
    [InlineData("x \\\\d+;", "x|\\d+;")]
    [InlineData("as-path [ { 1 2 } 3 ] \"[\"; b { c; }", "as-path|[|{|1|2|}|3|]|[; b{ c; }")]
    public void Statements_are_read_one_by_one(string text, string expected) => Statements(text, ignoreBroken: true).Should().Be(expected);

    [Theory]
    [InlineData("local-as 1\npeer-as 2;", 1, 10, "the statement is not ended on this line")]
    [InlineData("a;\n  run 'x;\nb;", 2, 7, "the quote opened here is not closed on this line")]
    [InlineData("x [ a,\n b ];", 1, 6, "the list is not closed on this line")]
    [InlineData("family\n{", 1, 1, "the \"{\" must follow on the same line")]
    [InlineData("a \\\n  \\u12;", 2, 3, "\\u needs four hexadecimal digits of a character")]
    [InlineData("a b # comment ;", 1, 3, "the statement is not ended on this line")]
    public void An_error_has_the_place_where_it_stands(string text, int line, int column, string message)
    {
        var lexer = Lexer(text);
        while (lexer.TryNext())
        {
            // To the end.
        }

        lexer.Errors[0].Should().Match<TextError>(error => error.Line == line && error.Column == column);
        lexer.Errors[0].Message.Should().Be(message);
    }

    [Theory]
    [InlineData("local-as 1\npeer-as 2;", "!local-as|1; peer-as|2;")]
    [InlineData("x [ a,\n b ];\nc;", "!x|[|a|,; c;")]
    [InlineData("family\n{ ipv4 unicast; }", "!family{ ipv4|unicast; }")]
    [InlineData("a 'b {\nc;", "!a{ c;")]
    public void After_an_error_reading_goes_on_as_the_writer_meant(string text, string expected) => Statements(text).Should().Be(expected);

    [Fact]
    public void Parentheses_are_words_only_where_they_are_asked_for()
    {
        var lexer = Lexer("a (1 2) b(c) (d,e);");
        lexer.SplitsParentheses = true;
        lexer.TryNext().Should().BeTrue();
        Text(lexer).Should().Be("a|(|1|2|)|b(c)|(|d|,|e|)");
    }

    [Fact]
    public void A_word_of_a_continued_line_knows_its_own_line_and_column()
    {
        var lexer = Lexer("# one\na \\\n  b \"c\" \\\n\td;");
        lexer.TryNext().Should().BeTrue();
        var words = lexer.Words;
        Enumerable.Range(0, 4).Select(i => lexer.Words.TokenAt(i)).Select(token => (token.Line, token.Column))
            .Should().Equal((2, 1), (3, 3), (3, 5), (4, 2));
        lexer.EndToken.Line.Should().Be(4);
    }

    private static StatementLexer Lexer(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Statements(string text, bool ignoreBroken = false)
    {
        var lexer = Lexer(text);
        var all = new List<string>();
        while (lexer.TryNext())
        {
            if (lexer.IsBroken && ignoreBroken) continue;
            all.Add((lexer.IsBroken ? "!" : string.Empty) + Text(lexer) + (char)lexer.End);
        }

        return string.Join(' ', all);
    }

    private static string Text(StatementLexer lexer)
    {
        var words = lexer.Words;
        var list = new List<string>();
        while (words.TryNext(out var word)) list.Add(Encoding.UTF8.GetString(word));
        return string.Join('|', list);
    }
}
