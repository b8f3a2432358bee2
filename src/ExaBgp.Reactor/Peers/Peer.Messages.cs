using ExaBgp.Api;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Reactor.Peers;

/// <summary>The messages that are no UPDATE of the Adj-RIB-Out: each appended to the send buffer, counted and told to who asked.</summary>
internal sealed partial class Peer
{
    /// <summary>Messages that helpers asked for.</summary>
    public RequestedMessages Requested { get; } = new();

    /// <summary>Asks for a message to be sent once.</summary>
    public void Request(Action<RequestedMessages> request)
    {
        request(Requested);
        _services.Ready(this);
    }

    private void WriteAutomaticEndOfRibs(PeerConnection connection)
    {
        if (Settings.ManualEor) return;
        var before = connection.Output.Length;
        var session = connection.Machine.Context!;
        foreach (var family in session.Families) EndOfRib.Write(connection.Output, family);
        if (session.Families.Count == 0) WriteKeepalive(connection);
        else ReportSent(connection, before);
    }

    /// <summary>One message of those helpers asked for; false when none is left.</summary>
    private bool WriteRequested(PeerConnection connection)
    {
        var before = connection.Output.Length;
        var session = connection.Machine.Context!;
        if (Requested.TryTakeEndOfRib(out var family)) EndOfRib.Write(connection.Output, family);
        else if (Requested.TryTakeRefresh(out var refresh) && session.RouteRefresh) new RouteRefreshMessage(refresh, RouteRefreshMessage.Query).Write(connection.Output);
        else if (Requested.TryTakeOperational(out var body) && session.Operational) WriteOperational(connection, body);
        else return Requested.Count > 0;
        ReportSent(connection, before);
        return true;
    }

    private static void WriteOperational(PeerConnection connection, ReadOnlySpan<byte> body)
    {
        var start = MessageHeader.Begin(connection.Output, MessageType.Operational);
        connection.Output.Write(body);
        MessageHeader.End(connection.Output, start);
    }

    private void WriteOpen(PeerConnection connection)
    {
        var before = connection.Output.Length;
        connection.Machine.Sent!.Write(connection.Output);
        ReportSent(connection, before);
    }

    private void WriteKeepalive(PeerConnection connection)
    {
        var before = connection.Output.Length;
        connection.Output.Write(KeepaliveMessage.Bytes);
        _services.Trace.Keepalive(Settings.PeerAddress, connection.Machine.Context?.HoldTime ?? 0);
        ReportSent(connection, before);
    }

    private void WriteNotification(PeerConnection connection, NotificationError notification, bool report)
    {
        var before = connection.Output.Length;
        NotificationMessage.Write(connection.Output, notification);
        _services.Log.NotificationSent(Settings.PeerAddress, notification.Code, notification.Subcode, NotificationText.Describe(notification.Code, notification.Subcode, notification.Data.Span));
        if (report) ReportSent(connection, before);
    }

    /// <summary>Counts the messages appended since <paramref name="from"/> and tells the helpers that asked.</summary>
    private void ReportSent(PeerConnection connection, int from)
    {
        if (!IsCurrent(connection)) return;
        while (from < connection.Output.Length)
        {
            var message = connection.Output.Written[from..];
            var length = (message[16] << 8) | message[17];
            var type = (MessageType)message[18];
            _counters.Count(Direction.Send, type);
            if (_services.Trace.Messages) _services.Trace.Message(Settings.PeerAddress, Direction.Send, message[..length]);
            if (_services.Events.Wants(this, Direction.Send, type)) _services.Events.Message(this, Direction.Send, message[..length], connection.Machine.Context);
            from += length;
        }
    }
}
