using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Events;

/// <summary>A message to be told of: its octets, and what they say once it is read.</summary>
internal readonly ref struct MessageEvent(Direction direction, ReadOnlySpan<byte> octets, SessionContext? session, PeerEnvelope envelope)
{
    public readonly Direction Direction = direction;

    public readonly ReadOnlySpan<byte> Octets = octets;

    public readonly SessionContext? Session = session;

    public readonly PeerEnvelope Envelope = envelope;

    /// <summary>An UPDATE, read.</summary>
    public UpdateView Update { get; init; }

    /// <summary>An OPEN, read.</summary>
    public OpenMessage? Open { get; init; }

    /// <summary>An OPERATIONAL, read.</summary>
    public OperationalMessage? Operational { get; init; }

    public MessageType Type => (MessageType)Octets[MessageHeader.Size - 1];

    public ReadOnlySpan<byte> Header => Octets[..MessageHeader.Size];

    public ReadOnlySpan<byte> Body => Octets[MessageHeader.Size..];

    public bool IsSent => Direction == Direction.Send;

    /// <summary><c>receive</c> or <c>send</c>.</summary>
    public ReadOnlySpan<byte> DirectionName => IsSent ? "send"u8 : "receive"u8;
}
