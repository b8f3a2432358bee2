using System.Net;
using System.Net.Sockets;

namespace ExaBgp.Tests;

/// <summary>Addresses and ports of the loopback network for daemons that run at the same time.</summary>
internal static class Loopback
{
    private static int _taken;

    /// <summary>The first three numbers of a network of 256 addresses that nobody else of this process has: <c>127.x.y</c>.</summary>
    public static string TakeNetwork() => $"127.{64 + (Environment.ProcessId % 128)}.{Interlocked.Increment(ref _taken) % 256}";

    /// <summary>A port on which nobody listens at the moment.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
