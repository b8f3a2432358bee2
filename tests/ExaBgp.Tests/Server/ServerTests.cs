using System.Diagnostics;
using System.Net.Sockets;

namespace ExaBgp.Tests.Server;

public sealed class ServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-server").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("server ")]
    [InlineData("")]
    public void The_daemon_runs_a_helper_and_ends_with_it_on_SIGTERM(string word)
    {
        using var run = ProgramRun.Start(word + Configuration("echo $$ > PID; exec cat"));
        run.AwaitError("ready after");
        var helper = Helper();
        var clock = Stopwatch.StartNew();
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0, run.Error);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(2), "a helper that ends when asked is not waited for");
        Directory.Exists($"/proc/{helper}").Should().BeFalse();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("HUP")]
    public void Other_signals_that_end_the_daemon_end_it_as_well(string signal)
    {
        using var run = ProgramRun.Start(Configuration("echo $$ > PID; exec cat"));
        run.AwaitError("ready after");
        var helper = Helper();
        run.Signal(signal);
        run.WaitForEnd().Should().Be(0, run.Error);
        Directory.Exists($"/proc/{helper}").Should().BeFalse();
    }

    [Fact]
    public void A_helper_that_will_not_end_is_ended_within_the_limit()
    {
        using var run = ProgramRun.Start(Configuration("trap '' TERM; echo $$ > PID; while :; do sleep 1; done"));
        run.AwaitError("ready after");
        var helper = Helper();
        var clock = Stopwatch.StartNew();
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0, run.Error);
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        Directory.Exists($"/proc/{helper}").Should().BeFalse();
    }

    [Fact]
    public void USR1_reads_the_file_again()
    {
        using var run = ProgramRun.Start(Configuration("exec cat"));
        run.AwaitError("ready after");
        run.Signal("USR1");
        run.AwaitError("configuration reloaded");
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0);
    }

    [Fact]
    public void USR2_starts_a_helper_anew_whose_section_has_changed_and_USR1_does_not()
    {
        var path = Configuration("echo $$ > PID; exec cat");
        using var run = ProgramRun.Start(path);
        run.AwaitError("ready after");
        var first = Helper();
        File.WriteAllText(path, File.ReadAllText(path).Replace("encoder json", "encoder text", StringComparison.Ordinal));
        run.Signal("USR1");
        run.AwaitError("configuration reloaded");
        Helper().Should().Be(first);

        run.Signal("USR2");
        SpinWait.SpinUntil(() => Helper() != first, ProgramRun.Deadline).Should().BeTrue(run.Error);
        SpinWait.SpinUntil(() => !IsRunning(first), ProgramRun.Deadline).Should().BeTrue();
    }

    [Theory]
    [InlineData("USR1")]
    [InlineData("USR2")]
    [InlineData("ALRM")]
    public void A_file_that_has_become_bad_changes_nothing_and_the_log_says_where(string signal)
    {
        var path = Configuration("echo $$ > PID; exec cat");
        using var run = ProgramRun.Start(path);
        run.AwaitError("ready after");
        var helper = Helper();
        File.WriteAllText(path, "neighbor 127.0.27.2 { blah; }\n");
        run.Signal(signal);
        run.AwaitError("the configuration was not reloaded, nothing has changed");
        run.AwaitError($"{path}:1:23:");
        IsRunning(helper).Should().BeTrue();
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0);
    }

    [Fact]
    public void Signals_that_come_together_are_all_obeyed_and_the_last_word_is_the_end()
    {
        using var run = ProgramRun.Start(Configuration("exec cat"));
        run.AwaitError("ready after");
        foreach (var signal in new[] { "USR1", "USR2", "ALRM", "USR1", "ALRM", "TERM", "TERM" }) run.Signal(signal);
        run.WaitForEnd().Should().Be(0, run.Error);
    }

    [Fact]
    public void A_helper_that_ignores_SIGTERM_is_told_of_the_end_and_leaves_no_child_behind()
    {
        using var run = ProgramRun.Start(Configuration($"trap '' TERM; sleep 1000 & echo $! > PID; exec cat > {_folder}/told"));
        run.AwaitError("ready after");
        var child = Helper();
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0, run.Error);
        File.ReadAllText(_folder + "/told").Should().EndWith("\n").And.Contain("\"notification\": \"shutdown\"");
        SpinWait.SpinUntil(() => !IsRunning(child), ProgramRun.Deadline).Should().BeTrue("the process group of a helper ends with it");
    }

    [Fact]
    public void A_daemon_whose_pid_file_is_taken_ends_with_1_and_its_helper_with_it()
    {
        File.WriteAllText(_folder + "/taken.pid", $"{Environment.ProcessId}\n");
        var (status, _, error) = ProgramRun.Once(Configuration("echo $$ > PID; exec tail -f /dev/null"), ("exabgp_daemon_pid", _folder + "/taken.pid"));
        status.Should().Be(1);
        error.Should().Contain($"exists and its process {Environment.ProcessId} is running");
        if (File.Exists(_folder + "/exabgp.pid.helper")) IsRunning(Helper()).Should().BeFalse();
    }

    [Fact]
    public void Sources_that_are_off_by_default_show_messages_routes_timers_and_commands_when_turned_on()
    {
        var port = FreePort();
        using var peer = ProgramRun.Start(Configuration("echo announce route 10.9.8.0/24 next-hop self; exec cat", "peer", "127.0.27.2", "127.0.27.1"), string.Empty, ("exabgp_tcp_bind", "127.0.27.2"), ("exabgp_tcp_port", port));
        peer.AwaitError("ready after");
        using var run = ProgramRun.Start("-d " + Configuration("echo announce route 10.1.2.0/24 next-hop self; exec cat", passive: false), string.Empty, ("exabgp_tcp_port", port));
        run.AwaitError("parser          helper: announce route 10.1.2.0/24 next-hop self");
        run.AwaitError("rib             announce ipv4 unicast 10.1.2.0/24 for 1 peers");
        run.AwaitError("message         127.0.27.2 received OPEN");
        run.AwaitError("packets         127.0.27.2 received OPEN FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF");
        run.AwaitError("timers          127.0.27.2 is sent a KEEPALIVE, hold time 180 s");
        run.AwaitError("routes          127.0.27.2 announced ipv4 unicast 10.9.8.0/24");
        peer.Error.Should().NotContain("received OPEN");
        peer.Signal("TERM");
        run.AwaitError("statistics      127.0.27.2: after ");
    }

    [Fact]
    public void A_reload_asked_for_while_the_daemon_starts_is_not_its_end()
    {
        var fifo = _folder + "/slow.conf";
        Process.Start("/usr/bin/mkfifo", [fifo]).WaitForExit();
        using var run = ProgramRun.Start(fifo);
        run.AwaitError("starts, process");
        run.Signal("USR1");
        File.WriteAllText(fifo, File.ReadAllText(Configuration("exec cat")));
        run.AwaitError("performing reload");
    }

    [Fact]
    public void The_signal_option_reloads_after_its_time()
    {
        using var run = ProgramRun.Start("-s 1 " + Configuration("exec cat"));
        run.AwaitError("configuration reloaded");
    }

    [Fact]
    public void The_configuration_may_come_on_standard_input_and_is_kept_for_a_reload()
    {
        using var run = ProgramRun.Start("-", File.ReadAllText(Configuration("exec cat")));
        run.AwaitError("ready after");
        run.Signal("USR1");
        run.AwaitError("configuration reloaded");
    }

    [Fact]
    public void A_file_that_is_not_there_ends_with_1_and_names_it()
    {
        var (status, _, error) = ProgramRun.Once("nosuchfile.conf");
        status.Should().Be(1);
        error.Should().Be("configuration   nosuchfile.conf is not an exabgp config file (file not found)\nerror: nosuchfile.conf is not an exabgp config file (file not found)\n");
    }

    [Fact]
    public void A_file_with_an_error_ends_with_1_its_place_and_no_helper()
    {
        var path = _folder + "/bad.conf";
        File.WriteAllText(path, "process x { run /bin/sh -c \"touch " + _folder + "/started\"; }\nneighbor 127.0.27.2 {\n  blah;\n}\n");
        var (status, _, error) = ProgramRun.Once(path);
        status.Should().Be(1);
        error.Should().Contain($"error: {path}:3:3:");
        File.Exists(_folder + "/started").Should().BeFalse();
    }

    [Fact]
    public void An_address_that_cannot_be_listened_on_ends_with_1_and_says_which()
    {
        var (status, _, error) = ProgramRun.Once(Configuration("exec cat"), ("exabgp_tcp_bind", "203.0.113.9"), ("exabgp_tcp_port", "1919"));
        status.Should().Be(1);
        error.Should().Contain("could not listen on 203.0.113.9:1919, this is an invalid address");
    }

    [Theory]
    [InlineData("exabgp_tcp_port", "many", "error: exabgp.tcp.port: 'many' is not a whole number from 1 to 65535\n")]
    [InlineData("exabgp_log_level", "LOUD", "error: exabgp.log.level: 'LOUD' is not one of FATAL CRITICAL ERROR WARNING INFO DEBUG NOTSET\n")]
    public void A_setting_that_cannot_be_is_one_line_and_status_1(string name, string value, string expected)
    {
        var (status, _, error) = ProgramRun.Once(Configuration("exec cat"), (name, value));
        status.Should().Be(1);
        error.Should().Be(expected);
    }

    [Fact]
    public void Several_files_are_several_daemons_that_end_together()
    {
        var files = $"{Configuration("echo $$ > PID; exec cat", "one")} {Configuration("echo $$ > PID; exec cat", "two")}";
        using var run = ProgramRun.Start(files);
        run.AwaitError("ready after");
        var helpers = new[] { Helper("one"), Helper("two") };
        SpinWait.SpinUntil(() => run.Error.Split("ready after").Length == 3, ProgramRun.Deadline).Should().BeTrue(run.Error);
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0, run.Error);
        helpers.Should().OnlyContain(helper => !Directory.Exists($"/proc/{helper}"));
    }

    [Fact]
    public void Several_daemons_and_one_log_file_do_not_go_together()
    {
        var (status, _, error) = ProgramRun.Once(
            $"{Configuration("exec cat", "one")} {Configuration("exec cat", "two")}", ("exabgp_log_destination", _folder + "/log"));
        status.Should().Be(1);
        error.Should().StartWith("error: several daemons can not log to one file");
    }

    [Fact]
    public void In_the_background_the_parent_ends_when_the_daemon_is_ready()
    {
        var pid = _folder + "/exabgp.pid";
        var (status, _, error) = ProgramRun.Once(
            Configuration("echo $$ > PID; exec cat"), ("exabgp_daemon_daemonize", "true"), ("exabgp_log_destination", _folder + "/log"), ("exabgp_daemon_pid", pid));
        status.Should().Be(0, error);
        var daemon = File.ReadAllText(pid).Trim();
        var stat = File.ReadAllText($"/proc/{daemon}/stat").Split(' ');
        stat[5].Should().Be(daemon, "it leads a session of its own");
        new FileInfo($"/proc/{daemon}/fd/2").LinkTarget.Should().Be("/dev/null");
        var helper = Helper();
        Process.Start("/bin/kill", [daemon]).WaitForExit();
        SpinWait.SpinUntil(() => !File.Exists(pid), ProgramRun.Deadline).Should().BeTrue(File.ReadAllText(_folder + "/log"));
        SpinWait.SpinUntil(() => !IsRunning(daemon) && !IsRunning(helper), ProgramRun.Deadline).Should().BeTrue();
    }

    [Fact]
    public void A_daemon_that_cannot_start_in_the_background_gives_its_status_and_reason()
    {
        var path = _folder + "/bad.conf";
        File.WriteAllText(path, "blah;\n");
        var (status, _, error) = ProgramRun.Once(path, ("exabgp_daemon_daemonize", "true"), ("exabgp_log_destination", _folder + "/log"));
        status.Should().Be(1);
        error.Should().Contain($"error: {path}:1:1:");
    }

    [Fact]
    public void A_daemon_whose_log_goes_to_the_terminal_stays_in_the_foreground()
    {
        using var run = ProgramRun.Start(Configuration("exec cat"), string.Empty, ("exabgp_daemon_daemonize", "true"));
        run.AwaitError("ready after");
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0);
    }

    [Fact]
    public void As_root_it_becomes_the_user_of_the_settings_before_helpers_run()
    {
        // Anybody else stays who they are, which is also right.
        var expected = Environment.UserName == "root" ? "nobody" : Environment.UserName;
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_111_111);
        using var run = ProgramRun.Start(Configuration("id -un > WHO; id -Gn >> WHO; echo $$ > PID; exec cat"), string.Empty, ("exabgp_daemon_user", "nobody"));
        run.AwaitError("ready after");
        Helper();
        File.ReadAllLines(_folder + "/exabgp.who")[0].Should().Be(expected);
        if (expected == "nobody") File.ReadAllLines(_folder + "/exabgp.who")[1].Should().Be("nogroup");
    }

    [Fact]
    public void A_user_nobody_knows_is_one_line_and_status_1_where_it_matters()
    {
        var (status, _, error) = ProgramRun.Once(Configuration("exec cat"), ("exabgp_daemon_user", "no-such-user"), ("exabgp_tcp_bind", "203.0.113.9"));
        status.Should().Be(1);
        if (Environment.UserName == "root") error.Should().Be("error: exabgp.daemon.user: there is no user no-such-user on this system\n");
    }

    [Fact]
    public void Two_clients_of_the_socket_each_get_their_own_answers()
    {
        using var run = StartWithChannel();
        run.AwaitError("commands are taken at ");
        using var one = Client(run);
        using var two = Client(run);
        one.Send("version\n"u8);
        two.Send("nonsense\n"u8);
        Answer(two).Should().EndWith("error\n").And.NotContain("exabgp");
        Answer(one).Should().StartWith("exabgp ").And.EndWith("done\n");
        two.Send("# still here\n"u8);
        Answer(two).Should().Be("done\n");
    }

    [Fact]
    public async Task Named_pipes_made_by_an_administrator_take_commands_and_give_answers()
    {
        Directory.CreateDirectory(_folder + "/run");
        Process.Start("/usr/bin/mkfifo", [_folder + "/run/pipes27.in", _folder + "/run/pipes27.out"]).WaitForExit();
        using var run = StartWithChannel();
        run.AwaitError("answers are given at ");
        using var reader = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"head -n 2 < {_folder}/run/pipes27.out & echo version > {_folder}/run/pipes27.in; wait"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        var lines = await reader.StandardOutput.ReadToEndAsync().WaitAsync(ProgramRun.Deadline);
        lines.Should().StartWith("exabgp ").And.EndWith("\ndone\n");
    }

    [Fact]
    public void The_socket_is_gone_when_the_daemon_is()
    {
        using var run = StartWithChannel();
        run.AwaitError("commands are taken at ");
        var path = SocketOf(run);
        File.Exists(path).Should().BeTrue();
        run.Signal("TERM");
        run.WaitForEnd().Should().Be(0);
        File.Exists(path).Should().BeFalse();
    }

    private ProgramRun StartWithChannel() => ProgramRun.Start(
        Configuration("exec cat"), string.Empty,
        ("exabgp_api_cli", "true"), ("EXABGP_ROOT", _folder), ("exabgp_api_socketname", "sock27"), ("exabgp_api_pipename", "pipes27"));

    private static string SocketOf(ProgramRun run)
    {
        const string Before = "commands are taken at ";
        var start = run.Error.IndexOf(Before, StringComparison.Ordinal) + Before.Length;
        return run.Error[start..run.Error.IndexOf('\n', start)].Split(',')[0];
    }

    private static Socket Client(ProgramRun run)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) { ReceiveTimeout = (int)ProgramRun.Deadline.TotalMilliseconds };
        socket.Connect(new UnixDomainSocketEndPoint(SocketOf(run)));
        return socket;
    }

    /// <summary>What comes until the line that ends an answer.</summary>
    private static string Answer(Socket client)
    {
        var text = string.Empty;
        var buffer = new byte[4096];
        while (!text.EndsWith("done\n", StringComparison.Ordinal) && !text.EndsWith("error\n", StringComparison.Ordinal))
            text += System.Text.Encoding.UTF8.GetString(buffer, 0, client.Receive(buffer));
        return text;
    }

    private static bool IsRunning(string process)
    {
        try
        {
            return !File.ReadAllText($"/proc/{process}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Parse("127.0.27.2"), 0));
        return $"{((System.Net.IPEndPoint)socket.LocalEndPoint!).Port}";
    }

    private string Configuration(string script, string name = "exabgp", string local = "127.0.27.1", string peer = "127.0.27.2", bool passive = true)
    {
        var program = $"{_folder}/{name}.sh";
        File.WriteAllText(program, "#!/bin/sh\n" + script.Replace("PID", $"{_folder}/{name}.tmp && mv {_folder}/{name}.tmp {_folder}/{name}.pid.helper", StringComparison.Ordinal).Replace("WHO", $"{_folder}/{name}.who", StringComparison.Ordinal) + "\n");
        File.SetUnixFileMode(program, (UnixFileMode)0b111_101_101);
        var path = $"{_folder}/{name}.conf";
        File.WriteAllText(path, $$"""
            process helper { run {{program}}; encoder json; }
            neighbor {{peer}} { router-id {{local}}; local-address {{local}}; local-as 1; peer-as 1; passive {{(passive ? "true" : "false")}}; api { processes [ helper ]; } }

            """);
        return path;
    }

    private string Helper(string name = "exabgp")
    {
        var path = $"{_folder}/{name}.pid.helper";
        SpinWait.SpinUntil(() => File.Exists(path), ProgramRun.Deadline).Should().BeTrue();
        return File.ReadAllText(path).Trim();
    }
}
