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
    [InlineData("--test a.conf", "validate a.conf")]
    [InlineData("-t a.conf", "validate a.conf")]
    [InlineData("--validate a.conf", "validate a.conf")]
    [InlineData("--decode FFFF a.conf", "decode FFFF -c a.conf")]
    [InlineData("-x FFFF", "decode FFFF")]
    [InlineData("--fi", "env")]
    [InlineData("--diff-env", "env -d -e")]
    [InlineData("--run healthcheck --cmd true", "healthcheck --cmd true")]
    [InlineData("-d -p a.conf", "-d -p a.conf")]
    [InlineData("a.conf -e", "a.conf -e")]
    public void The_options_of_version_4_are_the_commands_of_today(string then, string now) =>
        ExaBgp.CommandLine.LegacyForms.Translate(then.Split(' '), out _, out _).Should().Equal(now.Split(' '));

    [Fact]
    public void Version_4_named_the_root_and_the_settings_file_by_other_options()
    {
        ExaBgp.CommandLine.LegacyForms.Translate(["--root", "/opt/exabgp", "-e", "/etc/x.env", "-d", "a.conf"], out var root, out var file)
            .Should().Equal("-d", "a.conf");
        root.Should().Be("/opt/exabgp");
        file.Should().Be("/etc/x.env");
    }
}
