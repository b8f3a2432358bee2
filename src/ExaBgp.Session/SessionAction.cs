using ExaBgp.Protocol;

namespace ExaBgp.Session;

/// <summary>One thing to do.</summary>
/// <param name="Kind">What.</param>
/// <param name="State">The state entered.</param>
/// <param name="Notification">The NOTIFICATION to send, or the error found.</param>
/// <param name="Reason">Why the connection ends, as <c>down</c> events say it.</param>
public readonly record struct SessionAction(
    SessionActionKind Kind, SessionState State = SessionState.Idle, NotificationError? Notification = null, string Reason = "");
