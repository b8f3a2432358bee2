using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Tests.Processes;

public sealed class HelperProcessesTests : PollerTest
{
    [Fact]
    public void What_is_written_to_a_helper_comes_back_from_one_that_repeats_it()
    {
        var helper = Start("cat");
        Helpers.Write(helper, "hello\n"u8).Should().Be(new IoResult(6, IoStatus.Ok));
        ReadLine(helper).Should().Be("hello\n");
    }

    [Fact]
    public void A_helper_that_ends_at_once_is_read_to_its_end_before_its_exit_is_told_once()
    {
        var helper = Start("i=0; while [ $i -lt 100 ]; do echo line $i; i=$((i+1)); done; exit 7");
        ReadToEnd(helper).Split('\n').Should().HaveCount(101);
        Next(CompletionKind.HelperExited, helper).Detail.Should().Be(7);
        Quiet().Should().BeEmpty();
    }

    [Fact]
    public void The_exit_is_not_told_while_output_waits_to_be_read()
    {
        var helper = Start("echo last words");
        var process = Helpers.ProcessId(helper);
        Next(CompletionKind.HelperReadable, helper);
        WaitForZombie(process);
        Quiet().Should().BeEmpty();
        ReadLine(helper).Should().Be("last words\n");
        Next(CompletionKind.HelperExited, helper).Detail.Should().Be(0);
    }

    [Fact]
    public void A_helper_ended_by_a_signal_says_which()
    {
        var helper = Start("echo up; exec sleep 1000");
        ReadLine(helper);
        Helpers.Signal(helper, 9);
        Next(CompletionKind.HelperExited, helper).Detail.Should().Be(256 + 9);
    }

    [Fact]
    public void A_signal_reaches_what_the_helper_has_started()
    {
        var helper = Start("sleep 1000 & echo $!; wait");
        var child = int.Parse(ReadLine(helper).Trim());
        Helpers.Signal(helper, 15);
        Next(CompletionKind.HelperExited, helper);
        WaitForEnd(child);
    }

    [Fact]
    public void What_a_helper_left_behind_ends_when_the_helper_is_closed()
    {
        var helper = Start("sleep 1000 & echo $!; exit 0");
        var child = int.Parse(ReadLine(helper).Trim());
        Next(CompletionKind.HelperExited, helper).Detail.Should().Be(0);
        Helpers.Close(helper);
        WaitForEnd(child);
        Poller.HandleCount.Should().Be(0);
    }

    [Fact]
    public void A_helper_that_ignores_the_request_to_end_is_killed()
    {
        var helper = Start("trap '' TERM; echo ready; while :; do sleep 1; done");
        ReadLine(helper);
        Helpers.Signal(helper, 15);
        Quiet().Should().NotContain(c => c.Kind == CompletionKind.HelperExited);
        Helpers.Signal(helper, 9);
        Next(CompletionKind.HelperExited, helper).Detail.Should().Be(256 + 9);
    }

    [Fact]
    public void A_helper_closed_while_it_runs_is_reaped_when_it_ends()
    {
        var helper = Start("cat > /dev/null");
        var process = Helpers.ProcessId(helper);
        Helpers.Close(helper);
        var deadline = TimeProvider.System.GetTimestamp();
        while (Poller.HandleCount > 0 && TimeProvider.System.GetElapsedTime(deadline) < Deadline) Poller.Wait(TimeSpan.FromSeconds(1));
        Poller.HandleCount.Should().Be(0);
        Directory.Exists($"/proc/{process}").Should().BeFalse();
        Quiet().Should().BeEmpty();
    }

    [Fact]
    public void A_helper_that_closes_its_output_but_lives_reads_as_ended()
    {
        var helper = Start("echo bye; exec >&-; exec sleep 1000");
        ReadToEnd(helper).Should().Be("bye\n");
        Quiet().Should().BeEmpty();
        Helpers.Signal(helper, 15);
        Next(CompletionKind.HelperExited, helper).Detail.Should().Be(256 + 15);
    }

    [Fact]
    public void A_helper_that_closed_its_input_fails_writes()
    {
        var helper = Start("exec <&-; echo closed; exec sleep 1000");
        ReadLine(helper);
        Helpers.Write(helper, "x"u8).Status.Should().Be(IoStatus.Failed);
        Quiet().Should().BeEmpty();
        Helpers.Signal(helper, 9);
        Next(CompletionKind.HelperExited, helper);
    }

    [Fact]
    public void A_helper_that_does_not_read_refuses_and_says_when_it_takes_more()
    {
        var helper = Start("read go; exec cat");
        var block = Encoding.ASCII.GetBytes(new string('x', 65535) + "\n");
        var written = 0;
        IoResult result;
        while ((result = Helpers.Write(helper, block)).Status == IoStatus.Ok && written < 64 << 20) written += result.Count;
        result.Status.Should().Be(IoStatus.WouldBlock);
        written.Should().BeGreaterThanOrEqualTo(65536);
        Next(CompletionKind.HelperWritable, helper);
        Helpers.Signal(helper, 9);
    }

    [Fact]
    public void A_paused_helper_is_silent_and_its_exit_waits_for_what_it_wrote()
    {
        var helper = Start("read go; echo said");
        Helpers.PauseReading(helper, true);
        Helpers.Write(helper, "go\n"u8);
        WaitForZombie(Helpers.ProcessId(helper));
        Quiet().Should().BeEmpty();
        Helpers.PauseReading(helper, false);
        Next(CompletionKind.HelperReadable, helper);
        ReadLine(helper).Should().Be("said\n");
        Next(CompletionKind.HelperExited, helper);
    }

