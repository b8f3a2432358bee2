using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>The header all messages share (RFC 4271 section 4.1): <c>marker(16, all ones) length(2) type(1)</c>.</summary>
public static class MessageHeader
{
    /// <summary>Octets of the header.</summary>
    public const int Size = 19;

    /// <summary>Largest message of an ordinary session.</summary>
    public const int StandardMaximum = 4096;

    /// <summary>Largest message once both sides have capability 6 (RFC 8654).</summary>
    public const int ExtendedMaximum = 65535;

    private const int MarkerSize = 16;

    private static ReadOnlySpan<byte> Marker => [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255];

    /// <summary>
    /// Looks at the front of <paramref name="buffer"/>: the header as soon as it is whole, then whether the body is there too. The outcome depends on
    /// the octets only, never on how they were cut on their way. The length of a ROUTE-REFRESH is left to <see cref="RouteRefreshMessage"/>.
    /// </summary>
    /// <param name="buffer">What was received.</param>
    /// <param name="maximum">4096, or 65535 when extended messages are negotiated; OPEN and KEEPALIVE stay at 4096 (RFC 8654 section 4).</param>
    /// <param name="generation">Decides the answer to an unknown type.</param>
    /// <param name="type">The type, when the message is complete.</param>
    /// <param name="length">Octets of the whole message, when complete.</param>
    /// <param name="error">The NOTIFICATION to send.</param>
    public static FrameStatus TryReadFrame(
        ReadOnlySpan<byte> buffer, int maximum, Generation generation, out MessageType type, out int length, out NotificationError? error)
    {
        type = default;
        length = 0;
        error = null;
        if (buffer.Length < Size) return FrameStatus.NeedMore;
        if (!buffer[..MarkerSize].SequenceEqual(Marker))
        {
            error = new NotificationError(1, 1, "The packet received does not contain a BGP marker");
            return FrameStatus.Error;
        }

        type = (MessageType)buffer[MarkerSize + 2];
        length = BinaryPrimitives.ReadUInt16BigEndian(buffer[MarkerSize..]);
        if (!IsLengthLegal(type, length, maximum))
        {
            error = BadLength(type, length);
            return FrameStatus.Error;
        }

        if (type is < MessageType.Open or > MessageType.Operational)
        {
            error = BadType(type, generation);
            return FrameStatus.Error;
        }

        return buffer.Length < length ? FrameStatus.NeedMore : FrameStatus.Complete;
    }

    /// <summary>Begins a message: marker, a length to be patched, type. Returns where it begins, for <see cref="End"/>.</summary>
    public static int Begin(ByteBuffer output, MessageType type)
    {
        var start = output.Length;
        output.Write(Marker);
        output.WriteUInt16(Size);
        output.WriteUInt8((byte)type);
        return start;
    }

    /// <summary>Ends the message begun at <paramref name="start"/>: its length is now known.</summary>
    public static void End(ByteBuffer output, int start) => output.PatchUInt16(start + MarkerSize, (ushort)(output.Length - start));

    /// <summary>NOTIFICATION 1/2 for a message of this length.</summary>
    public static NotificationError BadLength(MessageType type, int length) =>
        new(1, 2, string.Create(CultureInfo.InvariantCulture, $"{NameOf(type)} has an invalid message length of {length}"));

    /// <summary>The upper-case name of a type in texts.</summary>
    public static string NameOf(MessageType type) => type switch
    {
        MessageType.Open => "OPEN",
        MessageType.Update => "UPDATE",
        MessageType.Notification => "NOTIFICATION",
        MessageType.Keepalive => "KEEPALIVE",
        MessageType.RouteRefresh => "ROUTE_REFRESH",
        MessageType.Operational => "OPERATIONAL",
        _ => string.Create(CultureInfo.InvariantCulture, $"unknown message 0x{(byte)type:x}"),
    };

    private static bool IsLengthLegal(MessageType type, int length, int maximum) => type switch
    {
        MessageType.Open => length is >= 29 and <= StandardMaximum,
        MessageType.Update => length >= 23 && length <= maximum,
        MessageType.Notification => length >= 21 && length <= maximum,
        MessageType.Keepalive => length == Size,
        _ => length >= Size && length <= maximum,
    };

    private static NotificationError BadType(MessageType type, Generation generation) => generation == Generation.Five
        ? new NotificationError(1, 3, string.Create(CultureInfo.InvariantCulture, $"can not decode message of type \"{(byte)type}\""))
        : new NotificationError(1, 0, string.Create(CultureInfo.InvariantCulture, $"can not decode update message of type \"{(byte)type}\""));
}
