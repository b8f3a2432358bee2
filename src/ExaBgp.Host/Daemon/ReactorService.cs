using ExaBgp.Host.Epoll;
using ExaBgp.Reactor.Seams;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Host.Daemon;

/// <summary>Runs the reactor on one thread of its own; when it ends, the host does.</summary>
public sealed class ReactorService(Reactor.Reactor reactor, EpollPoller poller, DaemonDuties duties, IHostApplicationLifetime lifetime, ILoggerFactory logging)
    : IHostedService
{
    private readonly ILogger _log = logging.CreateLogger("daemon");
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Thread? _thread;

    /// <summary>Exit status of the daemon.</summary>
    public int ExitStatus { get; private set; }

    /// <summary>The reactor begins when the host has started: a host that is told to stop while it starts takes that for a fault.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() =>
        {
            _thread = new Thread(Run) { Name = "reactor" };
            _thread.Start();
        });
        return Task.CompletedTask;
    }

    /// <summary>Ends the reactor as SIGTERM does, and waits for it: its own limit is three and a half seconds.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (_thread is null) return Task.CompletedTask;
        if (!_ended.Task.IsCompleted) poller.PostSignal(Signals.DaemonSignals.Terminate);
        return _ended.Task;
    }

    private void Run()
    {
        try
        {
            ExitStatus = Serve();
        }
        catch (Exception exception)
        {
            _log.Fault(exception);
            ExitStatus = 1;
        }
        finally
        {
            duties.Stopping();
            _ended.SetResult();
            lifetime.StopApplication();
        }
    }

    private int Serve()
    {
        if (!reactor.Start()) return 1;
        // Helpers run by now: what cannot go on has to end as everything else does.
        if (!duties.Started()) reactor.End(1);
        var memory = IdleCollection.OfProcess(TimeProvider.System);
        while (true)
        {
            reactor.Turn();
            if (reactor.IsEnded) return reactor.ExitStatus;
            var (due, look) = (reactor.TimeToWait(), memory.Check());
            poller.Wait(due is null || look < due ? look ?? due : due);
        }
    }
}
