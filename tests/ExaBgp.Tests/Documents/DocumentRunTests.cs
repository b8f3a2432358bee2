namespace ExaBgp.Tests.Documents;

/// <summary>A reader who types what README and docs show gets what they show. How blocks are marked: <see cref="DocumentRun"/>.</summary>
public sealed class DocumentRunTests
{
    public static TheoryData<string> Documents() =>
        [.. DocumentBlock.Documents().Where(static document => DocumentBlock.Of(document).Any(static block => block.Language is "sh" or "console"))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_commands_of_a_document_do_what_it_says(string document)
    {
        using var run = new DocumentRun();
        run.Follow(document);
    }

    [Fact]
    public void What_is_not_run_says_why()
    {
        var reasons = DocumentBlock.Documents().SelectMany(DocumentBlock.Of).Select(static block => block.NotRun).OfType<string>().ToList();
        reasons.Should().OnlyContain(static reason => reason.Length > 10);
    }

    [Fact]
    public void A_command_that_prints_something_else_or_ends_otherwise_is_found()
    {
        using var folder = new TemporaryDocument("```console\n$ echo one; echo two\none\n```\n");
        using var run = new DocumentRun();
        run.Invoking(it => it.Follow(folder.Name)).Should().Throw<Exception>().WithMessage("*shows*one*printed*two*");

        using var failing = new TemporaryDocument("```sh\nexit 3\n```\n");
        run.Invoking(it => it.Follow(failing.Name)).Should().Throw<Exception>().WithMessage("*exit 3*");

        using var right = new TemporaryDocument("<!-- status: 3 -->\n```console\n$ echo 12 s; echo more; exit 3\n… s\n…\n```\n");
        using var again = new DocumentRun();
        again.Follow(right.Name);
        again.Count.Should().Be(1);
    }

    private sealed class TemporaryDocument : IDisposable
    {
        private readonly string _path = Path.GetTempFileName();

        public TemporaryDocument(string text) => File.WriteAllText(_path, text);

        public string Name => Path.GetRelativePath(Checkout.Root, _path);

        public void Dispose() => File.Delete(_path);
    }
}
