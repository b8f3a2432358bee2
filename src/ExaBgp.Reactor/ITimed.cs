namespace ExaBgp.Reactor;

/// <summary>Somebody with one deadline; the two properties belong to <see cref="Timers"/>.</summary>
public interface ITimed
{
    /// <summary>Milliseconds of the reactor's clock.</summary>
    long? Deadline { get; set; }

    /// <summary>Tells the entry in force from those it replaced.</summary>
    long TimerStamp { get; set; }

    /// <summary>The deadline is over.</summary>
    void Due(long now);
}
