using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Events;

/// <summary>Events as text: the line, or the lines of an UPDATE, and (but for OPERATIONAL) an empty line after them.</summary>
internal static class TextEvents
{
    /// <summary><c>connected</c>, <c>up</c>, <c>down</c> with its reason.</summary>
    public static void State(ByteBuffer output, PeerEnvelope envelope, ReadOnlySpan<char> state, string? reason)
    {
        output.Write(envelope.Text);
        output.WriteEscaped(state);
        if (reason is not null)
        {
            output.Write(" - "u8);
            output.WriteEscaped(reason);
        }

        output.Write("\n\n"u8);
    }

    /// <summary>The octets of a message.</summary>
    public static void Raw(ByteBuffer output, in MessageEvent message)
    {
        Begin(output, message);
        output.WriteDecimal((uint)message.Type);
        WriteOctets(output, message);
        output.Write("\n\n"u8);
    }

    /// <summary>A message read; <paramref name="withOctets"/>: <c>header</c> and <c>body</c> too.</summary>
    public static void Message(ByteBuffer output, in MessageEvent message, bool withOctets, Compatibility forms)
    {
        if (message.Type == MessageType.Update)
        {
            WriteUpdate(output, message, withOctets, forms);
            return;
        }

        Begin(output, message);
        switch (message.Type)
        {
            case MessageType.Open:
                output.Write("open "u8);
                if (message.Open is { } open) OpenForms.WriteText(output, open, message.IsSent, forms);
                break;
            case MessageType.Notification:
                var error = NotificationMessage.Read(message.Body);
                WriteNotification(output, error.Code, error.Subcode, message.IsSent ? error.Data.Span : NotificationText.ReceivedData(error.Code, error.Subcode, error.Data.Span));
                break;
            case MessageType.RouteRefresh:
                WriteRefresh(output, message);
                break;
            case MessageType.Operational:
                output.Write("operational "u8);
                message.Operational?.WriteText(output);
                break;
            default:
                output.Write("keepalive"u8);
                break;
        }

        if (withOctets) WriteOctets(output, message);
        output.Write(message.Type == MessageType.Operational ? "\n"u8 : "\n\n"u8);
    }

    /// <summary>An error found here, as if the peer had sent the NOTIFICATION.</summary>
    public static void LocalError(ByteBuffer output, PeerEnvelope envelope, byte code, byte subcode, ReadOnlySpan<byte> data)
    {
        output.Write(envelope.Text);
        output.Write("receive "u8);
        WriteNotification(output, code, subcode, data);
        output.Write("\n\n"u8);
    }

    private static void WriteUpdate(ByteBuffer output, in MessageEvent message, bool withOctets, Compatibility forms)
    {
        var prefix = message.Envelope.UpdateText(message.Direction);
        output.Write(prefix);
        output.Write("start\n"u8);
        UpdateText.Write(output, prefix, message.Update, forms);
        if (withOctets)
        {
            WriteOctets(output, message);
            output.WriteUInt8((byte)'\n');
        }

        output.Write(prefix);
        output.Write("end\n\n"u8);
    }

    private static void WriteNotification(ByteBuffer output, byte code, byte subcode, ReadOnlySpan<byte> data)
    {
        output.Write("notification code "u8);
        output.WriteDecimal((uint)code);
        output.Write(" subcode "u8);
        output.WriteDecimal((uint)subcode);
        output.Write(" data 0x"u8);
        output.WriteHexUpper(data);
    }

    private static void WriteRefresh(ByteBuffer output, in MessageEvent message)
    {
        RouteRefreshMessage.TryRead(message.Octets, enhanced: false, out var refresh, out _);
        output.Write("route-refresh afi "u8);
        output.WriteText(FamilyNames.Afi(refresh.Family.Afi));
        output.Write(" safi "u8);
        output.WriteText(FamilyNames.Safi(refresh.Family.Safi));
        output.WriteUInt8((byte)' ');
        output.WriteText(refresh.SubtypeName);
    }

    private static void WriteOctets(ByteBuffer output, in MessageEvent message)
    {
        output.Write(" header 0x"u8);
        output.WriteHexUpper(message.Header);
        if (message.Body.IsEmpty) return;
        output.Write(" body 0x"u8);
        output.WriteHexUpper(message.Body);
    }

    private static void Begin(ByteBuffer output, in MessageEvent message)
    {
        output.Write(message.Envelope.Text);
        output.Write(message.DirectionName);
        output.WriteUInt8((byte)' ');
    }
}
