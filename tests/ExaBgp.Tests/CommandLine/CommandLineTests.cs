using ExaBgp.CommandLine;
using ExaBgp.Completion;

namespace ExaBgp.Tests.CommandLine;

public sealed class CommandLineTests
{
    [Fact]
    public void Nothing_said_is_help_the_settings_and_status_1()
    {
        var (status, output, _) = ProgramRun.Once(string.Empty);
        status.Should().Be(1);
        output.Should().Contain("usage: exabgp ").And.Contain("  server ").And.Contain("[exabgp.tcp]\nacl = false\n");
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("--help")]
    public void Help_is_status_0(string word)
    {
        var (status, output, _) = ProgramRun.Once(word);
        status.Should().Be(0);
        output.Should().Contain("usage: exabgp ").And.NotContain("[exabgp.tcp]");
    }

    [Fact]
    public void Help_of_a_command_has_an_example()
    {
        var (status, output, _) = ProgramRun.Once("server --help");
        status.Should().Be(0);
        output.Should().Contain("--passive").And.EndWith("Example:\n  exabgp server /etc/exabgp/exabgp.conf\n");
    }

    [Fact]
    public void The_version_comes_first_and_may_be_set()
    {
        var (status, output, _) = ProgramRun.Once("version");
        status.Should().Be(0);
        output.Should().MatchRegex(@"^ExaBGP : \d+\.\d+\.\d+\n");
        output.TrimEnd().Split('\n').Should().HaveCount(4);
        ProgramRun.Once("version", ("exabgp_version", "9.9")).Output.Should().StartWith("ExaBGP : 9.9\n");
    }

    [Fact]
    public void An_option_nobody_knows_is_status_2_and_what_may_have_been_meant()
    {
        var (status, _, error) = ProgramRun.Once("server --pasive x.conf");
        status.Should().Be(2);
        error.Should().StartWith("usage: exabgp server ").And.EndWith("exabgp server: error: there is no option --pasive, did you mean --passive?\n");
    }

    [Fact]
    public void A_shortened_option_is_understood_when_only_one_can_be_meant()
    {
        ProgramRun.Once("server --verb --mem nosuch.conf").Status.Should().Be(1);
        var (status, _, error) = ProgramRun.Once("server --p nosuch.conf");
        status.Should().Be(2);
        error.Should().EndWith("error: --p may be --pdb or --passive or --profile\n");
    }

    [Theory]
    [InlineData("-vdp1Pm nosuch.conf")]
    [InlineData("-v -s 3 nosuch.conf")]
    [InlineData("-vs3 nosuch.conf")]
    [InlineData("server --signal=3 nosuch.conf")]
    public void Options_may_be_grouped_and_stand_before_the_file(string words) => ProgramRun.Once(words).Error.Should().Contain("error: nosuch.conf is not an exabgp config file");

    [Fact]
    public void A_word_near_a_command_is_a_file_that_is_not_there_and_a_hint()
    {
        var (status, _, error) = ProgramRun.Once("verison");
        status.Should().Be(1);
        error.Should().EndWith("error: verison is not an exabgp config file (file not found), did you mean exabgp version?\n");
    }

