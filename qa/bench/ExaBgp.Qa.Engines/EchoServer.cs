using System.Diagnostics;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Qa.Engines;

/// <summary>Sends back what it receives, on whatever engine: the reactor's use of its seams without a reactor.</summary>
internal static class EchoServer
{
    public static void Run(IPoller poller, INetwork network, Action<TimeSpan?> wait)
    {
        var address = IpAddress.FromIpv4(0x7F001BC8);
        var port = 27400 + (Environment.ProcessId % 500);
        if (!network.TryListen(new ConnectionOptions { Local = address, Port = port }, out _, out var reason)) throw new InvalidOperationException(reason);
        Console.WriteLine(port);
        new Thread(Report) { IsBackground = true }.Start();
        var buffer = new byte[65536];
        while (true)
        {
            wait(null);
            while (poller.TryTake(out var completion))
            {
                if (completion.Kind == CompletionKind.Readable) Echo(network, completion.Handle, buffer);
            }
        }
    }

    private static void Echo(INetwork network, int handle, byte[] buffer)
    {
        while (true)
        {
            var read = network.Receive(handle, buffer);
            if (read.Status == IoStatus.WouldBlock) return;
            if (read.Status != IoStatus.Ok)
            {
                network.Close(handle);
                return;
            }

            network.Send(handle, buffer.AsSpan(0, read.Count));
            if (read.Count < buffer.Length) return;
        }
    }

    private static void Report()
    {
        using var self = Process.GetCurrentProcess();
        while (Console.ReadLine() is not null)
        {
            self.Refresh();
            Console.WriteLine(self.TotalProcessorTime.Ticks);
        }

        Environment.Exit(0);
    }
}
