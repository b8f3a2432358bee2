using ExaBgp.Healthcheck;

namespace ExaBgp.Tests.Healthcheck;

/// <summary>A service that is as the test says, and a record of what was done.</summary>
internal sealed class FakeActions(FakeClock clock) : IHealthActions
{
    public bool IsDisabled { get; set; }

    public bool Works { get; set; } = true;

    public bool Answers { get; set; } = true;

    /// <summary>The daemon has gone: what is written to it is an error.</summary>
    public bool IsDaemonGone { get; set; }

    public int Checks { get; private set; }

    /// <summary>Seconds and what was done then.</summary>
    public List<string> Done { get; } = [];

    public IEnumerable<string> Lines => Done.Where(entry => entry.Contains(" route ", StringComparison.Ordinal)).Select(entry => entry[(entry.IndexOf(' ', StringComparison.Ordinal) + 1)..]);

    public bool Check(CancellationToken stop)
    {
        Checks++;
        return Works;
    }

    public void RunHook(string command, HealthState state, CancellationToken stop) => Add($"{command}:{Hooks.Name(state)}");

    public void AddAddresses() => Add("add addresses");

    public void RemoveAddresses() => Add("remove addresses");

    public void Send(string line)
    {
        if (IsDaemonGone) throw new IOException("Broken pipe");
        Add(line);
    }

    public Task AnswerAsync(CancellationToken stop)
    {
        if (Answers) return Task.CompletedTask;
        var never = new TaskCompletionSource();
        stop.Register(() => never.TrySetCanceled(stop));
        return never.Task;
    }

    private void Add(string what) => Done.Add($"{clock.Now.TotalSeconds} {what}");
}
