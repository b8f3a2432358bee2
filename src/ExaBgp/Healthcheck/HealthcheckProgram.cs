using System.Net;
using System.Runtime.InteropServices;
using ExaBgp.CommandLine;
using ExaBgp.Host.Daemon;
using ExaBgp.Host.Logging;
using ExaBgp.Host.Processes;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

/// <summary><c>exabgp healthcheck</c>, from words to the exit status: 0 for an end it was told to come to, 1 for a failure, 2 for words it does not understand.</summary>
internal static class HealthcheckProgram
{
    /// <summary>Runs it.</summary>
    public static int Run(IReadOnlyList<string> words)
    {
        if (!HealthcheckWords.TryRead(words, Read, out var options, out var error))
        {
            return Misuse.Report("healthcheck", HealthcheckHelp.Example, error);
        }

        if (options.Help)
        {
            Console.Out.Write(HealthcheckHelp.Text());
            return 0;
        }

        foreach (var network in options.Interfaces.Keys)
        {
            if (options.Ips.Contains(network)) continue;
            Console.Error.WriteLine($"exabgp healthcheck: error: argument --ip-ifname: {network} is not among the values of --ip");
            return 1;
        }

        using var syslog = Syslog(options);
        var log = new HealthcheckLogger(options.Debug ? LogLevel.Debug : LogLevel.Information, options.Silent ? null : Console.Error, syslog);
        try
        {
            if (options.Pid is { } pid) File.WriteAllText(pid, $"{Environment.ProcessId}\n");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"exabgp healthcheck: error: argument --pid: {exception.Message}");
            return 1;
        }

        try
        {
            return Run(options, log);
        }
        catch (Exception exception) when (exception is InvalidOperationException or IOException)
        {
            log.Fails(exception.Message);
            return 1;
        }
        catch (Exception exception)
        {
            log.Fault(exception);
            return 1;
        }
    }

    private static int Run(HealthcheckOptions options, HealthcheckLogger log)
    {
        // Before the addresses are set up: told to end at any time later, it removes them.
        using var stop = new CancellationTokenSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        var setup = new AddressSetup(options, RunTool, log);
        IReadOnlyList<IPNetwork> networks = options.Ips.Count > 0 ? options.Ips : setup.Find();
        if (networks.Count == 0)
        {
            log.NoAddress();
            return 1;
        }

        if (!options.NoIpSetup) setup.Add(networks);
        if (!PrivilegeDrop.TryApply(options.User, options.Group, out var reason))
        {
            log.Fails(reason);
            return 1;
        }

        var routes = Deaggregation.Rotate(options.DeaggregateNetworks ? [.. networks.SelectMany(Deaggregation.Split)] : networks, options.StartIp);
        var selector = SelectorWords.For(Environment.GetEnvironmentVariables(), Invocation.EnvironmentFile, Invocation.ProgramFolder);
        using var answers = options.NoAck || !Console.IsOutputRedirected ? null : new AnswerReader(Console.OpenStandardInput());
        var actions = new HealthActions(options, networks, setup, new OutputStream(1), answers, TimeProvider.System, log);
        new HealthcheckLoop(options, routes, selector, actions, TimeProvider.System, log).RunAsync(stop.Token).GetAwaiter().GetResult();
        return 0;

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static ChildResult RunTool(IReadOnlyList<string> words) =>
        ChildCommand.Run([SystemTool.Find(words[0]), .. words.Skip(1)], ChildCommand.Variables(), limit: null, TimeProvider.System, CancellationToken.None);

    private static SyslogSocket? Syslog(HealthcheckOptions options)
    {
        if (options.NoSyslog || options.Debug) return null;
        _ = SyslogFacility.TryFind(options.SyslogFacility ?? "daemon", out var facility);
        return new SyslogSocket(SyslogDestination.LocalSocket, facility, options.Name, Environment.ProcessId);
    }

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
