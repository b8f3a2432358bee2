namespace ExaBgp.Protocol;

/// <summary>The outcome of reading something a peer sent: fine, or how bad and why. <see cref="Notification"/> is set when the session resets.</summary>
public readonly record struct Outcome(DispositionKind Kind, string Reason, NotificationError? Notification)
{
    /// <summary>No error.</summary>
    public static readonly Outcome Accept = new(DispositionKind.Accept, string.Empty, null);

    /// <summary>True when nothing is wrong.</summary>
    public bool IsAccept => Kind == DispositionKind.Accept;

    /// <summary>The attribute is dropped.</summary>
    public static Outcome Discard(string reason) => new(DispositionKind.DiscardAttribute, reason, null);

    /// <summary>The routes are withdrawn.</summary>
    public static Outcome Withdraw(string reason) => new(DispositionKind.TreatAsWithdraw, reason, null);

    /// <summary>The session ends with a NOTIFICATION whose data is <paramref name="text"/>.</summary>
    public static Outcome Reset(byte code, byte subcode, string text) => new(DispositionKind.ResetSession, text, new NotificationError(code, subcode, text));

    /// <summary>The session ends with a NOTIFICATION with these data octets.</summary>
    public static Outcome Reset(byte code, byte subcode, ReadOnlyMemory<byte> data) => new(DispositionKind.ResetSession, string.Empty, new NotificationError(code, subcode, data));
}
