using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Messages;

public class BarePrefixTests
{
    [Fact]
    public void The_short_way_over_prefixes_agrees_with_the_family()
    {
        var random = new Random(7);
        var decoder = new UpdateDecoder();
        var interner = new AttributeInterner();
        FamilyTable.TryGet(Family.Ipv4Unicast, out var family).Should().BeTrue();
        var sound = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var run = new byte[random.Next(1, 24)];
            random.NextBytes(run);
            for (var i = 0; i < run.Length; i++) run[i] = (byte)(run[i] % 36);
            byte[] body = [0, (byte)run.Length, .. run, 0, 0];
            var outcome = decoder.Decode(body, Sessions.Internal, interner);
            var expected = new List<string>();
            var reader = new WireReader(run);
            var isSound = true;
            while (!reader.IsEmpty && isSound)
            {
                isSound = family!.Read(ref reader, withdrawn: true, out var nlri, out _).IsAccept;
                if (isSound) expected.Add(Convert.ToHexString(nlri));
            }

            outcome.IsAccept.Should().Be(isSound);
            if (!isSound) continue;
            sound++;
            var found = new List<string>();
            foreach (var route in decoder.View(body).Withdrawn) found.Add(Convert.ToHexString(route.Nlri));
            found.Should().Equal(expected);
        }

        sound.Should().BeGreaterThan(100);
    }
}
