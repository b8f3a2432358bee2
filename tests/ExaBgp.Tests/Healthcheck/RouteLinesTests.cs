using System.Net;
using ExaBgp.Healthcheck;

namespace ExaBgp.Tests.Healthcheck;

public sealed class RouteLinesTests
{
    private const string All =
        "--next-hop 1.2.3.4 --local-preference 200 --community C --disabled-community D --extended-community target:1:2 --large-community 1:2:3 --as-path A --up-as-path U --increase 10 --path-id 7";

    [Theory]
    [InlineData("", "* ")]
    [InlineData("--neighbor *", "* ")]
    [InlineData("--neighbor 127.0.0.1", "127.0.0.1 ")]
    [InlineData("--neighbor 127.0.0.1 --neighbor ::1", "127.0.0.1, W ::1 ")]
    [InlineData("--neighbor 127.0.0.1 --neighbor *", "* ")]
    public void Each_generation_has_its_word_for_the_peers(string words, string selector)
    {
        foreach (var (form, word) in new[] { (SelectorWord.Neighbor, "neighbor"), (SelectorWord.Peer, "peer") })
        {
            var start = $"{word} {selector.Replace("W", word, StringComparison.Ordinal)}";
            Lines(words, HealthState.Up, form).Should().Equal($"{start}announce route 192.0.2.1/32 next-hop self med 100", $"{start}announce route 2001:db8::/64 next-hop self med 101");
        }
    }

    [Theory]
    [InlineData("Up", "announce route 192.0.2.1/32 next-hop 1.2.3.4 med 100 local-preference 200 community [ C ] extended-community [ target:1:2 ] large-community [ 1:2:3 ] as-path [ U ] path-information 7")]
    [InlineData("Down", "announce route 192.0.2.1/32 next-hop 1.2.3.4 med 1000 local-preference 200 community [ D ] extended-community [ target:1:2 ] large-community [ 1:2:3 ] as-path [ A ] path-information 7")]
    [InlineData("Disabled", "announce route 192.0.2.1/32 next-hop 1.2.3.4 med 500 local-preference 200 community [ D ] extended-community [ target:1:2 ] large-community [ 1:2:3 ] as-path [ A ] path-information 7")]
    [InlineData("Exit", "withdraw route 192.0.2.1/32 next-hop 1.2.3.4 path-information 7")]
    public void Attributes_come_in_a_fixed_order_and_as_the_state_wants_them(string state, string line)
    {
        var lines = Lines(All, Enum.Parse<HealthState>(state), SelectorWord.Peer);
        lines[0].Should().Be("peer * " + line);
        if (state == "Up") lines[1].Should().Contain(" med 110 ");
    }

    [Theory]
    [InlineData("Up", "announce")]
    [InlineData("Down", "withdraw")]
    [InlineData("Disabled", "withdraw")]
    [InlineData("Exit", "withdraw")]
    public void With_withdraw_on_down_only_up_is_announced(string state, string action) =>
        Lines("--withdraw-on-down", Enum.Parse<HealthState>(state), SelectorWord.Neighbor)[0].Should().StartWith($"neighbor * {action} route 192.0.2.1/32 next-hop self");

    [Theory]
    [InlineData("Init")]
    [InlineData("Rising")]
    [InlineData("Falling")]
    public void States_on_the_way_have_no_lines(string state) => Lines(All, Enum.Parse<HealthState>(state), SelectorWord.Peer).Should().BeEmpty();

    [Theory]
    [InlineData("--path-id 0")]
    [InlineData("--local-preference -1")]
    [InlineData("--disabled-community 1:1")]
    [InlineData("--down-as-path 1")]
    [InlineData("--as-path=")]
    public void What_is_not_for_this_state_is_left_out(string words) =>
        Lines(words, HealthState.Up, SelectorWord.Neighbor)[0].Should().Be("neighbor * announce route 192.0.2.1/32 next-hop self med 100");

    [Theory]
    [InlineData("", "", "Neighbor")]
    [InlineData("exabgp_compat_generation", "5", "Neighbor")]
    [InlineData("exabgp_compat_generation", "6", "Peer")]
    [InlineData("exabgp.compat.generation", "6", "Peer")]
    [InlineData("exabgp_api_version", "6", "Peer")]
    public void The_form_is_that_of_the_daemon_whose_environment_it_shares(string name, string value, string expected)
    {
        var environment = new Dictionary<string, string> { ["EXABGP_ENVFILE"] = "/nonexistent" };
        if (name.Length > 0) environment[name] = value;
        SelectorWords.For(environment, null, "/nonexistent").ToString().Should().Be(expected);
    }

    private static List<string> Lines(string words, HealthState state, SelectorWord selector)
    {
        HealthcheckWords.TryRead(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), _ => null, out var options, out var error).Should().BeTrue(error);
        return [.. RouteLines.Write(options, [IPNetwork.Parse("192.0.2.1/32"), IPNetwork.Parse("2001:db8::/64")], state, selector)];
    }
}