    [Fact]
    public void A_helper_asked_to_end_tells_its_exit_whatever_it_wrote()
    {
        var helper = Start("echo unread; exec sleep 1000");
        Next(CompletionKind.HelperReadable, helper);
        Helpers.PauseReading(helper, true);
        Helpers.Signal(helper, 15);
        Next(CompletionKind.HelperExited, helper).Detail.Should().Be(256 + 15);
    }

    [Fact]
    public void What_a_helper_said_and_nobody_read_does_not_keep_the_loop_awake()
    {
        var helper = Start("echo one; read go; echo two; read go");
        Quiet(200).Should().Equal(new Completion(CompletionKind.HelperReadable, helper, 0));
        ReadLine(helper).Should().Be("one\n");
        Helpers.Write(helper, "go\n"u8);
        Next(CompletionKind.HelperReadable, helper);
        ReadLine(helper).Should().Be("two\n");
    }

    [Fact]
    public void A_paused_helper_with_nothing_to_say_tells_its_exit()
    {
        var helper = Start("exec sleep 1000");
        Helpers.PauseReading(helper, true);
        Helpers.Signal(helper, 9);
        Next(CompletionKind.HelperExited, helper);
    }

    [Fact]
    public void Fifty_helpers_one_after_the_other_leave_no_descriptor_and_lose_no_line()
    {
        RunOne(0);
        var before = OpenDescriptors();
        for (var i = 1; i <= 50; i++) RunOne(i);
        OpenDescriptors().Should().Be(before);
        Poller.HandleCount.Should().Be(0);

        void RunOne(int number)
        {
            var helper = Start($"i=0; while [ $i -lt 100 ]; do echo {number} $i; i=$((i+1)); done");
            ReadToEnd(helper).Should().Be(string.Concat(Enumerable.Range(0, 100).Select(i => $"{number} {i}\n")));
            Next(CompletionKind.HelperExited, helper);
            Helpers.Close(helper);
        }
    }

    [Theory]
    [InlineData("/nonexistent/program", "No such file")]
    [InlineData("/etc", "Permission denied")]
    public void A_program_that_cannot_be_executed_is_refused_with_the_reason_and_leaves_nothing(string program, string text)
    {
        var settings = new ProcessSettings { Name = "x", Run = [program] };
        Helpers.TryStart(settings, out _, out _);
        var before = OpenDescriptors();
        Helpers.TryStart(settings, out _, out var reason).Should().BeFalse();
        reason.Should().StartWith(program + ": ").And.Contain(text);
        OpenDescriptors().Should().Be(before);
        Poller.HandleCount.Should().Be(0);
    }

    [Fact]
    public void A_helper_has_a_dumb_terminal_its_own_group_three_descriptors_and_no_signal_ignored_or_blocked()
    {
        // The listing itself takes descriptor 3.
        var helper = Start("echo TERM=$TERM pipe=$exabgp_cli_pipe; ls /proc/self/fd | tr '\\n' ' '; echo; "
            + "grep -E '^Sig(Blk|Ign)' /proc/$$/status | tr '\\n' ' '; echo; cut -d' ' -f1,5 /proc/$$/stat");
        var lines = ReadToEnd(helper).Split('\n');
        lines[0].Should().Be("TERM=dumb pipe=");
        lines[1].Should().Be("0 1 2 3 ");

        // Signals 32 and 33 are the C library's own.
        lines[2].Should().MatchRegex("SigBlk:\\s0000000000000000 SigIgn:\\s0000000180000000|SigBlk:\\s0{16} SigIgn:\\s0{16}");
        var ids = lines[3].Split(' ');
        ids[0].Should().Be(ids[1]);
    }

    [Fact]
    public void A_helper_gets_our_environment_less_what_is_for_the_daemon_alone()
    {
        var ours = new System.Collections.Hashtable { ["HOME"] = "/root", ["TERM"] = "xterm", ["exabgp_cli_pipe"] = "/run", ["exabgp.tcp.port"] = "179", ["EXABGP_BACKGROUND"] = "1" };
        ExaBgp.Host.Processes.HelperEnvironment.Build(ours).Should().BeEquivalentTo("TERM=dumb", "HOME=/root", "exabgp.tcp.port=179");
    }

    [Fact]
    public void The_ends_a_helper_has_block_as_programs_expect()
    {
        var helper = Start("grep flags /proc/self/fdinfo/0 /proc/self/fdinfo/1");
        foreach (var line in ReadToEnd(helper).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            (Convert.ToInt32(line.Split('\t', ' ')[^1], 8) & 0x800).Should().Be(0, line);
    }

    [Fact]
    public void Helpers_end_with_their_host()
    {
        using var poller = new ExaBgp.Host.Epoll.EpollPoller();
        var helpers = new ExaBgp.Host.Processes.HelperProcesses(poller);
        helpers.TryStart(new ProcessSettings { Name = "x", Run = ["/bin/sleep", "1000"] }, out var helper, out _).Should().BeTrue();
        var process = helpers.ProcessId(helper);
        poller.Dispose();
        WaitForEnd(process);
    }

    private static void WaitForZombie(int process) => WaitFor(() => State(process) == 'Z');

    private static void WaitForEnd(int process) => WaitFor(() => State(process) is 'Z' or 'X');

    private static void WaitFor(Func<bool> condition) => SpinWait.SpinUntil(condition, Deadline).Should().BeTrue();

    private static char State(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2];
        }
        catch (IOException)
        {
            return 'X';
        }
    }

    private int Start(string script)
    {
        Helpers.TryStart(new ProcessSettings { Name = "test", Run = ["/bin/sh", "-c", script] }, out var helper, out var reason).Should().BeTrue(reason);
        return helper;
    }
}
