using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Tests;

public sealed class StaticRouteTests
{
    [Theory]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 med 5; }", "ipv4 unicast 10.0.0.0/24")]
    [InlineData("static { route 10.0.0.0/24 { next-hop 1.2.3.4; med 5; } }", "ipv4 unicast 10.0.0.0/24")]
    [InlineData("static { attributes next-hop self med 5 nlri 10.0.0.0/24 10.0.1.0/24; }", "ipv4 unicast 10.0.0.0/24|ipv4 unicast 10.0.1.0/24")]
    [InlineData("static { route 10.0.0.0/23 next-hop 1.2.3.4 split /24; }", "ipv4 unicast 10.0.0.0/24|ipv4 unicast 10.0.1.0/24")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4; route 10.0.1.0/24 next-hop 1.2.3.4; route 10.0.0.0/24 next-hop 4.3.2.1; }", "ipv4 unicast 10.0.0.0/24|ipv4 unicast 10.0.1.0/24")]
    [InlineData("announce { ipv4 { unicast 10.0.0.0/24 next-hop 1.2.3.4; } ipv6 { unicast 2001:db8::/32 next-hop 2001:db8::1; } }", "ipv4 unicast 10.0.0.0/24|ipv6 unicast 2001:db8::/32")]
    [InlineData("announce { ipv4 { labeled-unicast 10.0.0.0/24 next-hop 1.2.3.4 label 5; } }", "ipv4 nlri-mpls 10.0.0.0/24 label 5")]
    [InlineData("static { route 10.0.0.0/24 next-hop 1.2.3.4 label 5 rd 1:2; }", "ipv4 mpls-vpn 10.0.0.0/24 label 5 rd 1:2")]
    public void Routes_are_read_in_the_order_of_the_file(string body, string routes) =>
        string.Join('|', Read(body).Select(Text)).Should().Be(routes);

    [Fact]
    public void What_only_we_know_of_a_route_is_kept()
    {
        var route = Read("static { route 10.0.0.0/24 next-hop self path-information 7 watchdog w withdraw name n; }")[0];
        (route.PathId, route.Watchdog, route.StartsWithdrawn, route.Name).Should().Be((7u, "w", true, "n"));
        route.Attributes.NextHop.Should().Be(NextHop.Self);
    }

    [Fact]
    public void Equal_attributes_are_one_object()
    {
        var routes = Read("static { route 10.0.0.0/24 next-hop 1.2.3.4 med 5; route 10.0.1.0/24 med 5 next-hop 1.2.3.4; }");
        routes[0].Attributes.Should().BeSameAs(routes[1].Attributes);
    }

    [Fact]
    public void The_routes_of_a_template_come_behind()
    {
        var settings = Parse("template { neighbor t { static { route 10.0.9.0/24 next-hop 1.2.3.4; route 10.0.0.0/24 next-hop 9.9.9.9; } } }" + Neighbor("inherit t; static { route 10.0.0.0/24 next-hop 1.2.3.4; route 10.0.1.0/24 next-hop 1.2.3.4; }"));
        settings.Neighbors[0].Routes.Select(Text).Should().Equal("ipv4 unicast 10.0.0.0/24", "ipv4 unicast 10.0.1.0/24", "ipv4 unicast 10.0.9.0/24");
        settings.Neighbors[0].Routes[0].Attributes.NextHop.Address.ToString().Should().Be("9.9.9.9");
    }

    [Fact]
    public void With_multi_session_a_route_belongs_to_the_session_of_its_family()
    {
        var settings = Parse(Neighbor("capability { multi-session; } family { ipv4 unicast; ipv6 unicast; } static { route 10.0.0.0/24 next-hop 1.2.3.4; route 2001:db8::/32 next-hop 2001:db8::1; }"));
        settings.Neighbors.Select(static neighbor => Text(neighbor.Routes.Single())).Should().Equal("ipv4 unicast 10.0.0.0/24", "ipv6 unicast 2001:db8::/32");
    }

    [Fact]
    public void Many_routes_are_found_again_by_their_place()
    {
        var text = new StringBuilder("static {");
        for (var i = 0; i < 5000; i++) text.Append($" route 10.{i / 256}.{i % 256}.0/24 next-hop 1.2.3.{i % 7} path-information {i % 3};");
        var routes = Read(text.Append('}').ToString());
        routes.Should().HaveCount(5000);
        Text(routes[4999]).Should().Be("ipv4 unicast 10.19.135.0/24 path-information 0.0.0.1");
        routes[4999].Attributes.NextHop.Address.ToString().Should().Be("1.2.3.1");
    }

    private static string Text(Route route)
    {
        var buffer = new ByteBuffer();
        route.Codec.WriteText(new NlriView(route.Nlri.Span, route.PathId, NextHop.None), buffer, Compatibility.Default);
        return $"{route.Codec.Name} {Encoding.UTF8.GetString(buffer.Written)}";
    }

    private static IReadOnlyList<Route> Read(string body) => Parse(Neighbor(body)).Neighbors[0].Routes;

    private static string Neighbor(string body) => $"neighbor 127.0.0.1 {{ router-id 1.2.3.4; local-as 1; peer-as 1; {body} }}";

    private static SpeakerSettings Parse(string text)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("test.conf", text));
        parsed.ErrorText.Should().BeEmpty();
        return parsed.Settings!;
    }
}
