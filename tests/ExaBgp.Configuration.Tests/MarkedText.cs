namespace ExaBgp.Configuration.Tests;

/// <summary>Texts with the words that an error has to stand at between two <c>¦</c>.</summary>
internal static class MarkedText
{
    /// <summary>Checks that the text has one error, there, which says <paramref name="message"/>; about the whole text when nothing is marked.</summary>
    public static void IsRefused(string marked, string message)
    {
        var start = marked.IndexOf('¦', StringComparison.Ordinal);
        var text = marked.Replace("¦", string.Empty, StringComparison.Ordinal);
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("test.conf", text));
        parsed.Settings.Should().BeNull();
        parsed.Errors.Should().ContainSingle(because: parsed.ErrorText);
        var error = parsed.Errors[0];
        error.Message.Should().Contain(message);
        if (start < 0)
        {
            error.Line.Should().Be(0);
            return;
        }

        var before = marked[..start];
        var line = before.Count(static c => c == '\n') + 1;
        var column = start - before.LastIndexOf('\n');
        (error.Line, error.Column).Should().Be((line, column), parsed.ErrorText);
    }

    /// <summary>The same of a text inside a neighbor.</summary>
    public static void IsRefusedInNeighbor(string marked, string message) =>
        IsRefused($"neighbor 127.0.0.1 {{\n\trouter-id 1.2.3.4; local-address 127.0.0.2; local-as 1; peer-as 1;\n\t{marked}\n}}", message);
}
