using ExaBgp.Configuration.Migration;

namespace ExaBgp.Configuration.Tests;

public sealed class MigrationTests
{
    [Theory]
    [InlineData("3.4", "4", "process p {\n  run x;\n}", "process p { encoder text;\n  run x;\n}")]
    [InlineData("3.4", "4", "process p { run x; encoder json; }", "process p { run x; encoder json; }")]
    [InlineData("3.4", "4", "  process p;", "  api { processes [ p ]; }")]
    [InlineData("3.4", "4", "capability { route-refresh; }", "capability { route-refresh enable; }")]
    [InlineData("3.4", "4", "family { ipv4 nlri-mpls; }", "family { ipv4 nlri-mpls; }")]
    [InlineData("4", "5", "fragment [ not-a-fragment ]; # not-a-fragment", "fragment [ !is-fragment ]; # not-a-fragment")]
    [InlineData("4", "5", "bgp-prefix-sid-srv6 ( l3vpn 2001:db8:: )", "bgp-prefix-sid-srv6 ( l3-service 2001:db8:: )")]
    [InlineData("4", "5", "description \"not-a-fragment\";", "description \"not-a-fragment\";")]
    [InlineData("4", "main", "ipv4 nlri-mpls; fragment not-a-fragment;", "ipv4 labeled-unicast; fragment !is-fragment;")]
    [InlineData("5", "main", "ipv4 unicast;", "ipv4 unicast;")]
    public void A_file_is_rewritten_step_by_step(string from, string to, string old, string expected) =>
        ConfigurationMigration.Migrate(old, Version(from), Version(to)).Text.Should().Be(expected);

    [Fact]
    public void Helpers_can_keep_the_events_they_know()
    {
        var migrated = ConfigurationMigration.Migrate("process p {\n\trun ./x a;\n}", ConfigurationVersion.Four, ConfigurationVersion.Main, keepEvents: true);
        migrated.Text.Should().Be("process p {\n\tapi-version 4; run ./x a;\n}");
        migrated.Changes.Should().Equal("line 2: api-version 4; added");
    }

    [Fact]
    public void Each_change_is_told_with_its_line() =>
        ConfigurationMigration.Migrate("\nfamily { ipv4 nlri-mpls; }", ConfigurationVersion.Five, ConfigurationVersion.Main).Changes
            .Should().Equal("line 2: family { ipv4 nlri-mpls; } -> family { ipv4 labeled-unicast; }");

    [Theory]
    [InlineData("announce route 10.0.0.0/24 next-hop self", "peer * announce route 10.0.0.0/24 next-hop self")]
    [InlineData("neighbor 1.2.3.4 announce route 10.0.0.0/24 next-hop self", "peer 1.2.3.4 announce route 10.0.0.0/24 next-hop self")]
    [InlineData("neighbor 1.2.3.4 local-as 5, neighbor 1.2.3.5 withdraw route 10.0.0.0/24", "peer [1.2.3.4 local-as 5, 1.2.3.5] withdraw route 10.0.0.0/24")]
    [InlineData("neighbor * teardown 4", "peer * teardown 4")]
    [InlineData("teardown 4", "peer * teardown 4")]
    [InlineData("show neighbor summary", "peer show summary")]
    [InlineData("show adj-rib out extensive", "rib show out extensive")]
    [InlineData("flush adj-rib out", "rib flush out")]
    [InlineData("silence-ack", "session ack silence")]
    [InlineData("shutdown", "daemon shutdown")]
    [InlineData("version", "system version")]
    [InlineData("# comment", "# comment")]
    [InlineData("", "")]
    [InlineData("group start", "group start")]
    [InlineData("peer * announce eor", "peer * announce eor")]
    [InlineData("neighbor 1.2.3.4 show adj-rib out", "neighbor 1.2.3.4 show adj-rib out")]
    [InlineData("versions", "versions")]
    public void A_command_gets_its_target_first(string old, string expected) => CommandMigration.Migrate(old).Should().Be(expected);

    private static ConfigurationVersion Version(string word)
    {
        ConfigurationVersions.TryParse(word, out var version).Should().BeTrue();
        return version!.Value;
    }
}
