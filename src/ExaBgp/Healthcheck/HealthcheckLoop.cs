using System.Net;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

/// <summary>Checks, and says what follows, until told to stop or, with an interval of 0, until the state is clear.</summary>
internal sealed class HealthcheckLoop(
    HealthcheckOptions options, IReadOnlyList<IPNetwork> addresses, SelectorWord selector, IHealthActions actions, TimeProvider clock, ILogger log)
{
    /// <summary>How long answers to the last withdraws are waited for, all together.</summary>
    public static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(5);

    private readonly HealthMachine _machine = new(options.Rise, options.Fall);
    private bool _isAnswerOwed;

    /// <summary>The state.</summary>
    public HealthState State => _machine.State;

    /// <summary>Runs; on <paramref name="stop"/> the routes are withdrawn first.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (await RoundAsync(stop).ConfigureAwait(false) is { } pause) await PauseAsync(pause, stop).ConfigureAwait(false);
            log.EndsClear(State);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await ExitAsync().ConfigureAwait(false);
        }
    }

    /// <summary>One check and what follows; the pause after it, or null when it was the last.</summary>
    private async Task<TimeSpan?> RoundAsync(CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var before = State;
        var isDisabled = actions.IsDisabled;
        var isSuccess = isDisabled || actions.Check(stop);
        stop.ThrowIfCancellationRequested();
        if (_machine.Step(isDisabled, isSuccess))
        {
            log.Transition(before, State);
            foreach (var hook in Hooks.For(options, State))
            {
                actions.RunHook(hook, State, stop);
                stop.ThrowIfCancellationRequested();
            }
        }

        if (!options.Debounce || State != before) await SayAsync(State, stop).ConfigureAwait(false);
        return State is HealthState.Rising or HealthState.Falling ? options.FastInterval
            : options.Interval == TimeSpan.Zero ? null
            : options.Interval;
    }

    private async Task SayAsync(HealthState state, CancellationToken stop)
    {
        if (!RouteLines.Has(state)) return;
        if (options.DynamicIpSetup && state == HealthState.Up) actions.AddAddresses();
        log.Sends(state);
        foreach (var line in RouteLines.Write(options, addresses, state, selector))
        {
            actions.Send(line);
            _isAnswerOwed = true;
            await actions.AnswerAsync(stop).ConfigureAwait(false);
            _isAnswerOwed = false;
        }

        if (options.DynamicIpSetup && state != HealthState.Up) actions.RemoveAddresses();
    }

    /// <summary>Who did not answer before will not answer now: then nothing is waited for.</summary>
    private async Task ExitAsync()
    {
        log.Sends(HealthState.Exit);
        using var limit = new CancellationTokenSource(LastAnswers, clock);
        var waits = !_isAnswerOwed;
        try
        {
            foreach (var line in RouteLines.Write(options, addresses, HealthState.Exit, selector))
            {
                actions.Send(line);
                waits = waits && await IsAnsweredAsync(limit.Token).ConfigureAwait(false);
            }
        }
        finally
        {
            // Also where the daemon has gone and takes no line.
            if (options.DynamicIpSetup || !options.NoIpSetup) actions.RemoveAddresses();
        }
    }

    private async Task<bool> IsAnsweredAsync(CancellationToken limit)
    {
        try
        {
            await actions.AnswerAsync(limit).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken stop)
    {
        var over = new TaskCompletionSource();
        using var timer = clock.CreateTimer(_ => over.TrySetResult(), null, time, Timeout.InfiniteTimeSpan);
        using var stopped = stop.Register(() => over.TrySetCanceled(stop));
        await over.Task.ConfigureAwait(false);
    }
}
