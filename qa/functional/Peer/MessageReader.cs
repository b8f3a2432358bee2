using System.Buffers.Binary;
using System.Net.Sockets;

namespace ExaBgp.Qa.Functional.Peer;

/// <summary>Reads whole BGP messages from a connection.</summary>
public static class MessageReader
{
    /// <summary>The next message, its header included; null when the connection has ended, even in the middle of one.</summary>
    public static async Task<byte[]?> ReadAsync(Socket socket, CancellationToken cancel)
    {
        var header = new byte[PeerMessages.HeaderLength];
        if (!await FillAsync(socket, header, cancel).ConfigureAwait(false))
            return null;
        var length = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16));
        if (length <= header.Length)
            return header;
        var message = new byte[length];
        header.CopyTo(message, 0);
        return await FillAsync(socket, message.AsMemory(header.Length), cancel).ConfigureAwait(false) ? message : null;
    }

    private static async Task<bool> FillAsync(Socket socket, Memory<byte> buffer, CancellationToken cancel)
    {
        while (buffer.Length > 0)
        {
            int read;
            try
            {
                read = await socket.ReceiveAsync(buffer, cancel).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                return false;
            }

            if (read == 0)
                return false;
            buffer = buffer[read..];
        }

        return true;
    }
}
