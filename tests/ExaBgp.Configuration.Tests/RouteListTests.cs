using System.Text;

namespace ExaBgp.Configuration.Tests;

[Collection("memory")]
public sealed class RouteListTests
{
    [Fact]
    public void A_held_route_takes_few_octets_besides_its_attributes()
    {
        const int Routes = 100_000;
        var text = new StringBuilder("neighbor 127.0.0.1 { router-id 1.2.3.4; local-as 1; peer-as 1; static {\n");
        for (var i = 0; i < Routes; i++) text.Append($"route 10.{i >> 16}.{(i >> 8) & 255}.{i & 255}/32 next-hop 1.2.3.4 med {i % 100} community [ 1:2 3:4 ];\n");
        var source = ConfigurationText.Of("routes", text.Append("} }").ToString());
        text.Clear();

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var settings = ConfigurationParser.Parse(source).Settings!;
        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        settings.Neighbors[0].Routes.Count.Should().Be(Routes);
        (held / Routes).Should().BeLessThan(100);
        GC.KeepAlive(source);
    }

    [Fact]
    public void A_place_outside_the_list_is_refused()
    {
        var routes = ConfigurationParser.Parse(ConfigurationText.Of("x", "neighbor 1.1.1.1 { router-id 1.1.1.1; local-as 1; peer-as 1; }")).Settings!.Neighbors[0].Routes;
        routes.Should().BeEmpty();
        var reading = () => routes[0];
        reading.Should().Throw<ArgumentOutOfRangeException>();
    }
}
