using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Settings;

namespace ExaBgp.Configuration.Tests;

public sealed class SettingsDiffTests
{
    private const string Head = "router-id 1.2.3.4; local-address 127.0.0.1; local-as 1; peer-as 1;";

    [Fact]
    public void Equal_configurations_differ_in_nothing()
    {
        const string Body = "md5-password x; capability { add-path send; route-refresh; } add-path { ipv4 unicast limit 3; } api { processes [ p ]; fsm; } family { ipv4 unicast; }";
        SettingsDiff.Between(Settings(Body), Settings(Body)).IsEmpty.Should().BeTrue();
    }

    [Theory]
    [InlineData("passive;")]
    [InlineData("listen 1790;")]
    [InlineData("connect 1790;")]
    [InlineData("hold-time 30;")]
    [InlineData("rate-limit 5;")]
    [InlineData("host-name a;")]
    [InlineData("domain-name a;")]
    [InlineData("md5-password x;")]
    [InlineData("md5-ip 127.0.0.2;")]
    [InlineData("outgoing-ttl 255;")]
    [InlineData("incoming-ttl 255;")]
    [InlineData("group-updates false;")]
    [InlineData("auto-flush false;")]
    [InlineData("adj-rib-in;")]
    [InlineData("adj-rib-out;")]
    [InlineData("capability { route-refresh; }")]
    [InlineData("capability { add-path send; }")]
    [InlineData("capability { role peer; }")]
    [InlineData("family { ipv4 unicast; }")]
    [InlineData("peer-address 127.0.0.9/30; passive;")]
    public void A_change_that_the_session_depends_on_restarts_it(string body) => Kinds(body).Should().Equal(NeighborChangeKind.Restarted);

    [Theory]
    [InlineData("description x;")]
    [InlineData("manual-eor true;")]
    [InlineData("source-interface lo;")]
    [InlineData("md5-base64 true;")]
    [InlineData("local-link-local fe80::1;")]
    [InlineData("max-prefix 10;")]
    [InlineData("tcp-ao { keyid 1; algorithm hmac-sha-256; password x; }")]
    [InlineData("api { processes [ p ]; }")]
    public void Other_changes_keep_the_session(string body) => Kinds(body).Should().Equal(NeighborChangeKind.Updated);

    [Fact]
    public void A_neighbor_whose_name_changes_is_another_one()
    {
        var diff = SettingsDiff.Between(Settings(string.Empty), Settings("peer-as 2;"));
        diff.Neighbors.Select(static change => change.Kind).Should().Equal(NeighborChangeKind.Removed, NeighborChangeKind.Added);
        diff.Neighbors[0].Name.Should().Contain("peer-as 1");
        diff.Neighbors[1].Name.Should().Contain("peer-as 2");
    }

    [Fact]
    public void Helpers_are_added_removed_and_changed_by_name()
    {
        var before = Parse("process a { run a; } process b { run b; } process c { run c; }");
        var after = Parse("process c { run c; } process b { run b 2; } process d { run d; }");
        SettingsDiff.Between(before, after).Processes.Select(static change => (change.Kind, change.Name)).Should()
            .Equal((ProcessChangeKind.Removed, "a"), (ProcessChangeKind.Changed, "b"), (ProcessChangeKind.Added, "d"));
    }

    private static IEnumerable<NeighborChangeKind> Kinds(string body) =>
        SettingsDiff.Between(Settings(string.Empty), Settings(body)).Neighbors.Select(static change => change.Kind);

    private static SpeakerSettings Settings(string body) => Parse($"process p {{ run x; }} neighbor 127.0.0.9 {{ {Head} {body} }}");

    private static SpeakerSettings Parse(string text)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("test.conf", text));
        parsed.ErrorText.Should().BeEmpty();
        return parsed.Settings!;
    }
}
