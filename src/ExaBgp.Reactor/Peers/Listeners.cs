using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Peers;

/// <summary>The sockets peers connect to: each address of <c>tcp.bind</c>, and each neighbor's <c>listen</c> port; with the keys of the peers who sign.</summary>
internal sealed class Listeners(INetwork network, DaemonSettings daemon)
{
    private readonly Dictionary<(IpAddress Address, int Port, string Interface), int> _open = [];
    private readonly Dictionary<(int Listener, IpAddress Peer, int Length), ConnectionOptions> _keys = [];

    /// <summary>True when the handle is a listener.</summary>
    public bool Owns(int handle) => _open.ContainsValue(handle);

    /// <summary>Opens what is missing for these neighbors and closes what nobody wants; the same for keys. The errors that came up are returned.</summary>
    public IReadOnlyList<string> Open(IReadOnlyList<NeighborSettings> neighbors)
    {
        var errors = new List<string>();
        var wanted = new HashSet<(IpAddress, int, string)>();
        var keys = new HashSet<(int, IpAddress, int)>();
        foreach (var address in daemon.TcpBind)
        {
            var at = (address, daemon.TcpPort, string.Empty);
            wanted.Add(at);
            Listen(at, new ConnectionOptions { Local = address, Port = daemon.TcpPort }, errors);
            foreach (var neighbor in neighbors)
            {
                if (neighbor.PeerAddress.Size == address.Size) SetKey(at, ConnectionPlan.Listening(neighbor), keys, errors);
            }
        }

        foreach (var neighbor in neighbors)
        {
            if (neighbor.Listen == 0) continue;
            var options = ConnectionPlan.Listening(neighbor);
            var at = (options.Local, options.Port, options.Interface);
            wanted.Add(at);
            Listen(at, options, errors);
            SetKey(at, options, keys, errors);
        }

        foreach (var at in _open.Keys.Where(at => !wanted.Contains(at)).ToArray()) Close(at);
        foreach (var (key, options) in _keys.Where(known => !keys.Contains(known.Key)).ToArray())
        {
            network.RemoveKey(key.Listener, options);
            _keys.Remove(key);
        }

        return errors;
    }

    /// <summary>Closes all.</summary>
    public void Close()
    {
        foreach (var at in _open.Keys.ToArray()) Close(at);
    }

    private void Close((IpAddress, int, string) at)
    {
        var listener = _open[at];
        network.Close(listener);
        _open.Remove(at);
        foreach (var key in _keys.Keys.Where(key => key.Listener == listener).ToArray()) _keys.Remove(key);
    }

    private void Listen((IpAddress, int, string) at, ConnectionOptions options, List<string> errors)
    {
        if (_open.ContainsKey(at)) return;
        if (!network.TryListen(options, out var listener, out var reason))
        {
            errors.Add(reason);
            return;
        }

        _open.Add(at, listener);
        if (options.HasKey) _keys[(listener, options.Remote, options.RemoteLength)] = options;
    }

    /// <summary>A key that is another than before takes the old one's place: a peer has one key.</summary>
    private void SetKey((IpAddress, int, string) at, ConnectionOptions peer, HashSet<(int, IpAddress, int)> keys, List<string> errors)
    {
        if (!peer.HasKey || !_open.TryGetValue(at, out var listener)) return;
        var key = (listener, peer.Remote, peer.RemoteLength);
        keys.Add(key);
        if (_keys.TryGetValue(key, out var known))
        {
            if (known.Md5Key.Equals(peer.Md5Key) && Equals(known.TcpAo, peer.TcpAo)) return;
            network.RemoveKey(listener, known);
            _keys.Remove(key);
        }

        if (network.TryAddKey(listener, peer, out var reason)) _keys.Add(key, peer);
        else errors.Add(reason);
    }
}
