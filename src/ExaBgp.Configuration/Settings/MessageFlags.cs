namespace ExaBgp.Configuration.Settings;

/// <summary>The words of a <c>send</c> or <c>receive</c> section: three forms and the message types.</summary>
[Flags]
public enum MessageFlags : ushort
{
    None = 0,
    Parsed = 1,
    Packets = 2,
    Consolidate = 4,
    Open = 8,
    Update = 16,
    Notification = 32,
    Keepalive = 64,
    Refresh = 128,
    Operational = 256,
}
