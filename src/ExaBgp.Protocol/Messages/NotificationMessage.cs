using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>NOTIFICATION (RFC 4271 section 4.5): <c>code(1) subcode(1) data</c>.</summary>
public static class NotificationMessage
{
    /// <summary>
    /// Error <paramref name="code"/>/<paramref name="subcode"/> with its default text or, for 6/2 and 6/4, a shutdown communication of at most 255 octets
    /// behind its length (RFC 9003); elsewhere <paramref name="text"/> as it is.
    /// </summary>
    public static NotificationError Of(byte code, byte subcode, string? text = null)
    {
        var said = text ?? NotificationText.SubcodeName(code, subcode) ?? "unknown notification type";
        return code == 6 && subcode is 2 or 4
            ? new NotificationError(code, subcode, NotificationText.Communication(said))
            : new NotificationError(code, subcode, said);
    }

    /// <summary>Appends the whole message; data beyond what fits in 4096 octets is cut.</summary>
    public static void Write(ByteBuffer output, NotificationError error)
    {
        var start = MessageHeader.Begin(output, MessageType.Notification);
        output.WriteUInt8(error.Code);
        output.WriteUInt8(error.Subcode);
        var data = error.Data.Span;
        output.Write(data[..Math.Min(data.Length, MessageHeader.StandardMaximum - MessageHeader.Size - 2)]);
        MessageHeader.End(output, start);
    }

    /// <summary>Reads a body, which cannot fail: one too short is error 0/0, as a NOTIFICATION is never answered (RFC 4271 section 6.4).</summary>
    public static NotificationError Read(ReadOnlySpan<byte> body) =>
        body.Length < 2 ? new NotificationError(0, 0, ReadOnlyMemory<byte>.Empty) : new NotificationError(body[0], body[1], body[2..].ToArray());
}
