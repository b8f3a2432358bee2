using System.Text.Json;
using ExaBgp.Api;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;
using ExaBgp.Translating;

namespace ExaBgp.Tests.Translating;

/// <summary>
/// The decoding cases of the conformance corpus: a line with the kind (<c>update ipv4 flow</c>, <c>nlri bgp-ls bgp-ls</c>, <c>open</c>), one with octets,
/// one with the JSON. Found by <c>EXABGP_SHARED</c> or beside the checkout; where there is none, nothing is compared.
/// </summary>
public class DecodingCorpusTests
{
    private static readonly string[] Volatile = ["exabgp", "time", "host", "pid", "ppid"];

    public static TheoryData<string> Cases()
    {
        var cases = new TheoryData<string>();
        foreach (var file in Directory.Exists(Folder) ? Directory.GetFiles(Folder).Order(StringComparer.Ordinal) : Enumerable.Empty<string>()) cases.Add(Path.GetFileName(file));
        if (cases.Count == 0) cases.Add("not present");
        return cases;
    }

    private static string Folder
    {
        get
        {
            var shared = Environment.GetEnvironmentVariable("EXABGP_SHARED");
            for (var at = new DirectoryInfo(AppContext.BaseDirectory); shared is null && at is not null; at = at.Parent)
            {
                if (File.Exists(Path.Combine(at.FullName, "ExaBgp.sln"))) shared = Path.Combine(at.FullName, "..", "shared");
            }

            return Path.Combine(shared ?? string.Empty, "conformance", "decoding");
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_decoding_case_gives_its_json(string name)
    {
        if (name == "not present") return;
        var lines = File.ReadAllLines(Path.Combine(Folder, name));
        var kind = lines[0].Split(' ', 2);
        IReadOnlyList<Family> families = [];
        if (kind.Length == 2) FamilyOption.TryParse(kind[1], Generation.Five, out families, out _).Should().BeTrue();
        using var output = new StringWriter();
        using var error = new StringWriter();
        var options = new DecodeOptions(new SpeakerIdentity("5.0.13", "vm", 7, 6, Guid.Empty, 0, TimeProvider.System), Compatibility.Default)
        {
            Families = families,
            NlriOnly = kind[0] == "nlri",
        };
        DecodeRun.Run(options, lines[1], TextReader.Null, output, error).Should().Be(0, error.ToString());
        error.ToString().Should().BeEmpty();
        Shape(output.ToString()).Should().Be(Shape(lines[2]));
    }

    /// <summary>Members in their order, repeated ones too, without what differs from run to run.</summary>
    private static string Shape(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Shape(document.RootElement, isRoot: true);
    }

    private static string Shape(JsonElement element, bool isRoot = false) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",\n", element.EnumerateObject().Where(member => !isRoot || !Volatile.Contains(member.Name)).Select(static member => $"{member.Name}:{Shape(member.Value)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(static item => Shape(item))) + "]",
        _ => element.GetRawText(),
    };
}