    [Theory]
    [InlineData("--env-file {0} env -d")]
    [InlineData("env --env-file={0} -d")]
    [InlineData("env -d --env-file {0}")]
    public void The_settings_file_may_be_named_anywhere(string words)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "[exabgp.tcp]\nport = 1790\n");
        ProgramRun.Once(string.Format(System.Globalization.CultureInfo.InvariantCulture, words, path)).Output.Should().Contain("port = 1790\n");
        File.Delete(path);
    }

    [Fact]
    public void The_settings_can_be_shown_as_variables() =>
        ProgramRun.Once("env -d -e", ("exabgp_tcp_port", "1790")).Output.Should().Contain("exabgp.tcp.port=1790\n").And.NotContain("[");

    [Theory]
    [InlineData("--version", "version")]
    [InlineData("-v", "version")]
    [InlineData("-v a.conf", "-v a.conf")]
    [InlineData("--test a.conf", "validate -n -r a.conf")]
    [InlineData("-t a.conf", "validate -n -r a.conf")]
    [InlineData("a.conf -dt", "validate -n -r -v a.conf")]
    [InlineData("--validate a.conf", "validate a.conf")]
    [InlineData("a.conf --vali", "validate a.conf")]
    [InlineData("-d -p --validate a.conf b.conf", "validate -v a.conf b.conf")]
    [InlineData("--decode FFFF a.conf", "decode FFFF -c a.conf")]
    [InlineData("--decode=FF --decode=00", "decode FF 00")]
    [InlineData("-x FFFF", "decode FFFF")]
    [InlineData("-xFFFF", "decode FFFF")]
    [InlineData("--fi", "env")]
    [InlineData("--full-i", "env")]
    [InlineData("--full-env", "env -e")]
    [InlineData("--di", "env -d")]
    [InlineData("--diff-env", "env -d -e")]
    [InlineData("--run healthcheck --cmd true -d", "healthcheck --cmd true -d")]
    [InlineData("--run=cli show neighbor", "cli show neighbor")]
    [InlineData("-s a.conf", "--memory a.conf")]
    [InlineData("-s 3 a.conf", "-s 3 a.conf")]
    [InlineData("-f /opt -s a.conf", "--memory a.conf")]
    [InlineData("-f /opt -s 3 -1 a.conf", "--signal 3 --once a.conf")]
    [InlineData("-d -p a.conf", "-d -p a.conf")]
    [InlineData("--nosuch -t a.conf", "--nosuch -t a.conf")]
    public void The_options_of_version_4_are_the_commands_of_today(string then, string now)
    {
        LegacyForms.TryTranslate(then.Split(' '), out var line, out var error).Should().BeTrue(error);
        line.Words.Should().Equal(now.Split(' '));
    }

    [Fact]
    public void Version_4_named_the_root_and_the_settings_file_by_other_options()
    {
        LegacyForms.TryTranslate(["--root", "/opt/exabgp", "-e", "/etc/x.env", "-d", "a.conf"], out var line, out _).Should().BeTrue();
        line.Words.Should().Equal("--debug", "a.conf");
        line.Root.Should().Be("/opt/exabgp");
        line.EnvironmentFile.Should().Be("/etc/x.env");
    }

    [Theory]
    [InlineData("--run", "--run needs a value")]
    [InlineData("a.conf -e", "--env needs a value")]
    [InlineData("--run nosuch", "--run knows healthcheck and cli, not 'nosuch'")]
    public void What_an_option_of_version_4_lacks_is_said(string words, string expected)
    {
        LegacyForms.TryTranslate(words.Split(' '), out _, out var error).Should().BeFalse();
        error.Should().Be(expected);
    }

    [Theory]
    [InlineData("/usr/bin/exabgp", "version", "version")]
    [InlineData("/usr/bin/exabgp-cli", "show neighbor", "cli show neighbor")]
    [InlineData("exabgpcli", "help", "cli help")]
    [InlineData("./exabgp-healthcheck", "--cmd true", "healthcheck --cmd true")]
    [InlineData("/opt/bin/healthcheck", "--help", "healthcheck --help")]
    [InlineData("dotnet", "env", "env")]
    public void The_name_of_a_link_is_a_command(string program, string words, string expected) =>
        ProgramNames.Apply(program, words.Split(' ')).Should().Equal(expected.Split(' '));

    [Fact]
    public void Started_through_a_link_the_program_is_what_the_link_says()
    {
        var folder = Directory.CreateTempSubdirectory("exabgp-link").FullName;
        var program = Environment.GetEnvironmentVariable("EXABGP_PROGRAM") ?? Path.Combine(AppContext.BaseDirectory, "exabgp");
        File.CreateSymbolicLink(Path.Combine(folder, "exabgp-healthcheck"), program);
        SystemShell.Run($"{folder}/exabgp-healthcheck --help").Output.Should().Contain("usage: exabgp healthcheck");
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("server -Z a.conf", "there is no option -Z")]
    [InlineData("server -p1z a.conf", "there is no option -z")]
    [InlineData("-nrv a.conf", "there is no option -n")]
    [InlineData("validate -N a.conf", "there is no option -N, did you mean -n?")]
    [InlineData("validate --verbose=1 a.conf", "--verbose takes no value")]
    [InlineData("validate", "FILE is missing")]
    [InlineData("server --signal", "--signal needs a value: SECONDS")]
    [InlineData("server -s x a.conf", "--signal: 'x' is not a whole number")]
    [InlineData("encode --local-as 1x", "--local-as: '1x' is not a whole number from 0 to 4294967295")]
    [InlineData("configuration exprot a.conf", "there is no 'exprot', did you mean export?")]
    [InlineData("configuration example all", "'all' is not understood: full, neighbor")]
    [InlineData("configuration export -i 99 a.conf", "--indent is a number from 0 to 16")]
    [InlineData("migrate conf a.conf -t main", "--from is missing")]
    [InlineData("migrate cfg", "there is no 'cfg', only conf, api")]
    [InlineData("shell install tcsh", "'tcsh' is not understood: bash, fish, zsh")]
    [InlineData("version 5", "'5' is one word too many")]
    [InlineData("top --interval 0", "--interval is a number of seconds from 0.1 to 3600")]
    public void What_cannot_be_understood_is_one_line_and_status_2(string words, string expected)
    {
        var (status, output, error) = ProgramRun.Once(words);
        (status, output).Should().Be((2, string.Empty));
        error.Should().StartWith("usage: exabgp ").And.EndWith($": error: {expected}\n");
        error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("validate -vrn")]
    [InlineData("validate --neigh --ro")]
    [InlineData("configuration validate -nrv")]
    public void Flags_may_be_grouped_and_shortened(string words)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "neighbor 127.0.0.9 { router-id 127.0.0.1; local-address 127.0.0.1; local-as 65001; peer-as 65002; static { route 10.0.0.0/24 next-hop 1.2.3.4; } }");
        var (status, _, error) = ProgramRun.Once($"{words} {path}");
        status.Should().Be(0, error);
        error.Should().Contain("✓ neighbor  127.0.0.9").And.Contain("✓ routes");
        File.Delete(path);
    }

    public static TheoryData<string> Commands() => [.. CompletionTree.Program().All.Skip(1).Select(command => command.Path)];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_has_help_with_an_example(string command)
    {
        var (status, output, error) = ProgramRun.Once(command + " --help");
        (status, error).Should().Be((0, string.Empty));
        output.Should().MatchRegex(@"Example:\n  exabgp .+\n$");
        output.Should().NotContain("ResponseFile").And.MatchRegex("(?i)usage:");
    }

    [Theory]
    [InlineData("version")]
    [InlineData("env")]
    [InlineData("--help")]
    [InlineData("validate --help")]
    [InlineData("schema")]
    [InlineData("configuration example")]
    [InlineData("decode 00000000")]
    [InlineData("encode 'route 10.0.0.0/24 next-hop 1.2.3.4'")]
    [InlineData("healthcheck --help")]
    [InlineData("shell completion bash")]
    public void Output_that_cannot_be_written_is_status_1_and_no_trace(string words)
    {
        var (status, _, error) = SystemShell.Exabgp($"{words} > /dev/full");
        status.Should().Be(1);
        error.Should().NotContain("   at ").And.NotContain("Unhandled");
    }

    [Fact]
    public void A_reader_that_goes_is_status_1_in_silence()
    {
        var (status, output, error) = SystemShell.Run($"yes 'route 10.0.0.0/24 next-hop 1.2.3.4' 2> /dev/null | head -5000 2> /dev/null | {SystemShell.Program} encode | head -1 > /dev/null; echo ${{PIPESTATUS[2]}}");
        (status, output, error).Should().Be((0, "1\n", string.Empty));
    }

    [Fact]
    public void A_file_output_goes_to_is_written_in_turn()
    {
        var path = Path.GetTempFileName();
        SystemShell.Run($"{{ echo first; {SystemShell.Program} version; echo last; }} > {path}").Status.Should().Be(0);
        File.ReadAllText(path).Should().StartWith("first\nExaBGP : ").And.EndWith("\nlast\n");
        File.Delete(path);
    }

    [Fact]
    public void Help_of_a_command_may_be_asked_for_in_words()
    {
        ProgramRun.Once("help").Output.Should().Contain("commands:\n  server");
        ProgramRun.Once("help schema").Output.Should().Contain("Example:\n  exabgp schema");
    }
}
