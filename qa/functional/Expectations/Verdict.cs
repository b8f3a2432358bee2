namespace ExaBgp.Qa.Functional.Expectations;

/// <summary>What a received message is to the conversation.</summary>
public enum Verdict
{
    /// <summary>It uses up no line: a KEEPALIVE, an OPEN nobody inspects, an End-of-RIB after the last line.</summary>
    Accepted,

    /// <summary>It used up a line of the head group.</summary>
    Matched,

    /// <summary>It equals no line of the head group: the case has failed.</summary>
    Unexpected,
}
