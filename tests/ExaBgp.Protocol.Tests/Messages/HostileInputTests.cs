using System.Text.Json;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Messages;

/// <summary>Random octets and damaged real messages: no exception, no end missed, and what is shown is one line of valid JSON.</summary>
public class HostileInputTests
{
    private const int Rounds = 20_000;

    private static readonly byte[][] RealUpdates =
    [
        .. new[]
        {
            "0000 0015 40010100 400200 40030401020304 40050400000064 180A0000",
            "0004 180B0000 0079 40010101 40020A02020000000100000002 40030401020304 80040400000005 40050400000006 400600 C007080000FDE801010101 C0080800010002FFFFFF01 80090402020202 800A080303030304040404 C010080002000100000002 801A0B01000B0000000000000064 C0200C000000010000000200000003 180A0000",
            "0000 002B 40010100 400200 40050400000064 800E1A 0002 01 10 20010DB8000000000000000000000001 00 2020010DB8",
            "0000 000B 800F08 0002 01 2020010DB8",
            "0000 0007 900F0003 000201",
            "0000 0032 40010100 400200 40050400000064 800E21 0001 80 0C 0000000000000000 01020304 00 70000641 0000FDE800000001 0A0000",
            "0000 0025 800F09 0001 85 0501180A0000 40010100 400200 40050400000064 C010088006000000000000",
            "0000 002B 40010100 400200 40050400000064 800E17 0001 85 00 00 0501180A0000 0B01180A0000 02180A0001 038106",
            "0000 0052 40010100 400200 40050400000064 C01728 000F0024 0C06000000000064 0D06100005DC0100 800011 00 0906000000000001 0106000003E81100 800E16 0001 49 04 C0000201 00 60 00000000 00000064 0A000001",
            "0000 0044 800E1A 0002 01 10 20010DB8000000000000000000000001 00 2020010DB8 C02825 05 0022 00 01 001E 00 FC000000000000000000000000000001 00 0013 00 01 0006 30 10 00 00 10 40",
            "0000 0093 800E 7240 0447 04C0A8FF1D 0000020065030000000000000000 01000020 020000040000FDE9 0201000400000000 0202000400000000 0203 0004 0A010101 01010024 020000040000FDE9 0201000400000000 0202000400000000 0203 0008 0A0104010A010102 010300040A010101 010400040A010102 40010100 40020602010000FDE9 80040400000000 801D0704470003000001",
            "0000 0044 40010100 400200 40050400000064 800E33 0019 46 04 0A000001 00 0221 0001C0A8010A0001 00000000000000000000 00000064 30 001122334455 00 000641 0605 0102030405",
        }.Select(Sessions.Hex),
    ];

    private static readonly byte[][] RealOpens =
    [
        .. new[]
        {
            "04FFFD00B40A00000234 020601040001 0001 020641040000FFFD 02224B201F4578614247502F6D61696E2D633261326561386562642D3230323430373135",
            "04FFFD00B40A000002 3A 02080506000100010002 020A45080001010300020103 02074C050002010005 020C400A80780001018000020180 0202B900 02074905 0161 02 6263",
            "04FFFD00B40A000002 FFFF 0017 020006 0104 00010001 020006 4104 0000FFFD 020002 0600",
        }.Select(Sessions.Hex),
    ];

    private static readonly SessionContext[] Contexts = [Sessions.Internal, Sessions.External, Sessions.TwoOctet, Sessions.AddPath];

    [Fact]
    public void Random_octets_never_break_the_update_decoder()
    {
        var random = new Random(1);
        Run(() =>
        {
            var body = new byte[random.Next(64)];
            random.NextBytes(body);
            return body;
        });
    }

    [Fact]
    public void Damaged_updates_never_break_the_update_decoder()
    {
        var random = new Random(2);
        Run(() => Damage(RealUpdates[random.Next(RealUpdates.Length)], random));
    }

    [Fact]
    public void Attributes_of_random_octets_in_a_sound_frame_never_break_the_update_decoder()
    {
        var random = new Random(3);
        Run(() =>
        {
            var value = new byte[random.Next(48)];
            random.NextBytes(value);
            return Framed((byte)random.Next(64), (byte)(random.Next(4) << 6), value);
        });
    }

    [Fact]
    public void Routes_of_random_octets_in_a_sound_frame_never_break_the_update_decoder()
    {
        var random = new Random(4);
        Run(() =>
        {
            var family = Sessions.AllFamilies[random.Next(Sessions.AllFamilies.Count)];
            var size = random.Next(40);
            var value = new byte[size + 10];
            random.NextBytes(value);
            (value[0], value[1], value[2]) = ((byte)((ushort)family.Afi >> 8), (byte)family.Afi, (byte)family.Safi);
            if (random.Next(2) == 0) return Framed((byte)AttributeCode.MpUnreachNlri, 0x80, value);
            value[3] = 4;
            return Framed((byte)AttributeCode.MpReachNlri, 0x80, value);
        });
    }

