using ExaBgp.Api.Events;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Reactor.Helpers;
using ExaBgp.Reactor.Seams;
using ExaBgp.Routes;
using ExaBgp.Session;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Peers;

/// <summary>What all peers of a reactor share. Everything here belongs to the reactor's thread.</summary>
internal sealed class PeerServices
{
    /// <summary>Room for one read behind the largest message kept from the last.</summary>
    public const int ReadSize = 256 * 1024;
    private readonly Stack<List<SessionAction>> _spareActions = new();

    public required INetwork Network { get; init; }

    public required Clock Clock { get; init; }

    public required Timers Timers { get; init; }

    public required OutgoingRib Rib { get; init; }

    public required AttributeInterner Interner { get; init; }

    public required EncodingContexts Contexts { get; init; }

    public required IPeerEvents Events { get; init; }

    public required ILogger Log { get; init; }

    /// <summary>What the sources that are off by default let see.</summary>
    public required PeerTrace Trace { get; init; }

    /// <summary>The daemon's settings; replaced by nobody while it runs.</summary>
    public required DaemonSettings Daemon { get; init; }

    /// <inheritdoc cref="ReactorOptions.SendRoom"/>
    public required int SendRoom { get; init; }

    /// <summary>Decodes UPDATEs, one at a time.</summary>
    public UpdateDecoder Decoder { get; } = new();

    /// <summary>Connections that are ending.</summary>
    public required LingeringConnections Lingering { get; init; }

    /// <summary>Outboxes that met their bound while a peer was served.</summary>
    public required OverflowWatch Overflow { get; init; }

    /// <summary>Where a machine writes what is to be done; empty between two events.</summary>
    public List<SessionAction> Actions { get; private set; } = [];

    /// <summary>Takes what is to be done: doing it may give another machine something to do, which is written elsewhere.</summary>
    public List<SessionAction> TakeActions()
    {
        var taken = Actions;
        Actions = _spareActions.TryPop(out var spare) ? spare : [];
        return taken;
    }

    /// <summary>All of it is done.</summary>
    public void GiveBack(List<SessionAction> actions)
    {
        actions.Clear();
        _spareActions.Push(actions);
    }

    /// <summary>Where every read goes first.</summary>
    public byte[] ReadBuffer { get; } = new byte[ReadSize + (2 * 65536)];

    /// <summary>Which peer a connection belongs to.</summary>
    public Dictionary<int, Peer> Handles { get; } = [];

    /// <summary>When a helper's command was last executed, in milliseconds of the clock.</summary>
    public long LastCommand { get; set; } = long.MinValue / 2;

    /// <summary>The reactor's turns, counted: the first drain starts in a later one than ESTABLISHED (guarantee G8).</summary>
    public long Turn { get; set; }

    /// <summary>Puts a peer on the list of those whose turn is due.</summary>
    public required Action<Peer> Ready { get; init; }

    /// <summary>A peer has come to its end and is to be taken off the table.</summary>
    public required Action<Peer> Ended { get; init; }

    /// <summary>The peer a handle of the network belongs to.</summary>
    public Peer? Owner(int handle) => Handles.GetValueOrDefault(handle);
}
