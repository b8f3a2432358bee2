using ExaBgp.Configuration;
using ExaBgp.Configuring;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Tests.Configuring;

public sealed class ValidateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_good_file_is_told_of_in_the_words_of_generation_5()
    {
        var file = Write("neighbor 127.0.0.2 { router-id 10.0.0.2; local-address 127.0.0.1; local-as 65533; peer-as 65533; static { route 10.0.0.0/24 next-hop self med 5; } }");
        var (code, error) = Run(file, new ValidateOptions { Neighbors = true, Routes = true });
        code.Should().Be(0);
        error.Should().Be($"""
            configuration   loading {file}
            configuration   ✓ loading
            configuration   checking neighbors
            configuration   ✓ neighbor  127.0.0.2
            configuration   checking routes
            configuration   ✓ routes

            """);
    }

    [Fact]
    public void Under_generation_6_the_words_are_its_own()
    {
        var file = Write("neighbor 127.0.0.2 { router-id 10.0.0.2; local-as 1; peer-as 1; }");
        Run(file, new ValidateOptions { Neighbors = true, Routes = true, Compatibility = new Compatibility(Generation.Six, 6) }).Error.Should().Be($"""
            configuration   loading {file}
            configuration   validate.loading status=success
            configuration   validate.checking type=neighbors
            configuration   ✓ neighbor  127.0.0.2
            configuration   validate.checking type=routes
            configuration   validate.routes status=success

            """);
    }

    [Fact]
    public void A_bad_file_ends_it_with_the_place_of_each_error()
    {
        var file = Write("neighbor 127.0.0.2 {\n    router-id 10.0.0.2;\n    hold-tme 30;\n    local-as 1;\n    peer-as x;\n}\n");
        var (code, error) = Run(file, new ValidateOptions { Log = false });
        code.Should().Be(1);
        error.Should().StartWith($"""
            error: {file} is not a valid config file: 
            {file}:3:5: invalid keyword "hold-tme" in neighbor
                hold-tme 30;
                ^~~~~~~~
              did you mean "hold-time"?
            """).And.Contain($"{file}:5:13: 'x' is not a valid ASN");
    }

    [Fact]
    public void A_route_that_does_not_fit_into_a_message_is_refused()
    {
        var communities = string.Join(' ', Enumerable.Range(0, 2000).Select(static number => $"1:{number}"));
        var file = Write($"neighbor 127.0.0.2 {{ router-id 10.0.0.2; local-as 1; peer-as 1; capability {{ extended-message false; }} static {{ route 10.0.0.0/24 next-hop 1.2.3.4 community [ {communities} ]; }} }}");
        Run(file, new ValidateOptions()).Code.Should().Be(0);
        var (code, error) = Run(file, new ValidateOptions { Routes = true });
        code.Should().Be(1);
        error.Should().Contain("route ipv4 unicast 10.0.0.0/24: it does not fit into a message");
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_as_such()
    {
        var (code, error) = Run("nosuchfile.conf", new ValidateOptions());
        code.Should().Be(1);
        error.Should().Be("configuration   nosuchfile.conf is not an exabgp config file (file not found)\nerror: nosuchfile.conf is not an exabgp config file (file not found)\n");
    }

    [Fact]
    public void A_configuration_may_come_from_standard_input_and_is_kept()
    {
        using var input = new MemoryStream("process p { run /bin/true; }"u8.ToArray());
        var files = new ConfigurationInput(static name => name, input);
        files.TryRead("-", out _, out _).Should().BeTrue();
        files.TryRead("-", out var again, out _).Should().BeTrue();
        again.Bytes.Length.Should().Be(28);
        new ConfigurationInput(static name => name, null).TryRead("-", out _, out var reason).Should().BeFalse();
        reason.Should().Be("there is no configuration on standard input");
    }

    private (int Code, string Error) Run(string file, ValidateOptions options)
    {
        using var error = new StringWriter();
        var code = ValidateCommand.Run([file], options, new ConfigurationInput(Path.GetFullPath, null), error);
        return (code, error.ToString());
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "test.conf");
        File.WriteAllText(path, text);
        return path;
    }
}
