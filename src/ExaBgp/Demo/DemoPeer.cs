using System.Net;
using System.Net.Sockets;
using System.Text;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Demo;

/// <summary>
/// A small router for the demonstration: it waits for one session on loopback, says what it hears, announces a few routes of its own and takes them back.
/// </summary>
internal sealed class DemoPeer(DemoScreen screen) : IDisposable
{
    private const uint As = 65002;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ByteBuffer _text = new();
    private readonly UpdateDecoder _decoder = new();
    private readonly AttributeInterner _interner = new();
    private readonly byte[] _buffer = new byte[MessageHeader.ExtendedMaximum];
    private NetworkStream? _stream;
    private SessionContext? _session;

    /// <summary>Routes it has been told and not been told to forget.</summary>
    public int Routes { get; private set; }

    /// <summary>True when the other side has said goodbye.</summary>
    public bool IsToldOfTheEnd { get; private set; }

    /// <summary>Opens the port; returns it.</summary>
    public int Listen()
    {
        _listener.Start();
        return ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    /// <summary>Holds one session until the other side ends it, or time is up.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var client = await _listener.AcceptTcpClientAsync(stop).ConfigureAwait(false);
        client.NoDelay = true;
        _stream = client.GetStream();
        while (await ReadMessageAsync(stop).ConfigureAwait(false) is { } length)
        {
            var type = (MessageType)_buffer[18];
            var answer = Handle(type, _buffer.AsSpan(0, length));
            if (answer.Length > 0) await _stream.WriteAsync(answer, stop).ConfigureAwait(false);
            if (type == MessageType.Notification) return;
        }
    }

    /// <summary>Announces routes of its own, or withdraws them.</summary>
    public async Task SpeakAsync(bool announce, CancellationToken stop)
    {
        if (_stream is null) return;
        byte[] prefixes = [24, 203, 0, 113, 24, 198, 51, 100];
        byte[] attributes = [0x40, 1, 1, 0, 0x40, 2, 6, 2, 1, 0, 0, 0xFD, 0xEA, 0x40, 3, 4, 127, 0, 0, 2, 0xC0, 8, 4, 0xFD, 0xEA, 0, 100];
        var message = new ByteBuffer();
        var start = MessageHeader.Begin(message, MessageType.Update);
        message.WriteUInt16((ushort)(announce ? 0 : prefixes.Length));
        if (!announce) message.Write(prefixes);
        message.WriteUInt16((ushort)(announce ? attributes.Length : 0));
        if (announce)
        {
            message.Write(attributes);
            message.Write(prefixes);
        }

        MessageHeader.End(message, start);
        Say(announce ? "announces 203.0.113.0/24 and 198.51.100.0/24" : "withdraws both again");
        try
        {
            await _stream.WriteAsync(message.WrittenMemory, stop).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // The other side is gone, which whoever waits for an effect will see.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private byte[] Handle(MessageType type, ReadOnlySpan<byte> message)
    {
        var body = message[MessageHeader.Size..];
        switch (type)
        {
            case MessageType.Open:
                return OnOpen(body);
            case MessageType.Update:
                OnUpdate(body);
                return [];
            case MessageType.Notification:
                Say($"is told that the session ends: NOTIFICATION {body[0]}/{body[1]}, {NotificationText.CodeName(body[0])} / {NotificationText.SubcodeName(body[0], body[1])}");
                IsToldOfTheEnd = true;
                return [];
            default:
                return [];
        }
    }

    private byte[] OnOpen(ReadOnlySpan<byte> body)
    {
        if (!OpenMessage.TryRead(body, out var received, out _)) return [];
        var options = new OpenOptions { LocalAs = As, HoldTime = 9, RouterId = IpAddress.FromIpv4(0x7F000002), Families = received!.Families, RouteRefresh = true };
        var sent = OpenMessage.Build(options);
        _session = Protocol.Negotiation.Negotiation.Negotiate(sent, received, new NegotiationOptions(), new EncodingContexts());
        Say($"hears OPEN of AS {received.As}, answers as AS {As}: the session is up");
        var answer = new ByteBuffer();
        sent.Write(answer);
        answer.Write(KeepaliveMessage.Bytes);
        return answer.Written.ToArray();
    }

    private void OnUpdate(ReadOnlySpan<byte> body)
    {
        if (_session is null || _decoder.Decode(body, _session, _interner).Kind == DispositionKind.ResetSession) return;
        var update = _decoder.View(body);
        if (update.IsEndOfRib(out var family)) Say($"knows that this was everything ({family})");
        foreach (var route in update.Withdrawn)
        {
            Routes--;
            Say("forgets  " + Text(route));
        }

        foreach (var route in update.Announced)
        {
            Routes++;
            Say("learns   " + Text(route) + $" next-hop {route.NextHop.Address}");
        }
    }

    private string Text(in UpdateNlri route)
    {
        _text.Clear();
        route.Family.WriteText(route.View, _text, Compatibility.Default);
        return Encoding.ASCII.GetString(_text.Written);
    }

    private void Say(string text) => screen.Say(DemoActor.Router, text);

    private async ValueTask<int?> ReadMessageAsync(CancellationToken stop)
    {
        if (!await ReadExactlyAsync(0, MessageHeader.Size, stop).ConfigureAwait(false)) return null;
        var length = (_buffer[16] << 8) | _buffer[17];
        if (length is < MessageHeader.Size or > MessageHeader.ExtendedMaximum) return null;
        return await ReadExactlyAsync(MessageHeader.Size, length - MessageHeader.Size, stop).ConfigureAwait(false) ? length : null;
    }

    private async ValueTask<bool> ReadExactlyAsync(int offset, int count, CancellationToken stop)
    {
        try
        {
            await _stream!.ReadExactlyAsync(_buffer.AsMemory(offset, count), stop).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is EndOfStreamException or IOException)
        {
            return false;
        }
    }
}
