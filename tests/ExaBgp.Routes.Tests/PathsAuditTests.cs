using ExaBgp.Protocol.Registry;

namespace ExaBgp.Routes.Tests;

public sealed class PathsAuditTests
{
    private readonly PathsAudit _audit = new(new Dictionary<Family, int> { [Family.Ipv4Unicast] = 2 });

    [Fact]
    public void The_first_path_above_the_limit_is_reported_once_for_each_prefix()
    {
        Announce(1).Should().BeFalse();
        Announce(2).Should().BeFalse();
        Announce(2).Should().BeFalse("it is the same path");
        Announce(3).Should().BeTrue();
        Announce(4).Should().BeFalse();
        Announce(3, "10.0.1.0/24").Should().BeFalse();
    }

    [Fact]
    public void A_withdrawn_path_counts_no_more()
    {
        Announce(1);
        Announce(2);
        _audit.Withdraw(Sample.Ipv4, 1, Sample.Prefix("10.0.0.0/24"));
        Announce(3).Should().BeFalse();
        Announce(4).Should().BeTrue();
    }

    [Fact]
    public void Families_without_limit_are_not_looked_at()
    {
        for (uint i = 0; i < 10; i++) _audit.Announce(Sample.Ipv6, i, Sample.Prefix("2001:db8::/32")).Should().BeFalse();
    }

    private bool Announce(uint pathId, string prefix = "10.0.0.0/24") => _audit.Announce(Sample.Ipv4, pathId, Sample.Prefix(prefix));
}
