using ExaBgp.Configuring;

namespace ExaBgp.Tests.Configuring;

public sealed class MigrateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exabgp").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void In_place_leaves_a_copy_of_the_old_file()
    {
        var file = Path.Combine(_folder, "x.conf");
        File.WriteAllText(file, "family { ipv4 nlri-mpls; }\n");
        Conf(file, new MigrateOptions { From = "5", To = "main", InPlace = true }).Code.Should().Be(0);
        File.ReadAllText(file).Should().Be("family { ipv4 labeled-unicast; }\n");
        Directory.GetFiles(_folder).Should().HaveCount(2).And.ContainSingle(static name => name.EndsWith(".bak", StringComparison.Ordinal));
    }

    [Fact]
    public void A_dry_run_only_lists_the_changes()
    {
        var file = Path.Combine(_folder, "x.conf");
        File.WriteAllText(file, "family { ipv4 unicast; }\n");
        Conf(file, new MigrateOptions { From = "4", To = "main", DryRun = true }).Output.Should().Be("Migration: 4 -> main\nNo changes needed.\n");
    }

    [Theory]
    [InlineData("5", "4", "error: cannot migrate from 5 to 4: the target has to be newer\n")]
    [InlineData("2", "4", "error: unknown version 2 (expected 3.4, 4, 5, main)\n")]
    public void Versions_have_to_make_sense(string from, string to, string message) =>
        Conf("x", new MigrateOptions { From = from, To = to }).Should().Be((1, string.Empty, message));

    [Fact]
    public void Commands_are_rewritten_as_they_come()
    {
        using var output = new StringWriter();
        using var input = new StringReader("announce eor ipv4 unicast\nshow neighbor\n");
        MigrateCommand.RunApi(new MigrateOptions { From = "5", To = "main" }, input, output, TextWriter.Null).Should().Be(0);
        output.ToString().Should().Be("peer * announce eor ipv4 unicast\npeer show\n");
    }

    [Fact]
    public void A_helper_behind_the_bridge_has_its_lines_rewritten_both_ways()
    {
        using var events = new StringReader("done\n{ \"bgp-ls\": { \"interface-addresses\": [ ] } }\n");
        using var commands = new StringWriter();
        var options = new MigrateOptions { From = "4", To = "main" };
        string[] program = ["/bin/sh", "-c", "echo announce eor ipv4 unicast; read ack; read event; echo \"# $ack $event\"; exit 7"];
        MigrateCommand.RunExec(program, options, events, commands, TextWriter.Null).Should().Be(7);
        commands.ToString().Should().Be("peer * announce eor ipv4 unicast\n# done { \"bgp-ls\": { \"interface-address\": [ ] } }\n");
    }

    [Fact]
    public void A_helper_that_reads_to_the_end_ends_with_its_input()
    {
        using var events = new StringReader("a\nb\n");
        using var commands = new StringWriter();
        MigrateCommand.RunExec(["/bin/cat"], new MigrateOptions { From = "4", To = "5" }, events, commands, TextWriter.Null).Should().Be(0);
        commands.ToString().Should().Be("a\nb\n");
    }

    [Fact]
    public void A_helper_that_is_not_there_is_told()
    {
        using var error = new StringWriter();
        MigrateCommand.RunExec([Path.Combine(_folder, "nothing")], new MigrateOptions { From = "4", To = "main" }, TextReader.Null, TextWriter.Null, error).Should().Be(1);
        error.ToString().Should().StartWith("error: cannot run ");
    }

    private static (int Code, string Output, string Error) Conf(string file, MigrateOptions options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = MigrateCommand.RunConf(file, options, TimeProvider.System, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
