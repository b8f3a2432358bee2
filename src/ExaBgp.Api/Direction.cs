namespace ExaBgp.Api;

/// <summary>Which way a message went, seen from us.</summary>
public enum Direction : byte
{
    Receive,
    Send,
}
