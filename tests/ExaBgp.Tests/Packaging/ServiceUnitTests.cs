namespace ExaBgp.Tests.Packaging;

/// <summary>The units of systemd.</summary>
public sealed class ServiceUnitTests
{
    [Fact]
    public void An_instance_runs_in_the_same_sandbox_as_the_single_service()
    {
        var single = Settings("exabgp.service");
        var instance = Settings("exabgp@.service");
        instance.Except(single).Should().BeEquivalentTo(
            "Description=ExaBGP, a BGP speaker driven by programs (%i)",
            "Environment=exabgp_api_socketname=%i exabgp_api_pipename=%i",
            "SyslogIdentifier=exabgp-%i");
        single.Except(instance).Should().BeEquivalentTo(
            "Description=ExaBGP, a BGP speaker driven by programs",
            "SyslogIdentifier=exabgp");
        instance.Should().Contain("NoNewPrivileges=yes").And.Contain("Type=notify");
    }

    /// <summary>The lines that say something, with the name of the instance of the single one put in.</summary>
    private static List<string> Settings(string unit) =>
    [
        .. ProjectFolder.Read("packaging", "systemd", unit).Replace("/etc/exabgp/exabgp.conf", "/etc/exabgp/%i.conf", StringComparison.Ordinal)
            .Split('\n').Where(static line => line.Length > 0 && line[0] is not '#'),
    ];
}
