using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Printing;
using ExaBgp.Configuration.Settings;
using ExaBgp.Configuration.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Configuration.Tests;

public sealed class SettingsPrinterTests
{
    [Fact]
    public void Settings_printed_and_read_again_are_the_same() =>
        Prop.ForAll<int>(static seed => ReadsBack(new RandomSettings(seed).Next())).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void What_is_printed_looks_as_a_person_would_write_it()
    {
        const string Text = """
            process announcer {
                run /bin/true "two words";
                encoder json;
            }
            neighbor 127.0.0.1 {
                description "upstream; quoted # text";
                router-id 10.0.0.2;
                local-address auto;
                local-as 65000;
                peer-as auto;
                family {
                    ipv4 unicast;
                    ipv4 mpls-vpn;
                }
                capability {
                    add-path send/receive;
                    route-refresh true;
                }
                add-path {
                    ipv4 unicast limit 4;
                }
                api watcher {
                    processes [ announcer ];
                    neighbor-changes;
                    receive {
                        parsed;
                        update;
                    }
                }
                static {
                    route 10.0.0.0/24 next-hop self med 5 community [ 65000:1 no-export ];
                    route 10.2.0.0/24 label 100 rd 65000:1 next-hop 192.0.2.2;
                }
            }

            """;
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("test.conf", Text));
        parsed.ErrorText.Should().BeEmpty();
        SettingsPrinter.Text(parsed.Settings!).Should().Be(Text);
    }

    [Theory]
    [InlineData("attribute [ 0x20 0xC0 0x00000100000002 ]")]
    [InlineData("attribute [ 0x08 0xE0 0x00010002 ]")]
    [InlineData("attribute [ 0x04 0x80 0x0102 ]")]
    [InlineData("med 5")]
    public void Octets_that_are_none_of_their_attribute_are_printed_as_octets(string words)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("test.conf", $"neighbor 127.0.0.1 {{ router-id 1.2.3.4; local-as 1; peer-as 1; static {{ route 10.0.0.0/24 next-hop 1.2.3.4 {words}; }} }}"));
        parsed.ErrorText.Should().BeEmpty();
        SettingsPrinter.Text(parsed.Settings!).Should().Contain($"next-hop 1.2.3.4 {words};");
        ReadsBack(parsed.Settings!);
    }

    private static void ReadsBack(SpeakerSettings settings)
    {
        var text = SettingsPrinter.Text(settings);
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("printed", text));
        parsed.ErrorText.Should().BeEmpty(text);
        parsed.Settings!.Processes.Should().Equal(settings.Processes);
        parsed.Settings.Neighbors.Select(static neighbor => neighbor.Name).Should().Equal(settings.Neighbors.Select(static neighbor => neighbor.Name));
        var diff = SettingsDiff.Between(settings, parsed.Settings);
        var routes = diff.Neighbors.SelectMany(static change => change.Withdrawn.Concat(change.Announced)).Select(static route => $"{RouteCheck.Name(route)} {route.Name} {route.Watchdog}");
        string.Join('\n', routes).Should().BeEmpty();
        diff.IsEmpty.Should().BeTrue(text);
    }
}
