using System.Collections;
using ExaBgp.Host.Settings;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Host.Tests.Settings;

public sealed class SettingsReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-settings").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_given_means_the_documented_defaults()
    {
        var settings = Read("");
        settings.Daemon.TcpPort.Should().Be(179);
        settings.Daemon.Generation.Should().Be(Generation.Five);
        settings.Daemon.Compatibility.Should().Be(ExaBgp.Configuration.Settings.DaemonSettings.Default.Compatibility);
        settings.Umask.Should().Be(95);
        settings.User.Should().Be("nobody");
        settings.Log.Level.Should().Be("INFO");
        settings.Log.Sources.Should().BeEquivalentTo(new LogSettings().Sources);
        settings.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Every_setting_is_explained_and_every_one_without_effect_says_so()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ExaBgp.sln"))) folder = folder.Parent;
        var lines = File.ReadAllLines(Path.Combine(folder.FullName, "docs", "operations.md"));
        foreach (var setting in SettingTable.All)
        {
            var name = $"{setting.Section}.{setting.Option}";
            var line = Array.Find(lines, line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains($"`{name}`", StringComparison.Ordinal));
            line.Should().NotBeNull($"{name} should stand in docs/operations.md");
            line!.Contains("no effect", StringComparison.Ordinal).Should().Be(setting.NoEffect.Length > 0, name);
        }
    }

    [Fact]
    public void The_file_is_read_with_sections_comments_and_quotes()
    {
        var settings = Read("""
            # comment
            [exabgp.tcp]
            port = 1790
            bind = '127.0.0.1 ::1'
            ; another
            [exabgp.daemon]
            user = "exabgp"
            umask = '0o27'
            """);
        settings.Daemon.TcpPort.Should().Be(1790);
        settings.Daemon.TcpBind.Select(a => a.ToString()).Should().Equal("127.0.0.1", "::1");
        settings.User.Should().Be("exabgp");
        settings.Umask.Should().Be(0b10_111);
        settings.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void A_dotted_variable_wins_over_an_underscored_one_and_both_over_the_file()
    {
        const string File = "[exabgp.tcp]\nport = 1\nattempts = 2\ndelay = 3\n";
        var settings = Read(File, ("exabgp_tcp_port", "10"), ("exabgp.tcp.port", "11"), ("exabgp_tcp_attempts", "20"));
        settings.Daemon.TcpPort.Should().Be(11);
        settings.Daemon.TcpAttempts.Should().Be(20);
        settings.Delay.Should().Be(3);
    }

    [Fact]
    public void The_port_to_connect_to_comes_from_the_process_environment_only()
    {
        Read("[exabgp.tcp]\nport = 1790\n").Daemon.ConnectPort.Should().Be(179);
        Read("", ("exabgp_tcp_port", "1791")).Daemon.ConnectPort.Should().Be(1791);
        Read("", ("exabgp_tcp_port", "1791"), ("exabgp.tcp.port", "1792")).Daemon.ConnectPort.Should().Be(1792);
    }

    [Theory]
    [InlineData("1", true)]
    [InlineData("YES", true)]
    [InlineData("on", true)]
    [InlineData("Enable", true)]
    [InlineData("true", true)]
    [InlineData("no", false)]
    [InlineData("0", false)]
    [InlineData("maybe", false)]
    public void A_flag_is_true_for_five_words_in_any_case_and_false_for_all_others(string text, bool expected) =>
        Read("", ("exabgp_bgp_passive", text)).Daemon.Passive.Should().Be(expected);

    [Theory]
    [InlineData("exabgp_tcp_port", "70000", "exabgp.tcp.port: '70000' is not a whole number from 1 to 65535")]
    [InlineData("exabgp_tcp_port", "bgp", "exabgp.tcp.port: 'bgp' is not a whole number from 1 to 65535")]
    [InlineData("exabgp_tcp_attempts", "-1", "exabgp.tcp.attempts: '-1' is not a whole number of at least 0")]
    [InlineData("exabgp_log_level", "LOUD", "exabgp.log.level: 'LOUD' is not one of FATAL CRITICAL ERROR WARNING INFO DEBUG NOTSET")]
    [InlineData("exabgp_api_version", "5", "exabgp.api.version: '5' is not one of 4 6")]
    [InlineData("exabgp_daemon_umask", "0o999", "exabgp.daemon.umask: '0o999' is not an octal number from 0 to 0777")]
    [InlineData("exabgp_tcp_bind", "127.0.0.1 nowhere", "exabgp.tcp.bind: '127.0.0.1 nowhere' is not a list of IP addresses separated by blanks")]
    [InlineData("exabgp_reactor_speed", "fast", "exabgp.reactor.speed: 'fast' is not a number")]
    public void A_value_that_cannot_be_is_one_line_that_says_what_could(string name, string value, string expected)
    {
        SettingsReader.TryRead(Environment((name, value)), Write(""), "/", out _, out var error).Should().BeFalse();
        error.Should().Be(expected);
    }

    [Fact]
    public void Old_names_for_the_number_of_attempts_still_count()
    {
        Read("", ("exabgp_tcp_once", "true")).Daemon.TcpAttempts.Should().Be(1);
        Read("", ("exabgp_tcp_attempts", "5"), ("exabgp_tcp_connections", "2")).Daemon.TcpAttempts.Should().Be(2);
    }

    [Fact]
    public void The_generation_decides_the_version_of_the_API_unless_that_is_set()
    {
        Read("", ("exabgp_compat_generation", "6")).Daemon.Compatibility.ApiVersion.Should().Be(6);
        Read("").Daemon.Compatibility.ApiVersion.Should().Be(4);
        Read("", ("exabgp_api_version", "6")).Daemon.Compatibility.ApiVersion.Should().Be(6);
    }

    [Fact]
    public void An_option_with_a_hyphen_can_be_named_by_a_shell()
    {
        Read("", ("exabgp_api_show_routes_format", "v2")).Daemon.ShowRoutesV2.Should().BeTrue();
        Read("[exabgp.api]\nshow-routes-format = v2\n").Daemon.ShowRoutesV2.Should().BeTrue();
    }

    [Fact]
    public void A_name_that_is_no_setting_is_told_with_what_may_have_been_meant()
    {
        var settings = Read("[exabgp.tcp]\nprot = 1790\n\nnonsense\n", ("exabgp_log_levle", "DEBUG"), ("exabgp_cli_history", "false"));
        settings.Warnings.Should().HaveCount(3);
        settings.Warnings[0].Should().EndWith("line 2: there is no setting exabgp.tcp.prot, did you mean exabgp.tcp.port?");
        settings.Warnings[1].Should().EndWith("line 4: expected [exabgp.section] or option = value, found 'nonsense'");
        settings.Warnings[2].Should().Be("there is no setting exabgp_log_levle, did you mean exabgp.log.level?");
    }

    [Fact]
    public void A_setting_without_effect_is_accepted_and_says_why()
    {
        var settings = Read("[exabgp.reactor]\nspeed = 2.0\n");
        settings.Warnings.Should().Equal("exabgp.reactor.speed has no effect: the reactor sleeps until something happens; it has no pace to set");
    }

    [Fact]
    public void An_empty_socket_variable_turns_the_socket_off()
    {
        Read("", ("exabgp_cli_socket", "")).SocketName.Should().BeEmpty();
        Read("", ("exabgp_cli_socket", "x")).SocketName.Should().Be("exabgp");
    }

    [Fact]
    public void A_missing_file_is_a_warning_that_says_how_to_make_one()
    {
        SettingsReader.TryRead(Environment(), _folder + "/none.env", "/", out var settings, out _).Should().BeTrue();
        settings.Warnings.Should().Equal($"environment file missing\ngenerate it using \"exabgp env > {_folder}/none.env\"");
    }

    [Fact]
    public void The_file_is_found_by_option_variable_or_place()
    {
        Directory.CreateDirectory(_folder + "/etc/exabgp");
        File.WriteAllText(_folder + "/etc/exabgp/exabgp.env", "[exabgp.tcp]\nport = 1\n");
        File.WriteAllText(_folder + "/two.env", "[exabgp.tcp]\nport = 2\n");
        File.WriteAllText(_folder + "/three.env", "[exabgp.tcp]\nport = 3\n");
        Port(null, ("EXABGP_ROOT", _folder)).Should().Be(1);
        Port(null, ("EXABGP_ROOT", _folder), ("EXABGP_ENVFILE", _folder + "/two.env")).Should().Be(2);
        Port(_folder + "/three.env", ("EXABGP_ENVFILE", _folder + "/two.env")).Should().Be(3);

        int Port(string? file, params (string, string)[] variables)
        {
            SettingsReader.TryRead(Environment(variables), file, "/nowhere", out var settings, out var error).Should().BeTrue(error);
            return settings.Daemon.TcpPort;
        }
    }

    [Theory]
    [InlineData("/opt/exabgp/bin", "/opt/exabgp")]
    [InlineData("/usr/sbin", "/")]
    [InlineData("/usr/bin/", "/")]
    [InlineData("/bin", "/")]
    [InlineData("/srv/exabgp", "/srv/exabgp")]
    public void The_root_is_the_program_folder_without_its_last_part_when_that_is_for_programs(string folder, string root) =>
        Installation.From(Environment(), folder).Root.Should().Be(root);

    [Fact]
    public void What_is_printed_reads_back_as_the_same_settings()
    {
        var environment = Environment(("exabgp_tcp_port", "1790"), ("exabgp_log_level", "debug"), ("exabgp_daemon_umask", "27"), ("exabgp_api_version", "6"));
        SettingsReader.TryReadValues(environment, Write(""), "/", out var values, out _, out _).Should().BeTrue();
        var again = Read(SettingsPrinter.Print(values, asEnvironment: false, onlyChanged: false));
        again.Daemon.TcpPort.Should().Be(1790);
        again.Log.Level.Should().Be("DEBUG");
        again.Umask.Should().Be(0b10_111);
        again.Daemon.ApiVersion.Should().Be(6);
        again.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Only_changed_settings_are_printed_when_asked()
    {
        var environment = Environment(("exabgp_tcp_port", "1790"), ("exabgp_tcp_bind", "127.0.0.1 ::1"), ("exabgp_log_level", "debug"));
        SettingsReader.TryReadValues(environment, Write(""), "/", out var values, out _, out _).Should().BeTrue();
        SettingsPrinter.Print(values, asEnvironment: false, onlyChanged: true).Should().Be("""

            [exabgp.log]
            level = DEBUG

            [exabgp.tcp]
            bind = '127.0.0.1 ::1'
            port = 1790

            """);
        SettingsPrinter.Print(values, asEnvironment: true, onlyChanged: true).Should().Be("""
            exabgp.log.level='DEBUG'
            exabgp.tcp.bind='127.0.0.1 ::1'
            exabgp.tcp.port=1790

            """);
    }

    [Fact]
    public void Everything_printed_starts_with_the_sections_in_their_order()
    {
        SettingsReader.TryReadValues(Environment(), Write(""), "/", out var values, out _, out _).Should().BeTrue();
        SettingsPrinter.Print(values, asEnvironment: false, onlyChanged: false).Should().StartWith("""

            [exabgp.profile]
            enable = false
            file = ''

            [exabgp.pdb]
            enable = false

            [exabgp.daemon]
            daemonize = false
            drop = true
            pid = ''
            umask = '0o137'
            user = 'nobody'

            [exabgp.log]
            all = false
            """);
    }

    private static Hashtable Environment(params (string Name, string Value)[] variables)
    {
        var result = new Hashtable();
        foreach (var (name, value) in variables) result[name] = value;
        return result;
    }

    private string Write(string text)
    {
        var path = _folder + "/exabgp.env";
        File.WriteAllText(path, text);
        return path;
    }

    private HostSettings Read(string file, params (string Name, string Value)[] variables)
    {
        SettingsReader.TryRead(Environment(variables), Write(file), "/", out var settings, out var error).Should().BeTrue(error);
        return settings;
    }
}
