using System.Net;
using ExaBgp.Healthcheck;

namespace ExaBgp.Tests.Healthcheck;

public sealed class HealthcheckWordsTests
{
    [Fact]
    public void Without_words_everything_is_as_documented()
    {
        var options = Read();
        (options.Interval, options.FastInterval, options.Timeout, options.Rise, options.Fall).Should().Be((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1), 5, 3, 3));
        (options.UpMetric, options.DownMetric, options.DisabledMetric, options.Increase, options.LocalPreference).Should().Be((100L, 1000L, 500L, 1L, -1L));
        (options.Silent, options.NoSyslog, options.Debug, options.NoAck, options.NoIpSetup, options.Debounce, options.WithdrawOnDown).Should().Be((false, false, false, false, false, false, false));
    }

    [Theory]
    [InlineData("--interval 2.5")]
    [InlineData("--interval=2.5")]
    [InlineData("--int 2.5")]
    [InlineData("--int=2.5")]
    [InlineData("-i 2.5")]
    [InlineData("-i2.5")]
    [InlineData("-dai2.5")]
    [InlineData("-i 1 -i 2.5")]
    public void A_value_may_be_given_in_all_these_ways(string words) => Read(words.Split(' ')).Interval.Should().Be(TimeSpan.FromSeconds(2.5));

    [Fact]
    public void Every_option_is_understood_by_all_its_names()
    {
        foreach (var option in HealthcheckOptionTable.All)
        {
            foreach (var name in option.Names)
            {
                string[] values = ["1", "192.0.2.1", "192.0.2.1%lo", "daemon"];
                var read = option.TakesValue
                    ? values.Any(value => HealthcheckWords.TryRead([name, value], _ => string.Empty, out _, out _))
                    : HealthcheckWords.TryRead([name], _ => null, out _, out _);
                read.Should().BeTrue(name);
            }
        }
    }

    [Theory]
    [InlineData("-c", "a b", "a b")]
    [InlineData("--cmd", "x", "x")]
    [InlineData("--command", "-x y", "-x y")]
    public void The_command_has_three_names(string name, string value, string expected) => Read(name, value).Command.Should().Be(expected);

    [Theory]
    [InlineData("-sF", "daemon")]
    [InlineData("-sF LOCAL0", "LOCAL0")]
    [InlineData("--syslog-facility=cron", "cron")]
    [InlineData("-sF -d", "daemon")]
    public void The_facility_may_be_left_out(string words, string expected) => Read(words.Split(' ')).SyslogFacility.Should().Be(expected);

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1/32")]
    [InlineData("10.0.0.0/24", "10.0.0.0/24")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8::1", "2001:db8::1/128")]
    [InlineData("2001:db8::/32", "2001:db8::/32")]
    public void An_address_is_a_network_of_one(string text, string expected) => Read("--ip", text).Ips.Should().Equal(IPNetwork.Parse(expected));

    [Theory]
    [InlineData("--ip 10.0.0.1/24", "--ip")]
    [InlineData("--ip 10.1", "--ip")]
    [InlineData("--ip fe80::1%lo", "--ip")]
    [InlineData("--ip 10.0.0.0/33", "--ip")]
    [InlineData("--next-hop x", "--next-hop")]
    [InlineData("--neighbor all", "--neighbor")]
    [InlineData("--rise 1.5", "--rise")]
    [InlineData("--interval -1", "--interval")]
    [InlineData("--interval nan", "--interval")]
    [InlineData("--interval", "--interval")]
    [InlineData("--interval --debug", "--interval")]
    [InlineData("--debug=1", "--debug")]
    [InlineData("-sF nowhere", "--syslog-facility")]
    [InlineData("--ip-ifname 10.0.0.1", "--ip-ifname")]
    [InlineData("--ip-ifname 10.0.0.1%a/b", "--ip-ifname")]
    [InlineData("--ip-ifname 10.0.0.1%abcdefghijklmnop", "--ip-ifname")]
    [InlineData("--config nosuch", "--config")]
    public void A_value_that_cannot_be_names_its_option(string words, string option) => Error(words.Split(' ')).Should().StartWith($"argument {option}: ");

    [Theory]
    [InlineData("--silent --no-syslog", "argument --no-syslog: not allowed with argument --silent")]
    [InlineData("-sF -s", "argument --silent: not allowed with argument --syslog-facility")]
    [InlineData("--up x", "--up may be --up-metric or --up-as-path or --up-execute")]
    [InlineData("--intervall 5", "'--intervall' is not understood, did you mean --interval?")]
    [InlineData("stray", "'stray' is not understood")]
    public void Words_that_do_not_go_are_said(string words, string error) => Error(words.Split(' ')).Should().StartWith(error);

    [Theory]
    [InlineData("--community")]
    [InlineData("--disabled-community")]
    [InlineData("--extended-community")]
    [InlineData("--large-community")]
    [InlineData("--as-path")]
    [InlineData("--up-as-path")]
    [InlineData("--down-as-path")]
    [InlineData("--disabled-as-path")]
    public void Text_for_commands_cannot_end_a_line(string option)
    {
        Error(option, "1:1\nshutdown").Should().StartWith($"argument {option}: ");
        HealthcheckWords.TryRead([option, "1:1\t2:2"], _ => null, out _, out _).Should().BeTrue();
    }

    [Fact]
    public void What_may_be_repeated_adds_up()
    {
        var options = Read("--ip", "10.0.0.1", "--ip", "10.0.0.2", "--execute", "a", "--execute", "b", "--neighbor", "::1", "--neighbor", "*", "--ip-ifname", "10.0.0.2%eth0.1");
        options.Ips.Should().HaveCount(2);
        options.Execute.Should().Equal("a", "b");
        options.Neighbors.Should().Equal("::1", "*");
        options.Interfaces[IPNetwork.Parse("10.0.0.2/32")].Should().Be("eth0.1");
    }

    [Fact]
    public void A_file_of_options_comes_before_the_command_line()
    {
        const string File = """
            # a comment
              debug
            name = haproxy
            interval=10

              fast-int = 0.5
            command = curl -sf "http://127.0.0.1/?a=b" # not a comment
            ip = 10.0.0.1
            ip = 10.0.0.2
            """;
        HealthcheckWords.TryRead(["--config", "f", "--interval", "7", "--ip", "10.0.0.3"], path => path == "f" ? File : null, out var options, out var error).Should().BeTrue(error);
        (options.Debug, options.Name, options.Interval, options.FastInterval).Should().Be((true, "haproxy", TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(0.5)));
        options.Command.Should().Be("curl -sf \"http://127.0.0.1/?a=b\" # not a comment");
        options.Ips.Select(ip => ip.ToString()).Should().Equal("10.0.0.1/32", "10.0.0.2/32", "10.0.0.3/32");
    }

    [Theory]
    [InlineData("blah = 1")]
    [InlineData("debug = true")]
    [InlineData("rise = often")]
    public void A_bad_line_of_the_file_is_an_error(string line) => HealthcheckWords.TryRead(["-F", "f"], _ => line, out _, out _).Should().BeFalse();

    private static HealthcheckOptions Read(params string[] words)
    {
        HealthcheckWords.TryRead(words, _ => null, out var options, out var error).Should().BeTrue(error);
        return options;
    }

    private static string Error(params string[] words)
    {
        HealthcheckWords.TryRead(words, _ => null, out _, out var error).Should().BeFalse();
        return error;
    }
}
