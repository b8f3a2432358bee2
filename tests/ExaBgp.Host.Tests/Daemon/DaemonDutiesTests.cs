using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using ExaBgp.Host.Clients;
using ExaBgp.Host.Daemon;
using ExaBgp.Host.Settings;
using Microsoft.Extensions.Logging.Abstractions;

namespace ExaBgp.Host.Tests.Daemon;

public sealed class DaemonDutiesTests : PollerTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-daemon").FullName;

    private string PidPath => _folder + "/exabgp.pid";

    [Fact]
    public void The_pid_file_holds_our_number_while_we_run()
    {
        using (PidFile.TryCreate(PidPath, out var reason))
        {
            reason.Should().BeEmpty();
            File.ReadAllText(PidPath).Should().Be($"{Environment.ProcessId}\n");
        }

        File.Exists(PidPath).Should().BeFalse();
    }

    [Fact]
    public void A_pid_file_of_a_process_that_is_gone_is_written_anew()
    {
        var gone = Process.Start("/bin/true");
        gone.WaitForExit();
        File.WriteAllText(PidPath, $"{gone.Id}\n");
        using var file = PidFile.TryCreate(PidPath, out var reason);
        reason.Should().BeEmpty();
        File.ReadAllText(PidPath).Should().Be($"{Environment.ProcessId}\n");
    }

    [Fact]
    public void A_pid_file_of_a_process_that_lives_is_left_alone()
    {
        File.WriteAllText(PidPath, "1\n");
        PidFile.TryCreate(PidPath, out var reason).Should().BeNull();
        reason.Should().Be($"{PidPath} exists and its process 1 is running");
        File.ReadAllText(PidPath).Should().Be("1\n");
    }

    [Fact]
    public void A_pid_file_with_something_else_in_it_is_left_alone()
    {
        File.WriteAllText(PidPath, "notes");
        PidFile.TryCreate(PidPath, out var reason).Should().BeNull();
        reason.Should().EndWith("holds no process id");
    }

    [Fact]
    public void Of_many_that_start_at_once_one_gets_the_pid_file_also_where_a_number_was_left_behind()
    {
        for (var round = 0; round < 20; round++)
        {
            if (round % 2 == 1) File.WriteAllText(PidPath, $"{int.MaxValue}\n");
            var files = new PidFile?[8];
            Parallel.For(0, files.Length, i => files[i] = PidFile.TryCreate(PidPath, out _));
            files.Count(static file => file is not null).Should().Be(1);
            foreach (var file in files) file?.Dispose();
        }
    }

    [Fact]
    public void A_pid_file_that_cannot_be_written_is_refused_with_the_reason()
    {
        PidFile.TryCreate(_folder + "/none/exabgp.pid", out var reason).Should().BeNull();
        reason.Should().StartWith(_folder + "/none/exabgp.pid: ");
    }

    [Fact]
    public void The_service_manager_hears_of_start_reload_life_and_end()
    {
        using var server = Datagrams(out var address);
        var time = new ManualTime();
        var woken = 0;
        using (var manager = new ServiceManager(address, TimeSpan.FromSeconds(10), () => woken++, time))
        {
            manager.Alive();
            manager.Ready();
            Received(server).Should().Be($"READY=1\nMAINPID={Environment.ProcessId}");
            manager.Reloading();
            Received(server).Should().StartWith("RELOADING=1\nMONOTONIC_USEC=");
            time.Advance(TimeSpan.FromSeconds(5));
            woken.Should().Be(1);
            manager.Alive();
            manager.Alive();
            Received(server).Should().Be("WATCHDOG=1");
            manager.Stopping();
            Received(server).Should().Be("STOPPING=1");
        }
    }

    [Fact]
    public void Without_a_service_manager_nothing_is_said()
    {
        using var nobody = new ServiceManager(null, null, static () => { }, TimeProvider.System);
        nobody.Invoking(m => m.Ready()).Should().NotThrow();
        using var gone = new ServiceManager(_folder + "/none", TimeSpan.FromSeconds(1), static () => { }, TimeProvider.System);
        gone.Invoking(m => m.Ready()).Should().NotThrow();
    }

    [Theory]
    [InlineData(0, "10:17:30", 0)]
    [InlineData(5, "10:15:59", 0)]
    [InlineData(5, "10:17:30", 150)]
    [InlineData(10, "10:51:00", 540)]
    [InlineData(60, "10:30:15", 1785)]
    public void The_start_waits_for_a_minute_that_the_delay_divides(int delay, string now, int seconds)
    {
        using var duties = Duties(new HostSettings { Delay = delay }, new ManualTime(DateTimeOffset.Parse($"2026-01-01T{now}Z", CultureInfo.InvariantCulture)));
        duties.TimeToConnect().Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public void The_pid_file_and_the_socket_are_there_when_helpers_run_and_gone_at_the_end()
    {
        var settings = new HostSettings { PidFile = PidPath, Root = _folder, SocketName = "test27" };
        using (var duties = Duties(settings, TimeProvider.System))
        {
            duties.Listening().Should().BeTrue();
            File.Exists(PidPath).Should().BeFalse();
            duties.Started().Should().BeTrue();
            File.Exists(PidPath).Should().BeTrue();
            Directory.GetFiles(_folder, "test27.sock", SearchOption.AllDirectories).Should().HaveCount(Directory.Exists("/run/exabgp") ? 0 : 1);
            duties.Stopping();
        }

        Poller.Dispose();
        File.Exists(PidPath).Should().BeFalse();
        Directory.GetFiles(_folder, "test27.sock", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public void A_daemon_whose_pid_file_is_taken_does_not_start()
    {
        File.WriteAllText(PidPath, "1\n");
        using var duties = Duties(new HostSettings { PidFile = PidPath, Cli = false }, TimeProvider.System);
        duties.Started().Should().BeFalse();
    }

    [Fact]
    public void Users_of_the_system_are_found_by_name()
    {
        SystemUser.Find("root").Should().Be(new SystemUser("root", 0, 0));
        SystemUser.Find("no-such-user").Should().BeNull();
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(_folder, recursive: true);
    }

    private DaemonDuties Duties(HostSettings settings, TimeProvider time) => new(
        settings, new ClientChannel(Poller), new ServiceManager(null, null, static () => { }, time), time, NullLoggerFactory.Instance);

    private Socket Datagrams(out string address)
    {
        address = _folder + "/notify";
        var server = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified) { ReceiveTimeout = (int)Deadline.TotalMilliseconds };
        server.Bind(new UnixDomainSocketEndPoint(address));
        return server;
    }

    private static string Received(Socket server)
    {
        var buffer = new byte[1000];
        return Encoding.UTF8.GetString(buffer, 0, server.Receive(buffer));
    }
}
