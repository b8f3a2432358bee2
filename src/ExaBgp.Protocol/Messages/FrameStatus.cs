namespace ExaBgp.Protocol.Messages;

/// <summary>What the front of a receive buffer holds.</summary>
public enum FrameStatus : byte
{
    /// <summary>Not a whole message yet.</summary>
    NeedMore,

    /// <summary>A whole message.</summary>
    Complete,

    /// <summary>Something no message starts with: the session ends.</summary>
    Error,
}
