using ExaBgp.Api;
using ExaBgp.Configuration.Settings;
using ExaBgp.Host.Clients;
using ExaBgp.Host.Daemon;
using ExaBgp.Host.Epoll;
using ExaBgp.Host.Files;
using ExaBgp.Host.Processes;
using ExaBgp.Host.Settings;
using ExaBgp.Host.Signals;
using ExaBgp.Host.Sockets;
using ExaBgp.Reactor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Server;

/// <summary>The daemon put together: the reactor, its seams on epoll, and the host around them.</summary>
internal static class DaemonHost
{
    /// <summary>Runs until the daemon ends; its exit status.</summary>
    public static int Run(
        ServerOptions options, HostSettings settings, SpeakerSettings speaker, ConfigurationFiles source, SystemUser? user, EpollPoller poller,
        ILoggerFactory logging)
    {
        var time = TimeProvider.System;
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        var services = builder.Services;
        services.AddSingleton(logging);
        services.AddSingleton<IHostLifetime, ReactorLifetime>();
        services.AddSingleton(settings);
        services.AddSingleton(time);
        services.AddSingleton(poller);
        services.AddSingleton<SocketNetwork>();
        services.AddSingleton<HelperProcesses>();
        services.AddSingleton<ClientChannel>();
        services.AddSingleton(_ => ServiceManager.FromEnvironment(poller.Wake, time));
        services.AddSingleton(provider => new DaemonDuties(
            settings, provider.GetRequiredService<ClientChannel>(), provider.GetRequiredService<ServiceManager>(), time, logging)
        { User = user });
        services.AddSingleton(provider => new Reactor.Reactor(Options(provider, settings, speaker, source, time, logging)));
        services.AddSingleton<ReactorService>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ReactorService>());

        using var host = builder.Build();
        source.Completed = poller.Wake;
        using var reload = options.Signal > 0
            ? time.CreateTimer(_ => poller.PostSignal(DaemonSignals.User1), null, TimeSpan.FromSeconds(options.Signal), Timeout.InfiniteTimeSpan) : null;
        var service = host.Services.GetRequiredService<ReactorService>();
        host.Run();
        if (settings.Memory) Console.Error.Write(RunReport.Text());
        if (settings.Profile is not { } file || RunReport.TryWrite(file, out var reason)) return service.ExitStatus;
        Console.Error.WriteLine($"error: {reason}");
        return Math.Max(service.ExitStatus, 1);
    }

    private static ReactorOptions Options(
        IServiceProvider provider, HostSettings settings, SpeakerSettings speaker, ConfigurationFiles source, TimeProvider time, ILoggerFactory logging)
    {
        var duties = provider.GetRequiredService<DaemonDuties>();
        return new ReactorOptions
        {
            Poller = provider.GetRequiredService<EpollPoller>(),
            Network = provider.GetRequiredService<SocketNetwork>(),
            Helpers = provider.GetRequiredService<HelperProcesses>(),
            Clients = settings.Cli ? provider.GetRequiredService<ClientChannel>() : null,
            Configuration = source,
            Time = time,
            Logging = logging,
            Daemon = settings.Daemon,
            Settings = speaker,
            Identity = new SpeakerIdentity(
                settings.Daemon.Version ?? ProgramVersion.Text, Environment.MachineName, Environment.ProcessId, HostProcess.ParentId,
                Guid.NewGuid(), time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0, time),
            Ready = duties.Listening,
            TimeToConnect = duties.TimeToConnect,
            Alive = duties.Alive,
            Ending = duties.Ending,
            Reloading = duties.Reloading,
        };
    }

    /// <summary>Signals go to the reactor, which ends the host when it has ended.</summary>
    private sealed class ReactorLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
