using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ExaBgp.Host.Logging;
using ExaBgp.Host.Settings;
using Microsoft.Extensions.Logging;
using Serilog.Events;

namespace ExaBgp.Host.Tests.Logging;

public sealed class LoggingTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-logs").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_short_form_is_the_source_in_fifteen_columns_and_the_message() =>
        Lines(new LogSettings(), factory => factory.CreateLogger("network").LogInformation("listening on {Address}", "::1"))
            .Should().Equal("network         listening on ::1");

    [Fact]
    public void The_long_form_has_the_time_and_the_process()
    {
        var format = new LogFormat(IsShort: false, Coloured: false);
        var local = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeZoneInfo.Local.GetUtcOffset(new DateTime(2026, 1, 2)));
        format.Line(new LogRecord(local, LogEventLevel.Information, "rib", "text"))
            .Should().Be(string.Create(CultureInfo.InvariantCulture, $"03:04:05 {Environment.ProcessId,-6} rib             text"));
    }

    [Fact]
    public void On_a_terminal_each_line_starts_with_a_return_and_has_the_colours_of_its_level() =>
        new LogFormat(IsShort: true, Coloured: true).Line(new LogRecord(default, LogEventLevel.Error, "api", "no"))
            .Should().Be("\r\u001b[01;31mapi            \u001b[0m \u001b[1mno\u001b[0m");

    [Fact]
    public void A_message_of_several_lines_is_one_record_a_line() =>
        Lines(new LogSettings(), factory => factory.CreateLogger("configuration").LogError("one\ntwo\n"))
            .Should().Equal("configuration   one", "configuration   two", "configuration   ");

    [Fact]
    public void Control_characters_from_a_peer_do_not_reach_the_terminal() =>
        Lines(new LogSettings(), factory => factory.CreateLogger("network").LogError("said {Text}", "\u001b[2Jx\r\u0007"))
            .Should().Equal("network         said \\x1b[2Jx\\x0d\\x07");

    [Fact]
    public void Sources_that_are_off_by_default_are_silent_and_others_follow_the_level()
    {
        var settings = new LogSettings { Level = "DEBUG" };
        Lines(settings, factory =>
        {
            foreach (var source in LogSettings.Listed.Append("peer-2")) factory.CreateLogger(source).LogDebug("x");
        }).Select(line => line.Split(' ')[0]).Should().Equal(
            "configuration", "reactor", "daemon", "processes", "network", "statistics", "startup", "cli", "api", "peer-2");
    }

    [Fact]
    public void Turning_the_log_off_leaves_the_sources_that_no_setting_names() =>
        Lines(new LogSettings { Enable = false }, All).Should().Equal("peer-2          x");

    [Fact]
    public void Turning_all_on_shows_every_source() =>
        Lines(new LogSettings { All = true }, All).Should().HaveCount(LogSettings.Listed.Count + 1);

    [Theory]
    [InlineData("INFO", 4)]
    [InlineData("WARNING", 3)]
    [InlineData("ERROR", 2)]
    [InlineData("CRITICAL", 1)]
    [InlineData("FATAL", 1)]
    [InlineData("DEBUG", 5)]
    [InlineData("NOTSET", 6)]
    public void The_level_is_the_least_that_is_logged(string level, int count) =>
        Lines(new LogSettings { Level = level }, factory =>
        {
            var logger = factory.CreateLogger("daemon");
            for (var l = LogLevel.Trace; l <= LogLevel.Critical; l++) logger.Log(l, "x");
        }).Should().HaveCount(count);

    [Fact]
    public void A_log_that_is_held_up_holds_up_nobody_and_says_what_it_lost()
    {
        using var stalled = new StalledDestination();
        using (var provider = LogPipeline.CreateProvider(new LogQueue(stalled, bound: 100)))
        {
            var logger = provider.CreateLogger("daemon");
            logger.LogInformation("first");
            stalled.Reached.Wait(Deadline).Should().BeTrue();
            for (var i = 0; i < 1000; i++) logger.LogInformation("{Number}", i);
            stalled.Release.Set();
        }

        stalled.Records.Should().HaveCount(102);
        stalled.Records[^1].Text.Should().Be("900 log messages were dropped: the log is slower than the daemon");
    }

    [Fact]
    public void A_file_is_set_aside_when_it_is_large_and_three_old_ones_are_kept()
    {
        var path = _folder + "/exabgp.log";
        using (var file = new FileDestination(path, largest: 200))
        {
            for (var i = 0; i < 50; i++) file.Write(new LogRecord(default, LogEventLevel.Information, "daemon", $"message {i}"));
        }

        Directory.GetFiles(_folder).Select(Path.GetFileName).Order().Should().Equal("exabgp.log", "exabgp.log.1", "exabgp.log.2", "exabgp.log.3");
        File.ReadAllText(path).Should().EndWith("message 49\n");
        var lines = new[] { ".3", ".2", ".1", "" }.SelectMany(suffix => File.ReadAllLines(path + suffix)).Select(l => int.Parse(l.Split(' ')[^1])).ToList();
        lines.Should().Equal(Enumerable.Range(lines[0], lines.Count));
    }

    [Fact]
    public void A_file_is_appended_to()
    {
        var settings = new LogSettings { Destination = $"file:{_folder}/a.log" };
        for (var i = 0; i < 2; i++)
        {
            using var factory = LogPipeline.CreateFactory(settings);
            factory.CreateLogger("daemon").LogInformation("run");
        }

        File.ReadAllLines(_folder + "/a.log").Should().HaveCount(2).And.OnlyContain(line => line.EndsWith("daemon          run"));
    }

    [Fact]
    public void Syslog_gets_datagrams_with_facility_severity_name_and_process()
    {
        using var server = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        server.Bind(new UnixDomainSocketEndPoint(_folder + "/log"));
        using var syslog = SyslogDestination.Local(_folder + "/log");
        var time = new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeZoneInfo.Local.GetUtcOffset(new DateTime(2026, 3, 4)));
        syslog.Write(new LogRecord(time, LogEventLevel.Warning, "network", "text"));
        Datagram(server).Should().Be($"<28>Mar  4 05:06:07 exabgp[{Environment.ProcessId}]: network         text");
        syslog.Write(new LogRecord(time.AddDays(10), LogEventLevel.Fatal, "network", "text"));
        Datagram(server).Should().Be($"<26>Mar 14 05:06:07 exabgp[{Environment.ProcessId}]: network         text");
    }

    [Fact]
    public void Another_machine_gets_them_by_UDP()
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        server.Bind(new IPEndPoint(IPAddress.Parse("127.0.27.1"), 0));
        using var syslog = SyslogDestination.Remote("127.0.27.1", ((IPEndPoint)server.LocalEndPoint!).Port);
        syslog.Write(new LogRecord(default, LogEventLevel.Debug, "network", "text"));
        Datagram(server).Should().StartWith("<31>").And.EndWith($" {Dns.GetHostName()} exabgp[{Environment.ProcessId}]: network         text");
    }

    [Fact]
    public void A_syslog_that_is_not_there_is_no_error()
    {
        using var syslog = SyslogDestination.Local(_folder + "/none");
        syslog.Invoking(s => s.Write(new LogRecord(default, LogEventLevel.Information, "x", "y"))).Should().NotThrow();
    }

    [Theory]
    [InlineData("stdout", false)]
    [InlineData("stderr", false)]
    [InlineData("syslog", false)]
    [InlineData("host:logs.example.net", false)]
    [InlineData("file:exabgp.log", true)]
    [InlineData("/var/log/exabgp.log", true)]
    [InlineData("~/exabgp.log", true)]
    [InlineData("nonsense", false)]
    public void Files_are_told_from_other_destinations(string destination, bool isFile) => (LogDestinations.FileOf(destination) is not null).Should().Be(isFile);

    private static string Datagram(Socket server)
    {
        server.ReceiveTimeout = (int)Deadline.TotalMilliseconds;
        var buffer = new byte[2000];
        return Encoding.UTF8.GetString(buffer, 0, server.Receive(buffer));
    }

    private static void All(ILoggerFactory factory)
    {
        foreach (var source in LogSettings.Listed.Append("peer-2")) factory.CreateLogger(source).LogInformation("x");
    }

    private static string[] Lines(LogSettings settings, Action<ILoggerFactory> log)
    {
        using var stream = new MemoryStream();
        using (var factory = Factory(settings, new StreamDestination(stream, new LogFormat(IsShort: true, Coloured: false)))) log(factory);
        return Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[..^1];
    }

    private static ILoggerFactory Factory(LogSettings settings, ILogDestination destination) =>
        LoggerFactory.Create(logging => LogPipeline.Add(logging, settings, () => destination));

    private sealed class StalledDestination : ILogDestination
    {
        public ManualResetEventSlim Reached { get; } = new();

        public ManualResetEventSlim Release { get; } = new();

        public List<LogRecord> Records { get; } = [];

        public void Write(LogRecord record)
        {
            Reached.Set();
            Release.Wait(Deadline);
            Records.Add(record);
        }

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }
}
