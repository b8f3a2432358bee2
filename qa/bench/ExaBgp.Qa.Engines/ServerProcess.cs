using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ExaBgp.Qa.Engines;

/// <summary>An echo server in a process of its own, and the clients that load it.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly IPEndPoint _endPoint;

    public ServerProcess(string engine)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", engine]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        _process = Process.Start(start)!;
        _endPoint = new IPEndPoint(IPAddress.Parse("127.0.27.200"), int.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }

    /// <summary>Processor milliseconds while nothing happens, per session a KEEPALIVE at the start.</summary>
    public double Idle(int sessions, int seconds)
    {
        var clients = Connect(sessions);
        foreach (var client in clients) Exchange(client, new byte[19]);
        var before = Processor();
        using var never = new ManualResetEventSlim();
        never.Wait(TimeSpan.FromSeconds(seconds));
        return Finish(clients, (Processor() - before).TotalMilliseconds);
    }

    /// <summary>Median microseconds from a message to its echo.</summary>
    public double PingPong(int messages)
    {
        var clients = Connect(1);
        var times = Times(clients[0], messages);
        Array.Sort(times);
        return Finish(clients, times[times.Length / 2]);
    }

    /// <summary>Processor microseconds for a message and its echo.</summary>
    public double PingPongProcessor(int messages)
    {
        var clients = Connect(1);
        Times(clients[0], 1000);
        var before = Processor();
        Times(clients[0], messages);
        return Finish(clients, (Processor() - before).TotalMicroseconds / messages);
    }

    /// <summary>Processor microseconds for a message and its echo when all sessions have one at a time.</summary>
    public double Burst(int sessions, int octets, int rounds)
    {
        var clients = Connect(sessions);
        var message = new byte[octets];
        for (var i = 0; i < 20; i++) Round(clients, message);
        var before = Processor();
        for (var i = 0; i < rounds; i++) Round(clients, message);
        return Finish(clients, (Processor() - before).TotalMicroseconds / (rounds * sessions));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static double[] Times(Socket client, int messages)
    {
        var message = new byte[19];
        var times = new double[messages];
        for (var i = 0; i < messages; i++)
        {
            var start = Stopwatch.GetTimestamp();
            Exchange(client, message);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        return times;
    }

    private static void Round(Socket[] clients, byte[] message)
    {
        foreach (var client in clients) client.Send(message);
        foreach (var client in clients) ReceiveAll(client, message);
    }

    private static void Exchange(Socket client, byte[] message)
    {
        client.Send(message);
        ReceiveAll(client, message);
    }

    private static void ReceiveAll(Socket client, byte[] message)
    {
        for (var have = 0; have < message.Length;) have += client.Receive(message, have, message.Length - have, SocketFlags.None);
    }

    private static double Finish(Socket[] clients, double figure)
    {
        foreach (var client in clients) client.Dispose();
        return figure;
    }

    private Socket[] Connect(int count)
    {
        var clients = new Socket[count];
        for (var i = 0; i < count; i++)
        {
            clients[i] = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            clients[i].Connect(_endPoint);
        }

        return clients;
    }

    private TimeSpan Processor()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        return TimeSpan.FromTicks(long.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture));
    }
}
