namespace ExaBgp.Reactor;

/// <summary>Deadlines of those who have one, the earliest first. A later <see cref="Set"/> of the same owner replaces its deadline; entries that were replaced are dropped when met.</summary>
public sealed class Timers
{
    private readonly PriorityQueue<(ITimed Owner, long Stamp), long> _queue = new();

    /// <summary>The earliest deadline in milliseconds of the reactor's clock, or null.</summary>
    public long? Next
    {
        get
        {
            while (_queue.TryPeek(out var entry, out var at))
            {
                if (entry.Owner.Deadline == at && entry.Stamp == entry.Owner.TimerStamp) return at;
                _queue.Dequeue();
            }

            return null;
        }
    }

    /// <summary>Sets the deadline of <paramref name="owner"/>, or takes it away.</summary>
    public void Set(ITimed owner, long? at)
    {
        if (owner.Deadline == at) return;
        owner.Deadline = at;
        owner.TimerStamp++;
        if (at is { } deadline) _queue.Enqueue((owner, owner.TimerStamp), deadline);
    }

    /// <summary>Takes the next owner whose deadline is over; its deadline is then gone.</summary>
    public bool TryTakeDue(long now, out ITimed owner)
    {
        if (Next is { } at && at <= now)
        {
            owner = _queue.Dequeue().Owner;
            owner.Deadline = null;
            return true;
        }

        owner = null!;
        return false;
    }
}
