using System.Reflection;
using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Tests;

/// <summary>Whatever a setting says: when it is another one, the difference tells.</summary>
public sealed class DiffCompletenessTests
{
    private const string Text = "process p { run x; } neighbor 127.0.0.1 { router-id 1.2.3.4; local-address 127.0.0.2; local-as 1; peer-as 1; api a { processes [ p ]; } static { route 10.0.0.0/24 next-hop 1.2.3.4; } }";

    public static TheoryData<string> OfNeighbor() => Names<NeighborSettings>(nameof(NeighborSettings.Capabilities));

    public static TheoryData<string> OfCapability() => Names<CapabilitySettings>();

    public static TheoryData<string> OfApi() => Names<ApiSettings>();

    public static TheoryData<string> OfProcess() => Names<ProcessSettings>(nameof(ProcessSettings.Name));

    [Theory]
    [MemberData(nameof(OfNeighbor))]
    public void A_neighbor_that_differs_in_one_setting_is_another(string name) => Differs(neighbor => Changed(neighbor with { }, name));

    [Theory]
    [MemberData(nameof(OfCapability))]
    public void A_capability_that_differs_is_seen(string name) => Differs(neighbor => neighbor with { Capabilities = Changed(neighbor.Capabilities with { }, name) });

    [Theory]
    [MemberData(nameof(OfApi))]
    public void An_api_section_that_differs_is_seen(string name) => Differs(neighbor => neighbor with { Api = [Changed(neighbor.Api[0] with { }, name)] });

    [Theory]
    [MemberData(nameof(OfProcess))]
    public void A_process_that_differs_is_seen(string name)
    {
        var before = Read();
        var after = before with { Processes = [Changed(before.Processes[0] with { }, name)] };
        SettingsDiff.Between(before, after).Processes.Should().ContainSingle();
    }

    [Fact]
    public void What_is_the_same_does_not_differ() => SettingsDiff.Between(Read(), Read()).IsEmpty.Should().BeTrue();

    private static void Differs(Func<NeighborSettings, NeighborSettings> change)
    {
        var before = Read();
        SettingsDiff.Between(before, before with { Neighbors = [change(before.Neighbors[0])] }).Neighbors.Should().NotBeEmpty();
    }

    private static SpeakerSettings Read() => ConfigurationParser.Parse(ConfigurationText.Of("t", Text)).Settings!;

    private static TheoryData<string> Names<T>(params string[] others) =>
        [.. typeof(T).GetProperties().Where(property => property.CanWrite && !others.Contains(property.Name)).Select(static property => property.Name)];

    private static T Changed<T>(T settings, string name)
    {
        var property = typeof(T).GetProperty(name)!;
        property.SetValue(settings, Other(property, property.GetValue(settings)));
        return settings;
    }

    private static object Other(PropertyInfo property, object? value) => property.Name switch
    {
        nameof(NeighborSettings.Families) or nameof(CapabilitySettings.AddPathFamilies) => new[] { new Family(Afi.Ipv6, Safi.Flow) },
        nameof(NeighborSettings.Api) => Array.Empty<ApiSettings>(),
        nameof(NeighborSettings.Routes) => Array.Empty<Routes.Route>(),
        nameof(NeighborSettings.Operational) when value is not bool => new[] { (ReadOnlyMemory<byte>)new byte[] { 1 } },
        nameof(CapabilitySettings.NextHops) => new[] { (Family.Ipv4Unicast, Afi.Ipv6) },
        nameof(CapabilitySettings.PathsLimit) => new Dictionary<Family, int> { [Family.Ipv4Unicast] = 3 },
        _ => value switch
        {
            bool truth => !truth,
            int number => number + 1,
            uint number => number + 1,
            string text => text + "x",
            IpAddress => IpAddress.FromIpv4(0x01010101),
            SecretBytes => new SecretBytes([1]),
            IReadOnlyList<string> list => list.Append("x").ToArray(),
            Enum other => Enum.ToObject(property.PropertyType, Convert.ToInt32(other, System.Globalization.CultureInfo.InvariantCulture) ^ 1),
            null when property.PropertyType == typeof(int?) => 4,
            null when property.PropertyType == typeof(bool?) => true,
            null when property.PropertyType == typeof(TcpAoSettings) => new TcpAoSettings(1, "hmac-sha-256", new SecretBytes([1]), false),
            _ => throw new InvalidOperationException($"another value of {property.Name} is not known to this test"),
        },
    };
}
