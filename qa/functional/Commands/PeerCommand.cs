using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ExaBgp.Qa.Functional.Expectations;
using ExaBgp.Qa.Functional.Peer;

namespace ExaBgp.Qa.Functional.Commands;

/// <summary><c>peer</c>: the other end of a session, for a demonstration or a test.</summary>
public static class PeerCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var listen = new Option<string?>("--listen") { Description = "ADDRESS:PORT to listen on." };
        var connect = new Option<string?>("--connect") { Description = "ADDRESS:PORT to connect to." };
        var bind = new Option<string?>("--bind") { Description = "The address to connect from." };
        var asn = new Option<ushort?>("--as") { Description = "The peer's AS number; without it the daemon's own." };
        var announce = new Option<int>("--announce") { Description = "How many prefixes it announces, from 100.64.0.0/24 on." };
        var quiet = new Option<bool>("--quiet") { Description = "Count the messages, show none." };
        var command = new Command("peer", "A peer which agrees to anything, shows what it is sent, and ends with a signal.") { listen, connect, bind, asn, announce, quiet };
        command.Validators.Add(result =>
        {
            if (result.GetValue(listen) is null == result.GetValue(connect) is null)
                result.AddError("Give either --listen or --connect.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => End(context, stop));
            var counts = new SortedDictionary<MessageType, int>();
            var peer = new SimplePeer(new MessageScript { Asn = parsed.GetValue(asn) }, parsed.GetValue(announce), (from, message) =>
            {
                lock (counts)
                {
                    var type = (MessageType)message[18];
                    counts[type] = counts.GetValueOrDefault(type) + 1;
                    if (!parsed.GetValue(quiet))
                        Console.Write($"{from}{Environment.NewLine}{MessageText.Describe(message, "  ")}");
                }
            });
            try
            {
                await RunAsync(peer, parsed.GetValue(listen), parsed.GetValue(connect), parsed.GetValue(bind), stop.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SocketException or FormatException)
            {
                await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
                return 1;
            }

            lock (counts)
                Console.WriteLine(string.Join(", ", counts.Select(c => $"{c.Value} {c.Key}")));
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(SimplePeer peer, string? listen, string? connect, string? bind, CancellationToken cancel)
    {
        var end = IPEndPoint.Parse((listen ?? connect)!);
        using var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        if (listen is not null)
        {
            socket.Bind(end);
            socket.Listen(16);
            await peer.ListenAsync(socket, cancel).ConfigureAwait(false);
            return;
        }

        if (bind is not null)
            socket.Bind(new IPEndPoint(IPAddress.Parse(bind), 0));
        await socket.ConnectAsync(end, cancel).ConfigureAwait(false);
        await peer.ServeAsync(socket, cancel).ConfigureAwait(false);
    }

    private static void End(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        stop.Cancel();
    }
}
