using ExaBgp.Configuration;
using ExaBgp.Configuration.Settings;
using ExaBgp.Host.Files;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Tests.Files;

public sealed class FilesTests : PollerTest
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp-files").FullName;

    [Theory]
    [InlineData("nothing", "can not locate the program \"nothing\"")]
    [InlineData("folder", "can not execute directories \"folder\"")]
    [InlineData("plain", "exabgp will not be able to run this program \"plain\"")]
    [InlineData("setuid", "refusing to run setuid programs \"setuid\"")]
    [InlineData("setgid", "refusing to run setgid programs \"setgid\"")]
    public void A_program_that_cannot_be_run_is_refused_with_the_reason(string name, string expected)
    {
        Directory.CreateDirectory(_folder + "/folder");
        Program("plain", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Program("setuid", Executable | UnixFileMode.SetUser);
        Program("setgid", Executable | UnixFileMode.SetGroup);
        new ProgramLookup().TryFind(name, _folder + "/exabgp.conf", out _, out var reason).Should().BeFalse();
        reason.Should().Be(expected);
    }

    [Fact]
    public void A_program_is_found_beside_the_configuration_file()
    {
        Program("helper.run", Executable);
        new ProgramLookup().TryFind("helper.run", _folder + "/exabgp.conf", out var path, out var reason).Should().BeTrue(reason);
        path.Should().Be(_folder + "/helper.run");
    }

    [Fact]
    public void A_program_in_a_folder_of_PATH_wins_over_one_beside_the_file()
    {
        Program("sh", Executable);
        new ProgramLookup().TryFind("sh", _folder + "/exabgp.conf", out var path, out _).Should().BeTrue();
        path.Should().EndWith("/bin/sh");
        new ProgramLookup().TryFind(_folder + "/sh", "x", out path, out _).Should().BeTrue();
        path.Should().Be(_folder + "/sh");
    }

    [Fact]
    public void Files_are_used_in_turn_and_opened_anew_each_time()
    {
        var loaded = new List<string>();
        var files = new ConfigurationFiles([Write("a", 1), Write("b", 2)], ParseOptions.Default, (name, _) => loaded.Add(Path.GetFileName(name)));
        LocalAs(files.Load()).Should().Be(1);
        LocalAs(files.Load()).Should().Be(2);
        Write("a", 3);
        LocalAs(files.Load()).Should().Be(3);
        loaded.Should().Equal("a", "b", "a");
    }

    [Fact]
    public void A_load_apart_wakes_the_reactor_when_its_result_is_there_and_gives_it_once()
    {
        var files = new ConfigurationFiles([Write("a", 7)], ParseOptions.Default, static (_, _) => { }) { Completed = Poller.Wake };
        files.TryTakeResult(out _, out _).Should().BeFalse();
        files.BeginLoad(SpeakerSettings.Empty);
        Next(CompletionKind.Woken);
        files.TryTakeResult(out var diff, out var error).Should().BeTrue();
        diff!.After.Neighbors.Should().ContainSingle().Which.LocalAs.Should().Be(7);
        error.Should().BeEmpty();
        files.TryTakeResult(out _, out _).Should().BeFalse();
    }

    [Fact]
    public void A_file_with_an_error_gives_the_error_with_its_place_and_no_settings()
    {
        var path = _folder + "/bad";
        File.WriteAllText(path, "neighbor 127.0.0.1 {\n  blah;\n}\n");
        var (settings, error) = new ConfigurationFiles([path], ParseOptions.Default, static (_, _) => { }).Load();
        settings.Should().BeNull();
        error.Should().StartWith(path + ":2:3:");
    }

    [Fact]
    public void A_file_that_went_away_is_an_error_and_no_exception()
    {
        var (settings, error) = new ConfigurationFiles([_folder + "/gone"], ParseOptions.Default, static (_, _) => { }).Load();
        settings.Should().BeNull();
        error.Should().StartWith(_folder + "/gone: ");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        Directory.Delete(_folder, recursive: true);
    }

    private static long LocalAs((SpeakerSettings? Settings, string Error) result) => result.Settings!.Neighbors[0].LocalAs;

    private void Program(string name, UnixFileMode mode)
    {
        File.WriteAllText($"{_folder}/{name}", "#!/bin/sh\n");
        File.SetUnixFileMode($"{_folder}/{name}", mode);
    }

    private string Write(string name, int localAs)
    {
        var path = $"{_folder}/{name}";
        File.WriteAllText(path, $"neighbor 127.0.0.1 {{ router-id 1.1.1.1; local-address 127.0.0.2; local-as {localAs}; peer-as 1; }}\n");
        return path;
    }
}
