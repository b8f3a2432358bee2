using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using ExaBgp.Qa.Functional.Corpus;
using ExaBgp.Qa.Functional.Expectations;
using ExaBgp.Qa.Functional.Peer;
using ExaBgp.Qa.Functional.Run;

namespace ExaBgp.Qa.Functional.Commands;

/// <summary><c>record</c>: writes down what a daemon sends, as the start of a new <c>.msg</c> file. To be checked by hand: what it sends need not be right.</summary>
public static class RecordCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string>("case") { Description = "A case: its .ci must be there; of its .msg only the options are used." };
        var cases = new Option<DirectoryInfo?>("--cases") { Description = "The folder of the case (the one of the checkout)." };
        var exabgp = new Option<string>("--exabgp") { Description = "The daemon.", DefaultValueFactory = _ => "exabgp" };
        var seconds = new Option<double>("--seconds") { Description = "How long to listen.", DefaultValueFactory = _ => 5 };
        var command = new Command("record", "Writes what a daemon sends as the lines of a .msg file.") { name, cases, exabgp, seconds };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = parsed.GetValue(cases) is { } given ? new CorpusFolder(given.FullName) : Checkout.OwnCases;
            if (folder is null)
                return 1;
            var words = parsed.GetRequiredValue(exabgp).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            await RecordAsync(folder, parsed.GetRequiredValue(name), words, TimeSpan.FromSeconds(parsed.GetValue(seconds)), cancel).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static async Task RecordAsync(CorpusFolder folder, string name, string[] exabgp, TimeSpan time, CancellationToken cancel)
    {
        var ci = Path.Combine(folder.Folder("encoding"), name);
        var configurations = (await File.ReadAllTextAsync(ci + ".ci", cancel).ConfigureAwait(false)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var options = File.Exists(ci + ".msg") ? File.ReadLines(ci + ".msg").Where(l => l.TrimStart().StartsWith("option:", StringComparison.Ordinal)) : [];
        var script = MessageScript.Parse(string.Join('\n', options));

        using var scratch = new Scratch(folder);
        var address = script.BindIpv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        using var listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(address, 0));
        listener.Listen(16);
        var clock = Stopwatch.StartNew();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(time);
        using var daemon = Daemon.Start(exabgp, scratch, configurations, ((IPEndPoint)listener.LocalEndPoint!).Port, script.TcpConnections);
        await new SimplePeer(script, 0, (_, message) => Print(clock.Elapsed, script, message)).ListenAsync(listener, enough.Token).ConfigureAwait(false);
    }

    private static void Print(TimeSpan at, MessageScript script, byte[] message)
    {
        var type = (MessageType)message[18];
        if (type == MessageType.Keepalive || (type == MessageType.Open && !script.InspectOpen))
            return;
        var digits = Hex.WithoutMarker(message);
        Console.Write(string.Join('\n', MessageText.Describe(message, "# ").Split('\n')));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# after {at.TotalSeconds:F2} s"));
        Console.WriteLine($"1:raw:{digits[..4]}:{digits[4..6]}:{digits[6..]}");
    }
}
