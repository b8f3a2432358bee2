using ExaBgp.Cli;

namespace ExaBgp.Tests.Cli;

public sealed class ShortcutsTests
{
    [Theory]
    [InlineData("s n summary", "show neighbor summary")]
    [InlineData("s n s", "show neighbor summary")]
    [InlineData("s a o e", "show adj-rib out extensive")]
    [InlineData("sh ne 127.0.0.2 c", "show neighbor 127.0.0.2 configuration")]
    [InlineData("a r 10.0.0.0/24 next-hop self", "announce route 10.0.0.0/24 next-hop self")]
    [InlineData("w r 10.0.0.0/24", "withdraw route 10.0.0.0/24")]
    [InlineData("n 127.0.0.2 a e", "neighbor 127.0.0.2 announce eor")]
    [InlineData("n 127.0.0.2 id 1.1.1.1 t 4", "neighbor 127.0.0.2 router-id 1.1.1.1 teardown 4")]
    [InlineData("f a o", "flush adj-rib out")]
    [InlineData("d reload", "daemon reload")]
    [InlineData("ses sy enable", "session sync enable")]
    [InlineData("h", "help")]
    [InlineData("neighbour 127.0.0.2 announce route 10.0.0.0/24", "neighbor 127.0.0.2 announce route 10.0.0.0/24")]
    [InlineData("neighbor 127.0.0.2 show summary", "show neighbor 127.0.0.2 summary")]
    [InlineData("adj-rib in show extensive", "show adj-rib in extensive")]
    [InlineData("system version", "system version")]
    [InlineData("peer * announce route 10.0.0.0/24 next-hop self med 5", "peer * announce route 10.0.0.0/24 next-hop self med 5")]
    public void Short_words_stand_for_long_ones_by_their_place(string typed, string meant) => Shortcuts.Expand(typed).Should().Be(meant);
}
