namespace ExaBgp.Healthcheck;

/// <summary>From the results of checks to the state of the service.</summary>
/// <param name="rise">Successes in a row that make it up.</param>
/// <param name="fall">Failures in a row that make it down.</param>
internal sealed class HealthMachine(int rise, int fall)
{
    private int _count;

    /// <summary>The state.</summary>
    public HealthState State { get; private set; } = HealthState.Init;

    /// <summary>Takes the result of one round; true when it led to a transition.</summary>
    public bool Step(bool isDisabled, bool isSuccess) => (State, isDisabled, isSuccess) switch
    {
        (HealthState.Disabled, true, _) => false,
        (_, true, _) => Enter(HealthState.Disabled),
        (HealthState.Disabled, _, _) => Enter(HealthState.Init),
        (HealthState.Up, _, true) or (HealthState.Down, _, false) => false,
        (HealthState.Rising, _, true) => ++_count >= rise && Enter(HealthState.Up),
        (HealthState.Falling, _, false) => ++_count >= fall && Enter(HealthState.Down),
        (_, _, true) => Begin(HealthState.Rising),
        _ => Begin(HealthState.Falling),
    };

    private bool Begin(HealthState state)
    {
        _count = 1;
        return Enter(state switch
        {
            HealthState.Rising when rise <= 1 => HealthState.Up,
            HealthState.Falling when fall <= 1 => HealthState.Down,
            _ => state,
        });
    }

    private bool Enter(HealthState state)
    {
        State = state;
        return true;
    }
}