    [Fact]
    public void Damaged_and_random_opens_never_break_the_reader()
    {
        var random = new Random(5);
        var output = new ByteBuffer();
        for (var round = 0; round < Rounds; round++)
        {
            var body = Damage(RealOpens[random.Next(RealOpens.Length)], random);
            if (!OpenMessage.TryRead(body, out var open, out var error))
            {
                error.Should().NotBeNull();
                continue;
            }

            foreach (var forms in new[] { Sessions.Five, Sessions.Six })
            {
                output.Clear();
                OpenForms.WriteJson(output, open!, sent: false, forms);
                CheckJson(output);
                output.Clear();
                OpenForms.WriteText(output, open!, sent: false, forms);
                CheckLine(output.Written);
            }

            var ours = OpenMessage.Build(Sessions.Options);
            if (OpenValidation.Validate(ours, open!, 0) is null)
                Protocol.Negotiation.Negotiation.Negotiate(ours, open!, new NegotiationOptions(), new EncodingContexts()).HoldTime.Should().BeGreaterThanOrEqualTo(0);
        }
    }

    [Fact]
    public void Damaged_operational_messages_and_notifications_never_break_their_readers()
    {
        var random = new Random(6);
        var output = new ByteBuffer();
        for (var round = 0; round < Rounds; round++)
        {
            var body = Damage(Sessions.Hex(round % 2 == 0 ? "0004 000F 0001 01 7F000002 00000007 0000002A" : "0001 0008 0001 01 68656C6C6F"), random);
            if (OperationalMessage.TryRead(body, out var message, out _))
            {
                output.Clear();
                message!.WriteJson(output);
                CheckJson(output);
                output.Clear();
                message.WriteText(output);
                CheckLine(output.Written);
            }

            body = Damage(Sessions.Hex("06020568656C6C6F"), random);
            var error = NotificationMessage.Read(body);
            NotificationText.Describe(error.Code, error.Subcode, error.Data.Span).Should().NotBeEmpty();
        }
    }

    private static void Run(Func<byte[]> next)
    {
        var decoder = new UpdateDecoder();
        var interner = new AttributeInterner();
        var output = new ByteBuffer();
        for (var round = 0; round < Rounds; round++)
        {
            var body = next();
            var outcome = decoder.Decode(body, Contexts[round % Contexts.Length], interner);
            if (outcome.Kind == DispositionKind.ResetSession)
            {
                outcome.Notification.Should().NotBeNull();
                continue;
            }

            outcome.Notification.Should().BeNull();
            var forms = round % 2 == 0 ? Sessions.Five : Sessions.Six;
            output.Clear();
            UpdateJson.Write(output, decoder.View(body), forms);
            CheckJson(output, body);
            output.Clear();
            UpdateText.Write(output, "neighbor 127.0.0.2 receive update "u8, decoder.View(body), forms);
            foreach (var line in Sessions.Text(output).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                line.Should().StartWith("neighbor 127.0.0.2 receive update ");
            interner.Sweep();
        }
    }

    private static byte[] Framed(byte code, byte flags, byte[] value)
    {
        var attributes = Sessions.Hex("40010100 400200 40030401020304 40050400000064");
        byte[] block = [.. attributes, flags, code, (byte)value.Length, .. value];
        return [0, 0, 0, (byte)block.Length, .. block, 24, 10, 0, 0];
    }

    private static byte[] Damage(byte[] message, Random random)
    {
        var octets = message.ToList();
        for (var blows = random.Next(1, 5); blows > 0; blows--)
        {
            var at = random.Next(octets.Count);
            switch (random.Next(4))
            {
                case 0: octets[at] = (byte)random.Next(256); break;
                case 1: octets[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: octets.RemoveRange(at, Math.Min(random.Next(4), octets.Count - at - (octets.Count - at > 1 ? 1 : 0))); break;
                default: octets.Insert(at, (byte)random.Next(256)); break;
            }

            if (octets.Count == 0) octets.Add(0);
        }

        return [.. octets];
    }

    private static void CheckJson(ByteBuffer output, byte[]? body = null)
    {
        CheckLine(output.Written);
        try
        {
            using var document = JsonDocument.Parse(output.WrittenMemory);
        }
        catch (JsonException error)
        {
            Assert.Fail($"{error.Message}: {Sessions.Text(output)} of {(body is null ? "an OPEN" : Convert.ToHexString(body))}");
        }
    }

    private static void CheckLine(ReadOnlySpan<byte> line) => line.ContainsAnyExceptInRange((byte)' ', (byte)'~').Should().BeFalse();
}
