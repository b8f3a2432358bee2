namespace ExaBgp.Protocol.Messages;

/// <summary>KEEPALIVE (RFC 4271 section 4.4): a header alone.</summary>
public static class KeepaliveMessage
{
    /// <summary>The whole message.</summary>
    public static ReadOnlySpan<byte> Bytes =>
        [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 19, 4];
}
