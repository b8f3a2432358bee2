using System.Text;
using ExaBgp.Configuration.Diff;
using ExaBgp.Routes;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Configuration.Tests;

public sealed class RouteDiffTests
{
    [Theory]
    [InlineData("a b c", "a b c", "", "")]
    [InlineData("a b c", "a c", "b", "")]
    [InlineData("a c", "a b c", "", "b")]
    [InlineData("a b c", "c b a", "", "")]
    [InlineData("a b c", "a b=7 c", "", "b=7")]
    [InlineData("a b c", "d e", "a b c", "d e")]
    [InlineData("", "a", "", "a")]
    [InlineData("a", "", "a", "")]
    [InlineData("a b c d", "b=7 a e d", "c", "b=7 e")]
    public void Each_route_that_changes_is_told_once(string before, string after, string withdrawn, string announced)
    {
        var (gone, come) = RouteDiff.Between(Routes(before), Routes(after));
        Names(gone).Should().Be(withdrawn);
        Names(come).Should().Be(announced);
    }

    [Fact]
    public void Routes_that_differ_in_path_identifier_watchdog_or_label_are_told_as_what_they_are()
    {
        Between("route 10.0.0.0/24 next-hop 1.1.1.1 path-information 1;", "route 10.0.0.0/24 next-hop 1.1.1.1 path-information 2;").Should().Be((1, 1));
        Between("route 10.0.0.0/24 next-hop 1.1.1.1 watchdog a;", "route 10.0.0.0/24 next-hop 1.1.1.1 watchdog b;").Should().Be((0, 1));
        Between("route 10.0.0.0/24 next-hop 1.1.1.1 watchdog a;", "route 10.0.0.0/24 next-hop 1.1.1.1 watchdog a withdraw;").Should().Be((0, 1));
        Between("route 10.0.0.0/24 next-hop 1.1.1.1 label 5;", "route 10.0.0.0/24 next-hop 1.1.1.1 label 6;").Should().Be((0, 1));
        Between("route 10.0.0.0/24 next-hop 1.1.1.1 name x;", "route 10.0.0.0/24 next-hop 1.1.1.1 name y;").Should().Be((0, 0));
    }

    [Fact]
    public void It_leads_from_any_list_to_any_other() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new Random(seed);
            var before = Random(random, 200);
            var after = random.Next(2) == 0 ? Random(random, 200) : Edited(random, before);
            var (gone, come) = RouteDiff.Between(Routes(before), Routes(after));
            var table = Table(before);
            foreach (var route in gone) table.Remove(Name(route).Split('=')[0]).Should().BeTrue();
            foreach (var route in come)
            {
                var name = Name(route);
                table.TryGetValue(name.Split('=')[0], out var known);
                known.Should().NotBe(name);
                table[name.Split('=')[0]] = name;
            }

            table.Should().BeEquivalentTo(Table(after));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static (int Withdrawn, int Announced) Between(string before, string after)
    {
        var (gone, come) = RouteDiff.Between(Parse(before), Parse(after));
        return (gone.Count, come.Count);
    }

    private static string Random(Random random, int most) =>
        string.Join(' ', Enumerable.Range(0, random.Next(most)).Select(_ => (Name: Letter(random.Next(300)), Med: random.Next(3)))
            .DistinctBy(static entry => entry.Name).Select(static entry => entry.Med == 0 ? entry.Name : $"{entry.Name}={entry.Med}"));

    private static string Edited(Random random, string before)
    {
        var names = before.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        for (var i = random.Next(6); i > 0 && names.Count > 0; i--)
        {
            var at = random.Next(names.Count);
            if (random.Next(2) == 0) names.RemoveAt(at);
            else names[at] = names[at].Split('=')[0] + "=9";
        }

        return string.Join(' ', names);
    }

    private static Dictionary<string, string> Table(string names) =>
        names.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToDictionary(static name => name.Split('=')[0]);

    private static string Letter(int number) => number < 26 ? ((char)('a' + number)).ToString() : $"r{number}";

    private static int Number(string letter) => letter.Length == 1 ? letter[0] - 'a' : int.Parse(letter.AsSpan(1));

    private static IReadOnlyList<Route> Routes(string names)
    {
        var text = new StringBuilder();
        foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = name.Split('=');
            var number = Number(parts[0]);
            text.Append($"route 10.{number / 256}.{number % 256}.0/24 next-hop 1.1.1.1 {(parts.Length > 1 ? $"med {parts[1]}" : string.Empty)};");
        }

        return Parse(text.ToString());
    }

    private static IReadOnlyList<Route> Parse(string routes)
    {
        var parsed = ConfigurationParser.Parse(ConfigurationText.Of("x", $"neighbor 1.1.1.1 {{ router-id 1.1.1.1; local-as 1; peer-as 1; static {{ {routes} }} }}"));
        parsed.ErrorText.Should().BeEmpty();
        return parsed.Settings!.Neighbors[0].Routes;
    }

    private static string Names(IReadOnlyList<Route> routes) => string.Join(' ', routes.Select(Name));

    private static string Name(Route route)
    {
        var nlri = route.Nlri.Span;
        var name = Letter((nlri[2] * 256) + nlri[3]);
        return route.Attributes.TryGet(Protocol.Registry.AttributeCode.Med, out _, out var med) ? $"{name}={med[3]}" : name;
    }
}
