namespace ExaBgp.Qa.Functional.Expectations;

/// <summary>What is left of a script while the daemon talks: a message uses up a line of the first group which is not used up.</summary>
public sealed class Conversation(MessageScript script)
{
    private const int HeaderLength = 19;
    private readonly Queue<List<Expectation>> _groups = new(script.Groups.Select(g => g.Lines.ToList()));

    /// <summary>Whether every line is used up.</summary>
    public bool Finished => _groups.Count == 0;

    /// <summary>The lines which the next message may use up.</summary>
    public IReadOnlyList<Expectation> Head => _groups.TryPeek(out var head) ? head : [];

    /// <summary>Takes the signal or NOTIFICATION which is now due, if one is.</summary>
    public Expectation? TakeAction()
    {
        if (!_groups.TryPeek(out var head) || head[0].Kind == ExpectationKind.Raw)
            return null;
        var action = head[0];
        Use(head, 0);
        return action;
    }

    /// <summary>Compares a whole message, OPEN included, with the head group.</summary>
    public Verdict Receive(ReadOnlySpan<byte> message)
    {
        var type = (MessageType)message[HeaderLength - 1];
        if (type == MessageType.Keepalive || (type == MessageType.Open && !script.InspectOpen))
            return Verdict.Accepted;
        if (Finished)
            return type == MessageType.Update && IsEndOfRib(message) ? Verdict.Accepted : Verdict.Unexpected;

        var head = _groups.Peek();
        var content = Hex.WithoutMarker(message);
        var index = head.FindIndex(line => line.Kind == ExpectationKind.Raw && line.Content == content);
        if (index < 0)
            return Verdict.Unexpected;
        Use(head, index);
        return Verdict.Matched;
    }

    /// <summary>Whether an UPDATE has the length of an End-of-RIB (RFC 4724, section 2): a body of 4 or 11 bytes, the add-path families included.</summary>
    public static bool IsEndOfRib(ReadOnlySpan<byte> update) => update.Length is HeaderLength + 4 or HeaderLength + 11;

    private void Use(List<Expectation> head, int index)
    {
        head.RemoveAt(index);
        if (head.Count == 0)
            _groups.Dequeue();
    }
}
