using System.Text;
using ExaBgp.Api.Events;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Tests.Fakes;

/// <summary>Keeps each event as text.</summary>
internal sealed class FakeQueue : IEventQueue
{
    private readonly ByteBuffer _buffer = new();

    public List<string> Events { get; } = [];

    public ByteBuffer Begin()
    {
        _buffer.Clear();
        return _buffer;
    }

    public void End() => Events.Add(Encoding.UTF8.GetString(_buffer.Written));
}
