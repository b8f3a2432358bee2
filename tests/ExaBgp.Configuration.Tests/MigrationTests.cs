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
        var migrated = ConfigurationMigration.Migrate("process p {\n\trun ./x \\\n\t  a;\n}", ConfigurationVersion.Four, ConfigurationVersion.Main, keepEvents: true);
        migrated.Text.Should().Be("process p { api-version 4;\n\trun ./x \\\n\t  a;\n}");
        migrated.Changes.Should().Equal("line 1: api-version 4; added to process p");
    }

    [Theory]
    [InlineData("process p { run ./x; api-version 6; }")]
    [InlineData("process p {\n\trun exabgp migrate api -f 4 -t main --exec ./x;\n}")]
    [InlineData("# process p { run ./x; }")]
    [InlineData("neighbor 127.0.0.1 { description \"we run things; process p { run x; }\"; }")]
    public void Events_are_kept_where_nothing_else_was_said_only(string text) =>
        ConfigurationMigration.Migrate(text, ConfigurationVersion.Four, ConfigurationVersion.Main, keepEvents: true).Text.Should().Be(text);

    [Theory]
    [InlineData("4", "{ \"bgp-ls\": { \"interface-addresses\": [ \"a\" ], \"local-router-ids\": [ ] } }", "{ \"bgp-ls\": { \"interface-address\": [ \"a\" ], \"local-te-router-ids\": [ ] } }")]
    [InlineData("5", "{ \"bgp-ls\": { \"interface-addresses\": [ \"a\" ], \"local-router-ids\": [ ] } }", "{ \"bgp-ls\": { \"interface-addresses\": [ \"a\" ], \"local-te-router-ids\": [ ] } }")]
    [InlineData("4", "{ \"node-name\": \"\\\"interface-addresses\\\":\" }", "{ \"node-name\": \"\\\"interface-addresses\\\":\" }")]
    [InlineData("4", "neighbor 1.2.3.4 up", "neighbor 1.2.3.4 up")]
    public void An_event_goes_back_to_the_keys_an_older_helper_knows_and_forth_again(string helper, string line, string old)
    {
        EventMigration.Back(line, Version(helper), ConfigurationVersion.Main).Should().Be(old);
        EventMigration.Forward(old, Version(helper), ConfigurationVersion.Main).Should().Be(line);
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
