using System.Runtime.InteropServices;
using ExaBgp.Host.Daemon;
using ExaBgp.Host.Logging;
using ExaBgp.Host.Settings;

namespace ExaBgp.Server;

/// <summary>Several files without <c>debug.rotate</c>: one daemon for each, and a parent that hands on signals and waits.</summary>
internal static class SeveralDaemons
{
    private static readonly int[] HandedOn = [1, 10, 12, 14, 15];

    public static int Run(ServerOptions options, IReadOnlyList<string> files, HostSettings settings)
    {
        if (LogDestinations.FileOf(settings.Log.Destination) is not null)
        {
            Console.Error.WriteLine("error: several daemons can not log to one file: use syslog, or one file, or exabgp.debug.rotate to use the files in turn");
            return 1;
        }

        var words = Environment.GetCommandLineArgs()[1..].Where(word => !options.Files.Contains(word)).ToList();
        if (SelfProcess.StartEach(files.Select(file => (IReadOnlyList<string>)[.. words, file])) is not { } children) return 1;
        var registrations = new List<PosixSignalRegistration> { PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true) };
        foreach (var number in HandedOn)
        {
            var signal = number switch
            {
                1 => PosixSignal.SIGHUP,
                15 => PosixSignal.SIGTERM,
                _ => (PosixSignal)number,
            };
            registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                foreach (var child in children) SelfProcess.Signal(child, number);
            }));
        }

        var status = children.Select(SelfProcess.WaitFor).Max();
        foreach (var registration in registrations) registration.Dispose();
        return status is > 0 and < 256 ? status : status == 0 ? 0 : 1;
    }
}
