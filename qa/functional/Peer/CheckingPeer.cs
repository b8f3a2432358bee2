using System.Net;
using System.Net.Sockets;
using ExaBgp.Qa.Functional.Expectations;

namespace ExaBgp.Qa.Functional.Peer;

/// <summary>The other end of the session: listens on a loopback port of its own, and compares what it is sent with a script.</summary>
public sealed class CheckingPeer : IDisposable
{
    private readonly MessageScript _script;
    private readonly Conversation _conversation;
    private readonly Socket _listener;
    private readonly Action<string> _signal;
    private readonly Action<string> _log;
    private readonly List<byte[]> _matchedUpdates = [];
    private readonly Lock _turn = new();
    private readonly TaskCompletionSource<string?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _connections;

    /// <summary>Starts to listen.</summary>
    /// <param name="script">What is expected.</param>
    /// <param name="signal">Sends the signal of that name to the daemon.</param>
    /// <param name="log">Takes the lines of the conversation, for whoever looks at it.</param>
    public CheckingPeer(MessageScript script, Action<string> signal, Action<string> log)
    {
        (_script, _signal, _log) = (script, signal, log);
        _conversation = new Conversation(script);
        var address = script.BindIpv6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;
        _listener = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        _listener.Bind(new IPEndPoint(address, 0));
        _listener.Listen(16);
    }

    /// <summary>Called when a session is up: the daemon has confirmed it.</summary>
    public Action Up { get; init; } = static () => { };

    /// <summary>The port the daemon has to connect to.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>What is still expected, for a report.</summary>
    public IReadOnlyList<Expectation> Missing
    {
        get
        {
            lock (_turn)
                return [.. _conversation.Head];
        }
    }

    /// <summary>Plays until every line is used up (null) or a message was not expected (why), then closes everything.</summary>
    public async Task<string?> PlayAsync(CancellationToken cancel)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var accepting = AcceptAsync(over.Token);
        try
        {
            return await _end.Task.WaitAsync(cancel).ConfigureAwait(false);
        }
        finally
        {
            _listener.Close();
            await over.CancelAsync().ConfigureAwait(false);
            await accepting.ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync(CancellationToken cancel)
    {
        var served = new List<Task>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync(cancel).ConfigureAwait(false);
                socket.NoDelay = true;
                served.Add(ServeAsync(socket, (char)('A' + (_connections++ % 26)), cancel));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served).ConfigureAwait(false);
        }
    }

    private async Task ServeAsync(Socket socket, char name, CancellationToken cancel)
    {
        using (socket)
        {
            try
            {
                _log($"{name} connected from {socket.RemoteEndPoint}");
                while (await MessageReader.ReadAsync(socket, cancel).ConfigureAwait(false) is { } message)
                {
                    if (!Handle(socket, name, message))
                        return;
                }

                _log($"{name} closed by the daemon");
            }
            catch (OperationCanceledException)
            {
                _log($"{name} closed by the peer");
            }
            catch (SocketException e)
            {
                _log($"{name} lost: {e.SocketErrorCode}");
            }
        }
    }

    /// <summary>Answers and judges one message; false when the run is over. One message at a time, whichever connection it came on.</summary>
    private bool Handle(Socket socket, char name, byte[] message)
    {
        lock (_turn)
        {
            if (_end.Task.IsCompleted)
                return false;
            var type = (MessageType)message[18];
            _log($"{name} <- {Convert.ToHexString(message.AsSpan(16))}{Environment.NewLine}{MessageText.Describe(message, "       ").TrimEnd()}");

            if (type == MessageType.Open)
            {
                Send(socket, name, PeerMessages.AnswerOpen(message, _script));
                Send(socket, name, PeerMessages.Keepalive);
                if (_script.SendUnknownMessage)
                    Send(socket, name, PeerMessages.Unknown);
                if (_script.SendDefaultRoute)
                    Send(socket, name, PeerMessages.DefaultRoute);
            }
            else
            {
                if (type == MessageType.Keepalive)
                    Up();
                Send(socket, name, PeerMessages.Keepalive);
            }

            var head = _conversation.Head;
            var verdict = _conversation.Receive(message);
            if (verdict == Verdict.Unexpected)
            {
                _end.SetResult(Difference.Explain(message, head));
                return false;
            }

            if (verdict == Verdict.Matched)
                Remember(socket, name, type, message);
            var acted = (verdict == Verdict.Matched || (type == MessageType.Open && !_script.InspectOpen)) && Act(socket, name);

            // A signal or NOTIFICATION at the very end is noticed with the message after it.
            if (!_conversation.Finished || acted)
                return true;
            _end.SetResult(null);
            return false;
        }
    }

    /// <summary>Sends the signals and NOTIFICATIONs which are now due; whether there were any.</summary>
    private bool Act(Socket socket, char name)
    {
        var acted = false;
        while (_conversation.TakeAction() is { } action)
        {
            acted = true;
            _log($"{name} -- {action.Kind} {action.Content}");
            if (action.Kind == ExpectationKind.Signal)
                _signal(action.Content);
            else
                Send(socket, name, PeerMessages.Notification(action.Content));
        }

        return acted;
    }

    private void Remember(Socket socket, char name, MessageType type, byte[] message)
    {
        if (type == MessageType.Update && !Conversation.IsEndOfRib(message))
            _matchedUpdates.Add(message);
        if (type != MessageType.RouteRefresh)
            return;
        foreach (var update in _matchedUpdates)
            Send(socket, name, update);
        Send(socket, name, PeerMessages.Keepalive);
    }

    private void Send(Socket socket, char name, ReadOnlyMemory<byte> message)
    {
        if (message.Span[18] != (byte)MessageType.Keepalive)
            _log($"{name} -> {Convert.ToHexString(message.Span[16..])}{Environment.NewLine}{MessageText.Describe(message.Span, "       ").TrimEnd()}");
        try
        {
            for (var rest = message; rest.Length > 0;)
                rest = rest[socket.Send(rest.Span)..];
        }
        catch (SocketException)
        {
            // The daemon has gone; reading will say so.
        }
    }
}
