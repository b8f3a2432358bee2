using ExaBgp.Protocol;
using ExaBgp.Session;

namespace ExaBgp.Session.Tests;

public sealed class CollisionTests
{
    [Theory]
    [InlineData("10.0.0.2", 1, "10.0.0.1", 2, true)]
    [InlineData("10.0.0.1", 1, "10.0.0.2", 2, false)]
    [InlineData("10.0.0.1", 9, "10.0.0.1", 2, true)]
    [InlineData("10.0.0.1", 1, "10.0.0.1", 2, false)]
    [InlineData("200.0.0.1", 1, "10.0.0.1", 2, true)]
    public void The_connection_opened_by_the_higher_identifier_stays(string localId, uint localAs, string peerId, uint peerAs, bool outgoing)
    {
        Collision.KeepsOutgoing(Ip(localId), localAs, Ip(peerId), peerAs).Should().Be(outgoing);
    }

    private static IpAddress Ip(string text) => IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);
}
