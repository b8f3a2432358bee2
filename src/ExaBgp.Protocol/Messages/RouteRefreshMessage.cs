using System.Buffers.Binary;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>ROUTE-REFRESH (RFC 2918, RFC 7313): <c>afi(2) subtype(1) safi(1)</c>.</summary>
/// <param name="Family">Whose routes.</param>
/// <param name="Subtype">0 asks for them, 1 and 2 stand before and behind them; a receiver ignores any other (RFC 7313 section 5).</param>
public readonly record struct RouteRefreshMessage(Family Family, byte Subtype)
{
    /// <summary>Asks for the routes again.</summary>
    public const byte Query = 0;

    /// <summary>BoRR: the routes follow.</summary>
    public const byte Begin = 1;

    /// <summary>EoRR: these were all.</summary>
    public const byte End = 2;

    /// <summary>False for a subtype nobody has defined: the message is to be ignored.</summary>
    public bool IsKnown => Subtype <= End;

    /// <summary>The word for the subtype in events.</summary>
    public string SubtypeName => Subtype switch { Query => "query", Begin => "begin", End => "end", _ => "invalid" };

    /// <summary>Appends the whole message.</summary>
    public void Write(ByteBuffer output)
    {
        var start = MessageHeader.Begin(output, MessageType.RouteRefresh);
        output.WriteUInt16((ushort)Family.Afi);
        output.WriteUInt8(Subtype);
        output.WriteUInt8((byte)Family.Safi);
        MessageHeader.End(output, start);
    }

    /// <summary>
    /// Reads a whole message, header included. A wrong length is error 7/1 with the message as data where enhanced route refresh is negotiated
    /// (RFC 7313 section 5), else 1/2.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> message, bool enhanced, out RouteRefreshMessage refresh, out NotificationError? error)
    {
        refresh = default;
        error = null;
        if (message.Length != MessageHeader.Size + 4)
        {
            error = enhanced
                ? new NotificationError(7, 1, message[..Math.Min(message.Length, MessageHeader.StandardMaximum - MessageHeader.Size - 2)].ToArray())
                : MessageHeader.BadLength(MessageType.RouteRefresh, message.Length);
            return false;
        }

        var body = message[MessageHeader.Size..];
        refresh = new RouteRefreshMessage(new Family((Afi)BinaryPrimitives.ReadUInt16BigEndian(body), (Safi)body[3]), body[2]);
        return true;
    }
}
