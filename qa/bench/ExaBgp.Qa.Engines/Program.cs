using System.Diagnostics;
using System.Globalization;
using ExaBgp.Host.Epoll;
using ExaBgp.Host.Sockets;
using ExaBgp.Qa.Engines;

// engines               measures both engines and prints a table
// engines serve NAME    an echo server on one engine: prints its port, then its processor time for each line it reads
if (args is ["serve", var name])
{
    if (name == "epoll")
    {
        using var poller = new EpollPoller();
        EchoServer.Run(poller, new SocketNetwork(poller), poller.Wait);
    }
    else
    {
        using var engine = new ContextEngine();
        EchoServer.Run(engine, engine, engine.Wait);
    }

    return 0;
}

const int Rounds = 3;
Load[] loads =
[
    new("idle, 100 sessions", "processor ms in 10 s", static server => server.Idle(sessions: 100, seconds: 10)),
    new("ping-pong, 19 octets, 1 session", "us each, median", static server => server.PingPong(messages: 50_000)),
    new("ping-pong, processor", "us each", static server => server.PingPongProcessor(messages: 50_000)),
    new("100 sessions, 19 octets each in turn", "processor us each", static server => server.Burst(sessions: 100, octets: 19, rounds: 1000)),
    new("100 sessions, 4 KiB each in turn", "processor us each", static server => server.Burst(sessions: 100, octets: 4096, rounds: 300)),
];
Console.WriteLine("| load | unit | epoll | context |\n|---|---|---|---|");
foreach (var load in loads)
{
    var cells = new[] { "epoll", "context" }.Select(engine => string.Join(", ", Enumerable.Range(0, Rounds).Select(_ => Measure(load, engine))));
    Console.WriteLine($"| {load.Name} | {load.Unit} | {string.Join(" | ", cells)} |");
}

return 0;

static string Measure(Load load, string engine)
{
    using var server = new ServerProcess(engine);
    return load.Run(server).ToString("F2", CultureInfo.InvariantCulture);
}
