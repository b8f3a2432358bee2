namespace ExaBgp.Qa.Functional.Expectations;

/// <summary>What a line of a <c>.msg</c> file asks for.</summary>
public enum ExpectationKind
{
    /// <summary>A whole message which the daemon must send.</summary>
    Raw,

    /// <summary>A signal which the peer sends to the daemon.</summary>
    Signal,

    /// <summary>A NOTIFICATION 6/0 which the peer sends, with a text as its data.</summary>
    Notification,
}
