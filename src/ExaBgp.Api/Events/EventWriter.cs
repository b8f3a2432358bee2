using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Events;

/// <summary>
/// Gets an event into the queues of a group: written straight into the queue of the only helper, or written once and copied. A JSON line is a head with
/// time and number, different for each helper, and a tail that is the same for all.
/// </summary>
internal sealed class EventWriter
{
    private readonly ByteBuffer _shared = new();
    private readonly ByteBuffer _time = new();
    private readonly byte[] _host;
    private readonly TimeProvider _clock;

    public EventWriter(SpeakerIdentity identity)
    {
        _clock = identity.Time;
        var host = new ByteBuffer();
        host.Write(", \"host\" : "u8);
        host.WriteJsonString(identity.Host);
        host.Write(", \"pid\" : "u8);
        host.WriteDecimal(identity.ProcessId);
        host.Write(", \"ppid\" : "u8);
        host.WriteDecimal(identity.ParentProcessId);
        _host = host.Written.ToArray();
    }

    /// <summary>Takes the time of the event that follows.</summary>
    public void Stamp()
    {
        _time.Clear();
        PythonFloat.Write(_time, (_clock.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / (double)TimeSpan.TicksPerSecond);
    }

    /// <summary>Begins an event of <paramref name="peer"/> for the group: the buffer to write the tail to.</summary>
    public ByteBuffer Begin(EventGroup group, IPeerView peer)
    {
        if (group.Subscribers.Length > 1)
        {
            _shared.Clear();
            return _shared;
        }

        var buffer = group.Subscribers[0].Queue.Begin();
        if (group.Json) WriteHead(buffer, group, peer);
        return buffer;
    }

    /// <summary>Ends the event begun.</summary>
    public void End(EventGroup group, IPeerView peer)
    {
        if (group.Subscribers.Length == 1)
        {
            group.Subscribers[0].Queue.End();
            return;
        }

        foreach (var subscriber in group.Subscribers)
        {
            var buffer = subscriber.Queue.Begin();
            if (group.Json) WriteHead(buffer, group, peer);
            buffer.Write(_shared.Written);
            subscriber.Queue.End();
        }
    }

    /// <summary>Appends the head of a line that belongs to no peer and has no number.</summary>
    public void WriteHead(ByteBuffer buffer, ReadOnlySpan<byte> head)
    {
        buffer.Write(head);
        buffer.Write(_time.Written);
        buffer.Write(_host);
        buffer.Write(", "u8);
    }

    private void WriteHead(ByteBuffer buffer, EventGroup group, IPeerView peer)
    {
        buffer.Write(group.Head);
        buffer.Write(_time.Written);
        buffer.Write(_host);
        buffer.Write(", \"counter\": "u8);
        buffer.WriteDecimal(peer.NextEventNumber());
        buffer.Write(", "u8);
    }
}
