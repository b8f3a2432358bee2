using ExaBgp.Protocol;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Events;

/// <summary>The tails of JSON lines: from <c>"type"</c> to the line feed. Blanks are where they have always been.</summary>
internal static class JsonEvents
{
    /// <summary>A state of the peer: <c>connected</c>, <c>up</c>, <c>down</c> (with a reason), or one of its machine.</summary>
    public static void State(ByteBuffer output, ReadOnlySpan<byte> type, PeerEnvelope envelope, ReadOnlySpan<char> state, string? reason)
    {
        Begin(output, type, envelope);
        output.Write("\"state\": "u8);
        output.WriteJsonString(state);
        if (reason is not null)
        {
            output.Write(", \"reason\": "u8);
            output.WriteJsonString(reason);
        }

        output.Write(" } }\n"u8);
    }

    /// <summary>A signal.</summary>
    public static void Signal(ByteBuffer output, PeerEnvelope envelope, int number, string name)
    {
        Begin(output, "signal"u8, envelope);
        output.Write("\"code\": \""u8);
        output.WriteDecimal(number);
        output.Write("\", \"name\": "u8);
        output.WriteJsonString(name);
        output.Write(" } }\n"u8);
    }

    /// <summary>What two OPENs agreed on.</summary>
    public static void Negotiated(ByteBuffer output, PeerEnvelope envelope, Protocol.Negotiation.SessionContext session)
    {
        Begin(output, "negotiated"u8, envelope);
        output.Write("\"negotiated\": "u8);
        output.Write(envelope.Negotiated(session));
        output.Write("  } }\n"u8);
    }

    /// <summary>The octets of a message.</summary>
    public static void Raw(ByteBuffer output, in MessageEvent message)
    {
        Begin(output, RawType(message.Type), message.Envelope);
        WriteDirection(output, message.DirectionName);
        output.Write(", \"message\": { \"category\": "u8);
        output.WriteDecimal((uint)message.Type);
        output.Write(", \"header\": \"0x"u8);
        output.WriteHexUpper(message.Header);
        output.Write("\", \"body\": \"0x"u8);
        output.WriteHexUpper(message.Body);
        output.Write("\" } , \"negotiated\": "u8);
        output.Write(message.Envelope.Negotiated(message.Session));
        output.Write("  } }\n"u8);
    }

    /// <summary>A message read; <paramref name="withOctets"/>: <c>header</c> and <c>body</c> too.</summary>
    public static void Message(ByteBuffer output, in MessageEvent message, bool withOctets, Compatibility forms)
    {
        output.Write("\"type\": \""u8);
        output.Write(ParsedType(message.Type));
        output.Write("\", "u8);
        if (withOctets) WriteOctets(output, message);
        output.Write(message.Envelope.Neighbor);
        WriteDirection(output, message.DirectionName);
        switch (message.Type)
        {
            case MessageType.Update: WriteUpdate(output, message, forms); break;
            case MessageType.Open: WriteOpen(output, message, forms); break;
            case MessageType.Notification: WriteNotification(output, message); break;
            case MessageType.RouteRefresh: WriteRefresh(output, message); break;
            case MessageType.Operational: WriteOperational(output, message); break;
            default: output.Write("  } }\n"u8); break;
        }
    }

    /// <summary>An error found here, as if the peer had sent the NOTIFICATION.</summary>
    public static void LocalError(ByteBuffer output, PeerEnvelope envelope, byte code, byte subcode, ReadOnlySpan<byte> data)
    {
        Begin(output, "notification"u8, envelope);
        WriteDirection(output, "receive"u8);
        WriteNotification(output, code, subcode, data);
    }

    private static void WriteUpdate(ByteBuffer output, in MessageEvent message, Compatibility forms)
    {
        output.Write(", \"message\": "u8);
        UpdateJson.Write(output, message.Update, forms);
        output.Write(", \"negotiated\": "u8);
        output.Write(message.Envelope.Negotiated(message.Session));
        output.Write("  } }\n"u8);
    }

    private static void WriteOpen(ByteBuffer output, in MessageEvent message, Compatibility forms)
    {
        output.Write(", \"open\": "u8);
        if (message.Open is { } open) OpenForms.WriteJson(output, open, message.IsSent, forms);
        else output.Write("{ }"u8);
        output.Write(" } }\n"u8);
    }

    private static void WriteNotification(ByteBuffer output, in MessageEvent message)
    {
        var error = NotificationMessage.Read(message.Body);
        var data = message.IsSent ? error.Data.Span : NotificationText.ReceivedData(error.Code, error.Subcode, error.Data.Span);
        WriteNotification(output, error.Code, error.Subcode, data);
    }

    private static void WriteNotification(ByteBuffer output, byte code, byte subcode, ReadOnlySpan<byte> data)
    {
        output.Write(", \"notification\": { \"code\": "u8);
        output.WriteDecimal((uint)code);
        output.Write(", \"subcode\": "u8);
        output.WriteDecimal((uint)subcode);
        output.Write(", \"data\": \"0x"u8);
        output.WriteHexUpper(data);
        output.Write("\", \"message\": "u8);
        output.WriteJsonUtf8(data);
        output.Write(" }  } }\n"u8);
    }

    private static void WriteRefresh(ByteBuffer output, in MessageEvent message)
    {
        RouteRefreshMessage.TryRead(message.Octets, enhanced: false, out var refresh, out _);
        output.Write(", \"route-refresh\": { \"afi\": \""u8);
        output.WriteText(FamilyNames.Afi(refresh.Family.Afi));
        output.Write("\", \"safi\": \""u8);
        output.WriteText(FamilyNames.Safi(refresh.Family.Safi));
        output.Write("\", \"subtype\": \""u8);
        output.WriteText(refresh.SubtypeName);
        output.Write("\" } } }\n"u8);
    }

    private static void WriteOperational(ByteBuffer output, in MessageEvent message)
    {
        output.Write(", \"operational\": "u8);
        if (message.Operational is { } operational) operational.WriteJson(output);
        else output.Write("{ }"u8);
        output.Write(" } }\n"u8);
    }

    private static void WriteOctets(ByteBuffer output, in MessageEvent message)
    {
        output.Write("\"header\": \"0x"u8);
        output.WriteHexUpper(message.Header);
        output.Write("\", "u8);
        if (message.Body.IsEmpty) return;
        output.Write("\"body\": \"0x"u8);
        output.WriteHexUpper(message.Body);
        output.Write("\", "u8);
    }

    private static void Begin(ByteBuffer output, ReadOnlySpan<byte> type, PeerEnvelope envelope)
    {
        output.Write("\"type\": \""u8);
        output.Write(type);
        output.Write("\", "u8);
        output.Write(envelope.Neighbor);
    }

    private static void WriteDirection(ByteBuffer output, ReadOnlySpan<byte> name)
    {
        output.Write("\"direction\": \""u8);
        output.Write(name);
        output.WriteUInt8((byte)'"');
    }

    private static ReadOnlySpan<byte> RawType(MessageType type) => type == MessageType.RouteRefresh ? "route-refresh"u8 : ParsedType(type);

    private static ReadOnlySpan<byte> ParsedType(MessageType type) => type switch
    {
        MessageType.Open => "open"u8,
        MessageType.Update => "update"u8,
        MessageType.Notification => "notification"u8,
        MessageType.Keepalive => "keepalive"u8,
        MessageType.RouteRefresh => "refresh"u8,
        _ => "operational"u8,
    };
}
