using System.Buffers.Binary;
using ExaBgp.Qa.Bench.Families;
using ExaBgp.Qa.Bench.Wire;
using ExaBgp.Qa.Bench.Workloads;

namespace ExaBgp.Qa.Tests;

public sealed class BenchTests
{
    public static TheoryData<string> Families { get; } = [.. BenchFamily.All.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void A_route_is_recognised_by_its_bytes(string name)
    {
        var family = BenchFamily.All[name];
        Span<byte> nlri = stackalloc byte[32];
        foreach (var index in (int[])[0, 1, 255, 256, 65535, 65536, 999_999])
        {
            var length = family.WriteNlri(index, nlri);

            family.NlriLength(nlri[..length]).Should().Be(length);
            family.NlriLength(nlri[..(length - 1)]).Should().Be(-1);
            family.IndexOf(nlri[..length]).Should().Be(index);
        }
    }

    [Theory]
    [MemberData(nameof(Families))]
    public void What_a_source_sends_is_what_a_sink_counts(string name)
    {
        var family = BenchFamily.All[name];
        var seen = new List<int>();
        var stream = Bgp.Announcements(family, 1234, 500, 65002).AsSpan();

        while (stream.Length > 0)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(stream[16..]);
            length.Should().BeLessThanOrEqualTo(4096);
            UpdateReader.Read(stream[Bgp.HeaderLength..length], family, (index, announced) =>
            {
                announced.Should().BeTrue();
                seen.Add(index);
            });
            stream = stream[length..];
        }

        seen.Should().Equal(Enumerable.Range(0, 1234));
    }

    [Fact]
    public void Withdrawals_are_counted_wherever_they_stand()
    {
        byte[] classic = [0, 4, 24, 16, 0, 5, 0, 0];
        byte[] unreach = [0, 0, 0, 13, 0x80, 15, 10, 0, 2, 1, 48, 0x2A, 0, 0, 0, 0, 7];

        UpdateReader.Read(classic, BenchFamily.All["ipv4"], null).Should().Be((0, 1));
        UpdateReader.Read(unreach, BenchFamily.All["ipv6"], null).Should().Be((0, 1));
        UpdateReader.Read(Bgp.EndOfRib(BenchFamily.All["ipv6"]).AsSpan(Bgp.HeaderLength), BenchFamily.All["ipv6"], null).Should().Be((0, 0));
    }

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(5, 5, false)]
    [InlineData(5, 6, true)]
    [InlineData(5, 15, true)]
    [InlineData(5, 16, false)]
    [InlineData(5, 26, true)]
    public void The_last_state_of_a_route_follows_from_how_much_was_said(int index, long said, bool announced)
    {
        Churn.LastState(index, said, 10).Should().Be(announced);
    }
}
