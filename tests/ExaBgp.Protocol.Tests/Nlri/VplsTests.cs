using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Nlri;

public sealed class VplsTests
{
    private const string Site = "00110001AC1E0504000D000500010008029CE1";

    [Fact]
    public void The_inline_form_is_read_in_any_order()
    {
        var route = new RouteBuilder();
        var reader = new Statement("rd 172.30.5.4:13 endpoint 5 size 8 next-hop 192.168.201.1 base 10702 offset 1 origin igp").Reader;
        RouteGrammar.TryParseVpls(ref reader, route, out var error).Should().BeTrue(error.Message);
        route.Family().Should().Be("l2vpn vpls");
        route.Nlri().Should().Be(Site);
    }

    [Fact]
    public void The_block_form_is_read_statement_by_statement()
    {
        var route = new RouteBuilder();
        foreach (var words in new[] { "endpoint 5", "base 10702", "offset 1", "size 8", "rd 172.30.5.4:13", "next-hop self" })
        {
            var reader = new Statement(words).Reader;
            RouteGrammar.TryParseVplsWord(ref reader, route, out var error).Should().BeTrue(error.Message);
        }

        RouteGrammar.TryEndVpls(route, out _).Should().BeTrue();
        route.Nlri().Should().Be(Site);
        var alias = new Statement("route-distinguisher 1:2").Reader;
        RouteGrammar.TryParseVplsWord(ref alias, route, out var refused).Should().BeFalse();
        refused.Message.Should().Be("invalid keyword \"route-distinguisher\"");
    }

    [Theory]
    [InlineData("endpoint 65536", "invalid l2vpn vpls endpoint")]
    [InlineData("base 65536", "invalid l2vpn vpls label")]
    [InlineData("offset -1", "invalid l2vpn vpls block-offset")]
    [InlineData("size 65536", "invalid l2vpn vpls block-size")]
    [InlineData("size x", "'x' is not a number")]
    [InlineData("rd 1:2", "vpls nlri endpoint missing")]
    [InlineData("endpoint 1", "vpls nlri base missing")]
    [InlineData("endpoint 1 base 1", "vpls nlri offset missing")]
    [InlineData("endpoint 1 base 1 offset 1", "vpls nlri size missing")]
    [InlineData("endpoint 1 base 1 offset 1 size 1", "vpls nlri route-distinguisher missing")]
    [InlineData("label 1", "unknown command \"label\"")]
    public void A_bad_site_is_refused_in_the_words_of_the_reference(string words, string message)
    {
        var reader = new Statement(words).Reader;
        RouteGrammar.TryParseVpls(ref reader, new RouteBuilder(), out var error).Should().BeFalse();
        error.Message.Should().Be(message);
    }

    [Fact]
    public void A_site_is_read_and_shown()
    {
        var vpls = Families.Of("l2vpn vpls");
        vpls.Read(Site);
        vpls.Json(Site).Should().Be("{ \"rd\": \"172.30.5.4:13\", \"endpoint\": 5, \"base\": 10702, \"offset\": 1, \"size\": 8 }");
        vpls.Text(Site).Should().Be("vpls rd 172.30.5.4:13 endpoint 5 base 10702 offset 1 size 8");
        vpls.Row(Site, Families.Five, "1.2.3.4").Should().EndWith("size 8 next-hop 1.2.3.4");
        vpls.Event(Site, Families.Five, null, withdrawn: true).Should().EndWith("size 8 ");
        vpls.Event(Site, Families.Six, null, withdrawn: true).Should().EndWith("size 8");
        vpls.RowJson(Site, "1.2.3.4").Should().Be(
            "{\"rd\": \"172.30.5.4:13\", \"endpoint\": 5, \"base\": 10702, \"offset\": 1, \"size\": 8, \"nexthop\": \"1.2.3.4\", \"family\": {\"afi\": \"l2vpn\", \"safi\": \"vpls\"}}");
        Statement.Announce("l2vpn vpls", vpls.Command(Site)!).Nlri().Should().Be(Site);
    }

    [Fact]
    public void Several_sites_may_follow_each_other()
    {
        var reader = new WireReader(Families.Hex(Site + Site));
        var vpls = Families.Of("l2vpn vpls");
        vpls.Read(ref reader, false, out _, out _).IsAccept.Should().BeTrue();
        vpls.Read(ref reader, false, out _, out _).IsAccept.Should().BeTrue();
        reader.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void A_short_site_resets_the_session()
    {
        Families.Of("l2vpn vpls").Refuse("0010" + Site[4..]).Reason.Should().Be("l2vpn vpls length is 16, it needs at least 17");
        Families.Of("l2vpn vpls").Refuse("0012" + Site[4..]).Reason.Should().Be("l2vpn vpls message length is not consistent with encoded bgp");
    }
}
