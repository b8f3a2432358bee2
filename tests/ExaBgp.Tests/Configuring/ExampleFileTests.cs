using ExaBgp.Configuration;
using ExaBgp.Configuring;
using ExaBgp.Host.Files;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Tests.Configuring;

/// <summary>The files of <c>etc/exabgp</c>, with their programs.</summary>
public sealed class ExampleFileTests
{
    public static TheoryData<string> Files() => [.. Directory.GetFiles(Folder(), "*.conf").Select(static path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Files))]
    public void An_example_is_valid_under_both_generations_and_needs_no_warning(string name)
    {
        foreach (var generation in new[] { Generation.Five, Generation.Six })
        {
            using var error = new StringWriter();
            var options = new ValidateOptions
            {
                Neighbors = true,
                Routes = true,
                Compatibility = new Compatibility(generation, 4),
                Parse = new ParseOptions { Generation = generation, Programs = new WithOurselves() },
            };
            var code = ValidateCommand.Run([Path.Combine(Folder(), name)], options, new ConfigurationInput(static file => file, null), error);
            code.Should().Be(0, error.ToString());
            error.ToString().Should().NotContain("warning");
        }
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ExaBgp.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "etc", "exabgp");
    }

    /// <summary>The program of the examples' health check is this one, which is not installed where tests run.</summary>
    private sealed class WithOurselves : IProgramLookup
    {
        private readonly ProgramLookup _files = new();

        public bool TryFind(string program, string configuration, out string path, out string reason)
        {
            if (program != "exabgp") return _files.TryFind(program, configuration, out path, out reason);
            (path, reason) = ("/usr/bin/exabgp", string.Empty);
            return true;
        }
    }
}
