using ExaBgp.Api.Events;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Api.Tests.Fakes;

/// <summary>An event router with one peer and the helpers a test asks for.</summary>
internal sealed class Router
{
    private readonly List<EventSubscriber> _subscribers = [];
    private readonly DaemonSettings _daemon;
    private readonly UpdateDecoder _decoder = new();
    private readonly AttributeInterner _interner = new();

    public Router(Generation generation = Generation.Five, int? version = null, Func<NeighborSettings, NeighborSettings>? change = null)
    {
        _daemon = DaemonSettings.Default with { Generation = generation, ApiVersion = version };
        Peer = new FakePeer((change ?? (static settings => settings))(Neighbors.Of(2) with { Api = [] }), 0);
        Neighbors.Establish(Peer, 1);
        Peer.Session = Neighbors.Session(Peer.Settings with { Families = [Neighbors.Ipv4, Neighbors.Ipv6] }, _daemon.Compatibility);
        Events = new EventRouter(FakeSpeaker.Daemon with { Time = new FixedTime(1795424329.1928136) });
    }

    public FakePeer Peer { get; }

    public EventRouter Events { get; }

    /// <summary>Adds a helper whose <c>api</c> section is <paramref name="api"/>.</summary>
    public FakeQueue Helper(string name, bool json, ApiSettings api, int? version = null)
    {
        var queue = new FakeQueue();
        _subscribers.Add(new EventSubscriber(new ProcessSettings { Name = name, Run = [], Json = json, ApiVersion = version }, queue));
        Peer.Settings = Peer.Settings with { Api = [.. Peer.Settings.Api, api with { Processes = api.ProcessesMatch.Count > 0 ? [] : [name] }] };
        Events.Configure(_daemon, _subscribers);
        return queue;
    }

    public void Receive(string hex) => Tell(Direction.Receive, hex);

    public void Send(string hex) => Tell(Direction.Send, hex);

    /// <summary>A message of a type, from the hexadecimal digits of its body.</summary>
    public static byte[] Message(MessageType type, string body)
    {
        var octets = Convert.FromHexString(body.Replace(" ", string.Empty, StringComparison.Ordinal));
        return [.. Enumerable.Repeat((byte)255, 16), (byte)((octets.Length + 19) >> 8), (byte)(octets.Length + 19), (byte)type, .. octets];
    }

    private void Tell(Direction direction, string hex)
    {
        var colon = hex.IndexOf(':', StringComparison.Ordinal);
        var type = colon < 0 ? MessageType.Update : (MessageType)(hex[0] - '0');
        var message = Message(type, hex[(colon + 1)..]);
        if (direction == Direction.Receive && type == MessageType.Update) TellUpdate(message);
        else Events.Message(Peer, direction, message, Peer.Session);
    }

    /// <summary>As the reactor does: read once, told with what was read.</summary>
    private void TellUpdate(byte[] message)
    {
        var body = message.AsSpan(MessageHeader.Size);
        if (_decoder.Decode(body, Peer.Session!, _interner).Kind == DispositionKind.ResetSession) Events.Message(Peer, Direction.Receive, message, Peer.Session);
        else Events.Update(Peer, message, Peer.Session!, _decoder.View(body));
    }
}
