using System.Net;
using System.Text;
using ExaBgp.Healthcheck;
using ExaBgp.Host.Processes;
using Microsoft.Extensions.Logging.Abstractions;

namespace ExaBgp.Tests.Healthcheck;

public sealed class AddressSetupTests
{
    private const string Shown = """
        1: lo    inet 127.0.0.1/8 scope host lo\       valid_lft forever preferred_lft forever
        1: lo    inet 10.0.0.1/32 scope global lo:web\       valid_lft forever preferred_lft forever
        1: lo    inet 10.0.0.2/32 scope global lo:web2\       valid_lft forever preferred_lft forever
        1: lo    inet 10.0.0.3/24 scope global lo\       valid_lft forever preferred_lft forever
        1: lo    inet6 2001:db8::1/128 scope global \       valid_lft forever preferred_lft forever
        1: lo    inet6 ::1/128 scope host noprefixroute \       valid_lft forever preferred_lft forever
        """;

    private readonly List<string> _run = [];
    private int _status;

    [Theory]
    [InlineData(null, false, "10.0.0.1/32 10.0.0.2/32 2001:db8::1/128")]
    [InlineData("web", false, "10.0.0.1/32 10.0.0.2/32")]
    [InlineData("web", true, "10.0.0.1/32")]
    [InlineData("other", false, "")]
    public void The_addresses_of_an_interface_are_found_by_their_label(string? label, bool exact, string expected) =>
        string.Join(' ', InterfaceAddresses.Read(Shown, "lo", label, exact)).Should().Be(expected);

    [Fact]
    public void What_is_missing_is_added()
    {
        Setup("--ip 10.0.0.1 --ip 10.0.0.8/31 --ip 10.0.0.5 --ip-ifname 10.0.0.5%eth0", out var networks).Add(networks);
        _run.Should().Equal(
            "ip -o address show dev lo", "ip -o address show dev eth0",
            "ip address add 10.0.0.8/32 dev lo", "ip address add 10.0.0.9/32 dev lo", "ip address add 10.0.0.5/32 dev eth0");
    }

    [Fact]
    public void What_is_there_is_removed()
    {
        Setup("--ip 10.0.0.1 --ip 10.0.0.8 --ip 2001:db8::1", out var networks).Remove(networks);
        _run.Skip(1).Should().Equal("ip address delete 10.0.0.1/32 dev lo", "ip address delete 2001:db8::1/128 dev lo");
    }

    [Fact]
    public void A_label_and_sudo_are_part_of_the_command_and_only_what_bears_the_label_is_removed()
    {
        var setup = Setup("--ip 10.0.0.1 --ip 10.0.0.2 --label web --label-exact-match --sudo", out var networks);
        setup.Remove(networks);
        setup.Add(networks);
        _run.Should().Equal(
            "ip -o address show dev lo", "sudo ip address delete 10.0.0.1/32 dev lo label lo:web",
            "ip -o address show dev lo", "sudo ip address add 10.0.0.2/32 dev lo label lo:web");
    }

    [Theory]
    [InlineData("", 2, false)]
    [InlineData("--sudo", 2, true)]
    [InlineData("", 1, true)]
    public void An_address_that_exists_already_is_no_failure(string words, int status, bool fails)
    {
        _status = status;
        var setup = Setup("--ip 10.9.9.9 " + words, out var networks);
        var add = () => setup.Add(networks);
        if (fails) add.Should().Throw<InvalidOperationException>().WithMessage("unable to add 10.9.9.9/32*");
        else add.Should().NotThrow();
    }

    [Fact]
    public void An_address_that_cannot_be_removed_does_no_harm()
    {
        _status = 1;
        Setup("--ip 10.0.0.1 --ip 10.0.0.2", out var networks).Remove(networks);
        _run.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("192.0.2.0/30", "192.0.2.0/32 192.0.2.1/32 192.0.2.2/32 192.0.2.3/32")]
    [InlineData("192.0.2.7/32", "192.0.2.7/32")]
    [InlineData("2001:db8::2/127", "2001:db8::2/128 2001:db8::3/128")]
    public void A_network_is_split_into_all_its_addresses(string network, string expected) =>
        string.Join(' ', Deaggregation.Split(IPNetwork.Parse(network))).Should().Be(expected);

    [Theory]
    [InlineData("10.0.0.0/15")]
    [InlineData("2001:db8::/64")]
    public void A_network_too_large_to_split_is_refused(string network)
    {
        var split = () => Deaggregation.Split(IPNetwork.Parse(network)).Count();
        split.Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData(0, "1 2 3")]
    [InlineData(1, "2 3 1")]
    [InlineData(5, "3 1 2")]
    [InlineData(-1, "3 1 2")]
    public void The_list_may_begin_elsewhere(int by, string expected)
    {
        IPNetwork[] list = [.. Enumerable.Range(1, 3).Select(i => IPNetwork.Parse($"10.0.0.{i}/32"))];
        string.Join(' ', Deaggregation.Rotate(list, by).Select(network => network.BaseAddress.GetAddressBytes()[3])).Should().Be(expected);
    }

    private AddressSetup Setup(string words, out IReadOnlyList<IPNetwork> networks)
    {
        HealthcheckWords.TryRead(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), _ => null, out var options, out var error).Should().BeTrue(error);
        networks = options.Ips;
        return new AddressSetup(options, Run, NullLogger.Instance);
    }

    private ChildResult Run(IReadOnlyList<string> words)
    {
        _run.Add(string.Join(' ', words));
        var shows = words[1] == "-o";
        return new ChildResult(shows ? 0 : _status, shows && words[^1] == "lo" ? Encoding.UTF8.GetBytes(Shown) : default, false);
    }
}
