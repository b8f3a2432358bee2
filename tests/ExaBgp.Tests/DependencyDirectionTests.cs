using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace ExaBgp.Tests;

public sealed class DependencyDirectionTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["ExaBgp.Protocol"] = [],
        ["ExaBgp.Routes"] = ["ExaBgp.Protocol"],
        ["ExaBgp.Session"] = ["ExaBgp.Protocol"],
        ["ExaBgp.Configuration"] = ["ExaBgp.Protocol", "ExaBgp.Routes"],
        ["ExaBgp.Api"] = ["ExaBgp.Protocol", "ExaBgp.Routes", "ExaBgp.Configuration"],
        ["ExaBgp.Reactor"] = ["ExaBgp.Protocol", "ExaBgp.Routes", "ExaBgp.Session", "ExaBgp.Configuration", "ExaBgp.Api"],
        ["ExaBgp.Host"] = ["ExaBgp.Protocol", "ExaBgp.Routes", "ExaBgp.Session", "ExaBgp.Configuration", "ExaBgp.Api", "ExaBgp.Reactor"],
    };

    /// <summary>The core depends on nothing but the base library and the abstractions of logging.</summary>
    private static readonly string[] CorePackages = ["Microsoft.Extensions.Logging.Abstractions"];

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_references_only_rooms_further_inside(string room) =>
        References(room, "ProjectReference").Select(static path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))
            .Should().BeSubsetOf(Allowed[room], $"{room} must not know what is outside of it");

    [Theory]
    [InlineData("ExaBgp.Protocol")]
    [InlineData("ExaBgp.Routes")]
    [InlineData("ExaBgp.Session")]
    [InlineData("ExaBgp.Configuration")]
    [InlineData("ExaBgp.Api")]
    [InlineData("ExaBgp.Reactor")]
    public void The_core_depends_on_no_package(string room) => References(room, "PackageReference").Should().BeSubsetOf(CorePackages);

    [Fact]
    public void Every_room_is_known_here() =>
        Directory.GetDirectories(Source).Select(Path.GetFileName).Should().BeSubsetOf([.. Allowed.Keys, "ExaBgp"]);

    [Theory]
    [InlineData("ExaBgp.Protocol", "System.IO.")]
    [InlineData("ExaBgp.Protocol", "System.Net.Sockets")]
    [InlineData("ExaBgp.Routes", "System.Net.Sockets")]
    [InlineData("ExaBgp.Session", "System.Net.Sockets")]
    [InlineData("ExaBgp.Session", "DateTime")]
    [InlineData("ExaBgp.Reactor", "System.Net.Sockets")]
    [InlineData("ExaBgp.Reactor", "System.Diagnostics.Process")]
    public void Inner_rooms_do_not_touch_the_outside(string room, string word) =>
        Directory.EnumerateFiles(Path.Combine(Source, room), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains(word, StringComparison.Ordinal))
            .Should().BeEmpty();

    private static string Source => Path.GetFullPath(Path.Combine(Here(), "..", "..", "src"));

    private static IEnumerable<string> References(string room, string element) =>
        XDocument.Load(Path.Combine(Source, room, room + ".csproj")).Descendants(element).Select(static reference => (string)reference.Attribute("Include")!);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
