using System.Text;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;
using FsCheck;
using FsCheck.Fluent;

namespace ExaBgp.Protocol.Tests.Messages;

public class MessageHeaderTests
{
    private const string Marker = "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF";

    public static TheoryData<string, int, byte, byte, string> Refused => new()
    {
        { "00FFFFFFFFFFFFFFFFFFFFFFFFFFFFFF 0013 04", 4096, 1, 1, "The packet received does not contain a BGP marker" },
        { "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFE 0013 FF", 4096, 1, 1, "The packet received does not contain a BGP marker" },
        { Marker + "0012 02", 4096, 1, 2, "UPDATE has an invalid message length of 18" },
        { Marker + "0000 04", 4096, 1, 2, "KEEPALIVE has an invalid message length of 0" },
        { Marker + "1001 02", 4096, 1, 2, "UPDATE has an invalid message length of 4097" },
        { Marker + "0014 04", 4096, 1, 2, "KEEPALIVE has an invalid message length of 20" },
        { Marker + "001C 01", 4096, 1, 2, "OPEN has an invalid message length of 28" },
        { Marker + "0016 02", 4096, 1, 2, "UPDATE has an invalid message length of 22" },
        { Marker + "0014 03", 4096, 1, 2, "NOTIFICATION has an invalid message length of 20" },
        { Marker + "0012 07", 4096, 1, 2, "unknown message 0x7 has an invalid message length of 18" },
        { Marker + "1001 01", 65535, 1, 2, "OPEN has an invalid message length of 4097" },
        { Marker + "1001 04", 65535, 1, 2, "KEEPALIVE has an invalid message length of 4097" },
        { Marker + "0013 00", 4096, 1, 3, "can not decode message of type \"0\"" },
        { Marker + "0013 07", 4096, 1, 3, "can not decode message of type \"7\"" },
        { Marker + "0013 FC", 4096, 1, 3, "can not decode message of type \"252\"" },
        { Marker + "0013 FF", 4096, 1, 3, "can not decode message of type \"255\"" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_bad_header_is_refused(string header, int maximum, byte code, byte subcode, string text)
    {
        var status = MessageHeader.TryReadFrame(Sessions.Hex(header), maximum, Generation.Five, out _, out _, out var error);
        status.Should().Be(FrameStatus.Error);
        (error!.Code, error.Subcode, error.Text).Should().Be((code, subcode, text));
    }

    [Fact]
    public void Generation_six_answers_an_unknown_type_with_1_0()
    {
        MessageHeader.TryReadFrame(Sessions.Hex(Marker + "0013 FF"), 4096, Generation.Six, out _, out _, out var error).Should().Be(FrameStatus.Error);
        (error!.Code, error.Subcode, error.Text).Should().Be(((byte)1, (byte)0, "can not decode update message of type \"255\""));
    }

    [Theory]
    [InlineData("1000 02", 4096, FrameStatus.NeedMore)]
    [InlineData("1001 02", 65535, FrameStatus.NeedMore)]
    [InlineData("FFFF 02", 65535, FrameStatus.NeedMore)]
    [InlineData("0013 04", 4096, FrameStatus.Complete)]
    [InlineData("0013 05", 4096, FrameStatus.Complete)]
    public void A_good_header_waits_for_its_body(string header, int maximum, FrameStatus expected) =>
        MessageHeader.TryReadFrame(Sessions.Hex(Marker + header), maximum, Generation.Five, out _, out _, out _).Should().Be(expected);

    [Fact]
    public void Messages_come_out_the_same_however_the_octets_are_cut()
    {
        var octets = new ByteBuffer();
        octets.Write(KeepaliveMessage.Bytes);
        new RouteRefreshMessage(Family.Ipv6Unicast, RouteRefreshMessage.Begin).Write(octets);
        EndOfRib.Write(octets, Family.Ipv4Unicast);
        EndOfRib.Write(octets, Family.Ipv6Unicast);
        octets.Write(KeepaliveMessage.Bytes);
        var stream = octets.Written.ToArray();
        var whole = Frames(stream, [stream.Length]);
        whole.Should().HaveCount(5);
        for (var cut = 0; cut <= stream.Length; cut++) Frames(stream, [cut, stream.Length - cut]).Should().Equal(whole);
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt[]>(), cuts => Frames(stream, [.. cuts.Select(static c => c.Get), stream.Length]).SequenceEqual(whole)).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_keepalive_is_a_header_alone()
    {
        var written = new ByteBuffer();
        MessageHeader.End(written, MessageHeader.Begin(written, MessageType.Keepalive));
        written.Written.SequenceEqual(KeepaliveMessage.Bytes).Should().BeTrue();
    }

    private static List<string> Frames(byte[] stream, int[] sizes)
    {
        var found = new List<string>();
        var buffer = new ByteBuffer();
        var at = 0;
        foreach (var size in sizes)
        {
            var taken = Math.Min(size, stream.Length - at);
            buffer.Write(stream.AsSpan(at, taken));
            at += taken;
            while (MessageHeader.TryReadFrame(buffer.Written, 4096, Generation.Five, out var type, out var length, out _) == FrameStatus.Complete)
            {
                found.Add($"{type} {Convert.ToHexString(buffer.Written[..length])}");
                buffer.RemoveFront(length);
            }
        }

        return found;
    }
}
