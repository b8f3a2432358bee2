using ExaBgp.CommandLine;
using ExaBgp.Completion;

namespace ExaBgp.Tests.Completion;

public sealed class CompletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-complete").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("bash", "exabgp.bash")]
    [InlineData("zsh", "_exabgp")]
    [InlineData("fish", "exabgp.fish")]
    public void The_files_of_the_package_are_what_the_program_writes(string shell, string file)
    {
        // exabgp shell completion SHELL > etc/completions/FILE
        File.ReadAllText(Path.Combine(Root(), "etc", "completions", file)).Should().Be(CompletionShell.Find(shell).Script());
    }

    [Theory]
    [InlineData("exabgp ver", "version")]
    [InlineData("exabgp conf", "configuration")]
    [InlineData("exabgp configuration ", "validate export example")]
    [InlineData("exabgp configuration export --in", "--indent")]
    [InlineData("exabgp configuration example ", "full neighbor")]
    [InlineData("exabgp server --p", "--pdb --passive --profile")]
    [InlineData("exabgp -P --mem", "--memory")]
    [InlineData("exabgp my.conf --verb", "--verbose")]
    [InlineData("exabgp validate -n here", "here.conf")]
    [InlineData("exabgp validate wi", "with blank.conf")]
    [InlineData("exabgp he", "here.conf healthcheck")]
    [InlineData("exabgp --env-file=se", "settings.env")]
    [InlineData("exabgp decode -c he", "here.conf")]
    [InlineData("exabgp decode --family \"ipv4 uni\"", "")]
    [InlineData("exabgp schema export tem", "template")]
    [InlineData("exabgp shell install ", "bash fish zsh")]
    [InlineData("exabgp shell un", "uninstall")]
    [InlineData("exabgp healthcheck --with", "--withdraw-on-down")]
    [InlineData("exabgp healthcheck --config se", "settings.env")]
    [InlineData("exabgp migrate api --fr", "--from")]
    [InlineData("exabgp-healthcheck --deb", "--debug --debounce")]
    [InlineData("exabgp-cli --pipe", "--pipename")]
    [InlineData("exabgp run --bat", "--batch")]
    [InlineData("exabgp run show neighbor s", "summary")]
    [InlineData("exabgp run --pipename x peer l", "list")]
    [InlineData("exabgp run peer ", "* create delete list show")]
    public void Bash_completes(string line, string expected)
    {
        foreach (var name in new[] { "here.conf", "with blank.conf", "settings.env" }) File.WriteAllText(Path.Combine(_folder, name), string.Empty);
        var (status, output, error) = SystemShell.Run(Bash(line));
        (status, error).Should().Be((0, string.Empty));
        var wanted = expected == "with blank.conf" ? [expected] : expected.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo(wanted);
    }

    [Fact]
    public void Bash_completes_families_in_one_word() =>
        SystemShell.Run(Bash("exabgp decode -f ipv4\\ uni")).Output.Should().BeOneOf("ipv4\\ unicast\n", string.Empty);

    [Fact]
    public void Bash_offers_every_command() =>
        SystemShell.Run(Bash("exabgp ")).Output.Split('\n').Should().Contain(ProgramCommands.All.Select(command => command.Name));

    [Fact]
    public void Bash_uses_it_for_every_name_of_the_program()
    {
        var (_, output, _) = SystemShell.Run($"source <({SystemShell.Program} shell completion bash); complete -p exabgp exabgp-cli exabgpcli exabgp-healthcheck");
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(4).And.OnlyContain(row => row.StartsWith("complete -F _exabgp "));
    }

    [Theory]
    [InlineData("zsh", "zsh -n")]
    [InlineData("fish", "fish --no-execute")]
    public void Other_shells_read_their_script(string shell, string check)
    {
        if (!File.Exists($"/usr/bin/{shell}")) return;
        var path = Path.Combine(_folder, "script");
        File.WriteAllText(path, CompletionShell.Find(shell).Script());
        SystemShell.Run($"{check} {path}").Should().Be((0, string.Empty, string.Empty));
    }

    [Fact]
    public void Installed_completion_is_where_the_shell_looks_and_can_be_removed()
    {
        foreach (var shell in CompletionShell.All)
        {
            var path = Path.Combine(_folder, shell.File);
            var (status, output, error) = SystemShell.Run($"HOME={_folder} SHELL=/usr/bin/{shell.Name} {SystemShell.Program} shell install");
            (status, error).Should().Be((0, string.Empty));
            output.Should().StartWith($"✓ Installed {shell.Name} completion to: {path}\n\nTo activate completion, ");
            File.ReadAllText(path).Should().Be(shell.Script());
            SystemShell.Run($"HOME={_folder} {SystemShell.Program} shell uninstall {shell.Name}").Output.Should()
                .Be($"✓ Removed {shell.Name} completion from: {path}\n✓ Removed empty directory: {Path.GetDirectoryName(path)}\n\nCompletion removed. Restart your shell for changes to take effect.\n");
            Directory.Exists(Path.GetDirectoryName(path)).Should().BeFalse();
            var again = SystemShell.Run($"HOME={_folder} {SystemShell.Program} shell uninstall {shell.Name}");
            (again.Status, again.Output).Should().Be((0, $"✓ {char.ToUpperInvariant(shell.Name[0])}{shell.Name[1..]} completion is not installed at: {path}\n"));
        }
    }

    [Fact]
    public void A_home_that_cannot_be_written_is_an_error()
    {
        var (status, _, error) = SystemShell.Run($"HOME=/proc/nosuch {SystemShell.Program} shell install bash");
        status.Should().Be(1);
        error.Should().StartWith("error: cannot write /proc/nosuch/");
    }

    [Fact]
    public void Without_a_word_it_says_which_there_are()
    {
        var (status, output, error) = ProgramRun.Once("shell");
        (status, output).Should().Be((1, string.Empty));
        error.Should().Contain("exabgp shell install [bash|zsh|fish]");
    }

    private string Bash(string line)
    {
        // What readline does: it splits the line at COMP_WORDBREAKS, then calls the function.
        return $$"""
            cd {{_folder}}; PATH={{Path.GetDirectoryName(SystemShell.Program)}}:$PATH
            source <({{SystemShell.Program}} shell completion bash)
            compopt() { :; }
            IFS='|' read -r -a COMP_WORDS <<< "$(sed -E 's/=/|=|/g; s/([^\\]) /\1|/g; s/\|\|/|/g' <<< '{{line}}')"
            [[ '{{line}}' == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMP_LINE='{{line}}' COMP_POINT=${#COMP_LINE}
            _exabgp
            printf '%s\n' ${COMPREPLY[@]+"${COMPREPLY[@]}"}
            """;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ExaBgp.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
