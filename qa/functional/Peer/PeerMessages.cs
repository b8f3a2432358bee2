using System.Buffers.Binary;
using System.Text;
using ExaBgp.Qa.Functional.Expectations;

namespace ExaBgp.Qa.Functional.Peer;

/// <summary>The messages which the checking peer sends.</summary>
public static class PeerMessages
{
    /// <summary>Length of the header of a message (RFC 4271, section 4.1).</summary>
    public const int HeaderLength = 19;

    private const int OpenAsn = 20;
    private const int OpenRouterIdEnd = 27;
    private const int OpenParametersLength = 28;
    private const int OpenParameters = 29;
    private const byte CapabilityParameter = 2;
    private const byte FourByteAsn = 65;

    /// <summary>A KEEPALIVE.</summary>
    public static readonly ReadOnlyMemory<byte> Keepalive = Message(MessageType.Keepalive, []);

    /// <summary>A message of a type which does not exist.</summary>
    public static readonly ReadOnlyMemory<byte> Unknown = Message((MessageType)255, []);

    /// <summary>Origin IGP, empty AS path, next hop 127.0.0.1, local preference 100, prefix 0.0.0.0/32.</summary>
    public static readonly ReadOnlyMemory<byte> DefaultRoute =
        Message(MessageType.Update, Convert.FromHexString("00000015" + "40010100" + "400200" + "4003047F000001" + "40050400000064" + "2000000000"));

    /// <summary>A message from its type and body.</summary>
    public static byte[] Message(MessageType type, ReadOnlySpan<byte> body)
    {
        var message = new byte[HeaderLength + body.Length];
        message.AsSpan(0, 16).Fill(0xFF);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(16), (ushort)message.Length);
        message[18] = (byte)type;
        body.CopyTo(message.AsSpan(HeaderLength));
        return message;
    }

    /// <summary>NOTIFICATION 6/0 with a text.</summary>
    public static byte[] Notification(string text) => Message(MessageType.Notification, [6, 0, .. Encoding.UTF8.GetBytes(text)]);

    /// <summary>The answer to an OPEN: the same, with a router-id one higher in its last byte, and what the script changes in it.</summary>
    public static byte[] AnswerOpen(ReadOnlySpan<byte> open, MessageScript script)
    {
        var answer = open.ToArray();
        answer[OpenRouterIdEnd]++;
        if (script.Asn is { } asn)
            ReplaceAsn(answer, asn);
        return script.SendUnknownCapability ? WithUnknownCapability(answer) : answer;
    }

    private static void ReplaceAsn(byte[] open, ushort asn)
    {
        BinaryPrimitives.WriteUInt16BigEndian(open.AsSpan(OpenAsn), asn);
        for (var at = OpenParameters; at + 3 < open.Length; at += 2 + open[at + 1])
        {
            if (open[at] == CapabilityParameter && open[at + 2] == FourByteAsn && at + 8 <= open.Length)
                BinaryPrimitives.WriteUInt32BigEndian(open.AsSpan(at + 4), asn);
        }
    }

    private static byte[] WithUnknownCapability(byte[] open)
    {
        byte[] parameter = [CapabilityParameter, 12, 66, 10, .. "loremipsum"u8];
        byte[] longer = [.. open, .. parameter];
        longer[OpenParametersLength] += (byte)parameter.Length;
        BinaryPrimitives.WriteUInt16BigEndian(longer.AsSpan(16), (ushort)longer.Length);
        return longer;
    }
}
