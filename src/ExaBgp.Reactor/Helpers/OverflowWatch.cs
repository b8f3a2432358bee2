namespace ExaBgp.Reactor.Helpers;

/// <summary>Knows the outboxes of all helpers, so that the session being served can be paused when one of them is full.</summary>
internal sealed class OverflowWatch
{
    private readonly List<Outbox> _outboxes = [];

    /// <summary>Watches one more.</summary>
    public void Add(Outbox outbox) => _outboxes.Add(outbox);

    /// <summary>Watches one less.</summary>
    public void Remove(Outbox outbox) => _outboxes.Remove(outbox);

    /// <summary>The outboxes that met their bound since the last call are added to <paramref name="full"/>.</summary>
    public void Take(List<Outbox> full)
    {
        foreach (var outbox in _outboxes)
        {
            if (!outbox.Overflowed) continue;
            outbox.Overflowed = false;
            if (!full.Contains(outbox)) full.Add(outbox);
        }
    }
}
