using System.Runtime.InteropServices;
using ExaBgp.Host.Epoll;
using ExaBgp.Host.Native;

namespace ExaBgp.Host.Signals;

/// <summary>The signals the daemon obeys, handed to the reactor's thread; their usual effect is prevented. SIGPIPE is ignored: writes say it.</summary>
public sealed class DaemonSignals : IDisposable
{
    public const int HangUp = 1;
    public const int Interrupt = 2;
    public const int User1 = 10;
    public const int User2 = 12;
    public const int Alarm = 14;
    public const int Terminate = 15;
    private const int Pipe = 13;
    private const nint Ignore = 1;

    private static readonly int[] Numbers = [HangUp, Interrupt, User1, User2, Alarm, Terminate];

    private readonly List<PosixSignalRegistration> _registrations = [];

    public DaemonSignals(EpollPoller poller)
    {
        foreach (var number in Numbers)
        {
            // HUP, INT and TERM have names of their own; the others are given by number.
            var signal = number switch
            {
                HangUp => PosixSignal.SIGHUP,
                Interrupt => PosixSignal.SIGINT,
                Terminate => PosixSignal.SIGTERM,
                _ => (PosixSignal)number,
            };
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                context.Cancel = true;
                poller.PostSignal(number);
            }));
        }

        Libc.SetSignal(Pipe, Ignore);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }
}
