namespace ExaBgp.Healthcheck;

/// <summary>What a health check does to the world.</summary>
internal interface IHealthActions
{
    /// <summary>The operator took the service out.</summary>
    bool IsDisabled { get; }

    /// <summary>Runs the check; true for a success.</summary>
    bool Check(CancellationToken stop);

    /// <summary>Runs a hook to its end.</summary>
    void RunHook(string command, HealthState state, CancellationToken stop);

    /// <summary>Adds what is missing on the interfaces.</summary>
    void AddAddresses();

    /// <summary>Removes what is there.</summary>
    void RemoveAddresses();

    /// <summary>Hands a command to the daemon.</summary>
    void Send(string line);

    /// <summary>Waits for its answer.</summary>
    Task AnswerAsync(CancellationToken stop);
}
