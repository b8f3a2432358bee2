using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using ExaBgp.Qa.Functional.Expectations;

namespace ExaBgp.Qa.Functional.Peer;

/// <summary>A peer which agrees with whatever is proposed, tells what it is sent, and may announce some prefixes.</summary>
/// <param name="script">How its OPEN differs from the one it answers, and what it sends after it.</param>
/// <param name="announce">How many prefixes it announces: 100.64.0.0/24 and the ones that follow.</param>
/// <param name="received">Takes each message, OPEN included.</param>
public sealed class SimplePeer(MessageScript script, int announce, Action<EndPoint, byte[]> received)
{
    private const int RoomForPrefixes = 4000;
    private static readonly uint FirstPrefix = BinaryPrimitives.ReadUInt32BigEndian([100, 64, 0, 0]);

    /// <summary>Serves every connection which is made to a listening socket, until cancelled.</summary>
    public async Task ListenAsync(Socket listener, CancellationToken cancel)
    {
        var served = new List<Task>();
        try
        {
            while (true)
                served.Add(ServeAsync(await listener.AcceptAsync(cancel).ConfigureAwait(false), cancel));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(served).ConfigureAwait(false);
        }
    }

    /// <summary>Serves one connection to its end.</summary>
    public async Task ServeAsync(Socket socket, CancellationToken cancel)
    {
        using (socket)
        {
            try
            {
                socket.NoDelay = true;
                var remote = socket.RemoteEndPoint!;
                while (await MessageReader.ReadAsync(socket, cancel).ConfigureAwait(false) is { } message)
                {
                    received(remote, message);
                    if ((MessageType)message[18] == MessageType.Open)
                        await GreetAsync(socket, message, cancel).ConfigureAwait(false);
                    else
                        await SendAsync(socket, PeerMessages.Keepalive, cancel).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                // Either side has enough.
            }
        }
    }

    private async Task GreetAsync(Socket socket, byte[] open, CancellationToken cancel)
    {
        await SendAsync(socket, PeerMessages.AnswerOpen(open, script), cancel).ConfigureAwait(false);
        await SendAsync(socket, PeerMessages.Keepalive, cancel).ConfigureAwait(false);
        if (script.SendUnknownMessage)
            await SendAsync(socket, PeerMessages.Unknown, cancel).ConfigureAwait(false);
        if (script.SendDefaultRoute)
            await SendAsync(socket, PeerMessages.DefaultRoute, cancel).ConfigureAwait(false);
        if (announce == 0)
            return;
        foreach (var update in Updates(open))
            await SendAsync(socket, update, cancel).ConfigureAwait(false);
        await SendAsync(socket, PeerMessages.Message(MessageType.Update, new byte[4]), cancel).ConfigureAwait(false);
    }

    private IEnumerable<byte[]> Updates(byte[] open)
    {
        var daemon = BinaryPrimitives.ReadUInt16BigEndian(open.AsSpan(20));
        var attributes = "40010100" + (script.Asn is { } asn && asn != daemon
            ? "40020602010000" + asn.ToString("X4") + "4003047F000001"
            : "400200" + "4003047F000001" + "40050400000064");
        byte[] head = [0, 0, 0, (byte)(attributes.Length / 2), .. Convert.FromHexString(attributes)];
        for (var next = 0; next < announce;)
        {
            var body = new List<byte>(head);
            for (; next < announce && body.Count < RoomForPrefixes; next++)
            {
                var prefix = FirstPrefix + ((uint)next << 8);
                body.AddRange([24, (byte)(prefix >> 24), (byte)(prefix >> 16), (byte)(prefix >> 8)]);
            }

            yield return PeerMessages.Message(MessageType.Update, body.ToArray());
        }
    }

    private static async Task SendAsync(Socket socket, ReadOnlyMemory<byte> message, CancellationToken cancel)
    {
        while (message.Length > 0)
            message = message[await socket.SendAsync(message, cancel).ConfigureAwait(false)..];
    }
}
