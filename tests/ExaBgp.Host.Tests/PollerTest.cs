using System.Diagnostics;
using System.Text;
using ExaBgp.Host.Epoll;
using ExaBgp.Host.Processes;
using ExaBgp.Host.Sockets;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Host.Tests;

/// <summary>A poller with everything on it, and waits that end by a condition or a deadline.</summary>
public abstract class PollerTest : IDisposable
{
    protected static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);
    private readonly List<Completion> _unclaimed = [];

    protected PollerTest()
    {
        Poller = new EpollPoller();
        Network = new SocketNetwork(Poller);
        Helpers = new HelperProcesses(Poller);
    }

    protected EpollPoller Poller { get; }

    protected SocketNetwork Network { get; }

    protected HelperProcesses Helpers { get; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) => Poller.Dispose();

    protected static IpAddress Address(string text) => IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    /// <summary>Descriptors of this process of the kinds that sockets, helpers and clients take, less what other tests left to the collector.</summary>
    protected static int OpenDescriptors()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Directory.GetFiles("/proc/self/fd").Select(Target)
            .Count(t => t.StartsWith("pipe:", StringComparison.Ordinal) || t.StartsWith("socket:", StringComparison.Ordinal) || t.Contains("pidfd", StringComparison.Ordinal));
    }

    private static string Target(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? string.Empty;
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    /// <summary>The next completion of a kind (and handle); others are kept for later questions.</summary>
    protected Completion Next(CompletionKind kind, int? handle = null)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            while (Poller.TryTake(out var completion)) _unclaimed.Add(completion);
            var index = _unclaimed.FindIndex(c => c.Kind == kind && (handle is null || c.Handle == handle));
            if (index >= 0)
            {
                var found = _unclaimed[index];
                _unclaimed.RemoveAt(index);
                return found;
            }

            var left = Deadline - clock.Elapsed;
            if (left <= TimeSpan.Zero) throw new TimeoutException($"no {kind}; there were: {string.Join(", ", _unclaimed)}");
            Poller.Wait(left);
        }
    }

    /// <summary>Everything that comes until a wait of this length brings nothing.</summary>
    protected List<Completion> Quiet(int milliseconds = 50)
    {
        var all = new List<Completion>(_unclaimed);
        _unclaimed.Clear();
        while (true)
        {
            var before = all.Count;
            Poller.Wait(TimeSpan.FromMilliseconds(milliseconds));
            while (Poller.TryTake(out var completion)) all.Add(completion);
            if (all.Count == before) return all;
            all.RemoveAll(c => c.Kind is CompletionKind.Woken);
            if (all.Count > 10_000) throw new TimeoutException("never quiet");
        }
    }

    protected (int Listener, int Port) Listen(string address)
    {
        Network.TryListen(new ConnectionOptions { Local = Address(address), Port = 0 }, out var listener, out var reason).Should().BeTrue(reason);
        return (listener, Network.Listening(listener).Port);
    }

    /// <summary>Two connected ends: ours, theirs.</summary>
    protected (int Active, int Passive) Pair(string address = "127.0.27.1")
    {
        var (listener, port) = Listen(address);
        var active = Network.Connect(new ConnectionOptions { Remote = Address(address), Port = port });
        Next(CompletionKind.Connected, active);
        var passive = Next(CompletionKind.Accepted, listener).Detail;
        Network.Close(listener);
        return (active, passive);
    }

    /// <summary>Reads until the given number of octets is there.</summary>
    protected byte[] ReceiveExactly(int connection, int count)
    {
        var buffer = new byte[count];
        var have = 0;
        while (have < count)
        {
            var result = Network.Receive(connection, buffer.AsSpan(have));
            if (result.Status == IoStatus.WouldBlock) Next(CompletionKind.Readable, connection);
            else if (result.Status == IoStatus.Ok) have += result.Count;
            else throw new InvalidOperationException($"{result.Status} after {have}");
        }

        return buffer;
    }

    /// <summary>Everything a helper writes until the end of its output.</summary>
    protected string ReadToEnd(int helper)
    {
        var text = new StringBuilder();
        var buffer = new byte[65536];
        while (true)
        {
            var result = Helpers.Read(helper, buffer);
            if (result.Status == IoStatus.WouldBlock) Next(CompletionKind.HelperReadable, helper);
            else if (result.Status == IoStatus.Ok) text.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
            else return text.ToString();
        }
    }

    /// <summary>What a helper writes until there is a whole line.</summary>
    protected string ReadLine(int helper)
    {
        var text = string.Empty;
        var buffer = new byte[65536];
        while (!text.Contains('\n', StringComparison.Ordinal))
        {
            var result = Helpers.Read(helper, buffer);
            if (result.Status == IoStatus.WouldBlock) Next(CompletionKind.HelperReadable, helper);
            else if (result.Status == IoStatus.Ok) text += Encoding.UTF8.GetString(buffer, 0, result.Count);
            else throw new InvalidOperationException($"{result.Status} after '{text}'");
        }

        return text;
    }
}
