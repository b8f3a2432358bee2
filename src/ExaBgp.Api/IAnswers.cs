namespace ExaBgp.Api;

/// <summary>Where the answers of one helper or client go, in order. Written out at the end of the turn, never earlier.</summary>
public interface IAnswers
{
    /// <summary>So much waits that who has a long answer should go on another time.</summary>
    bool IsFull { get; }

    /// <summary>One line of payload, without its line end.</summary>
    void Payload(ReadOnlySpan<byte> line);

    /// <summary><c>done</c>. Counted, not stored, while nothing else is in between.</summary>
    void Done();

    /// <summary><c>error</c>.</summary>
    void Error();
}
