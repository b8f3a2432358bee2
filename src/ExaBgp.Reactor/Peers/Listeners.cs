using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Peers;

/// <summary>The sockets peers connect to: each address of <c>tcp.bind</c>, and each neighbor's <c>listen</c> port.</summary>
internal sealed class Listeners(INetwork network, DaemonSettings daemon)
{
    private readonly Dictionary<(IpAddress Address, int Port), int> _open = [];

    /// <summary>True when the handle is a listener.</summary>
    public bool Owns(int handle) => _open.ContainsValue(handle);

    /// <summary>Opens what is missing for these neighbors and closes what nobody wants. The errors that came up are returned.</summary>
    public IReadOnlyList<string> Open(IReadOnlyList<NeighborSettings> neighbors)
    {
        var errors = new List<string>();
        var wanted = new HashSet<(IpAddress, int)>();
        foreach (var address in daemon.TcpBind)
        {
            var at = (address, daemon.TcpPort);
            wanted.Add(at);
            Listen(at, new ConnectionOptions { Local = address, Port = daemon.TcpPort }, errors);
            foreach (var neighbor in neighbors)
            {
                if (neighbor.PeerAddress.Size != address.Size || (neighbor.Md5Key.IsEmpty && neighbor.TcpAo is null) || !_open.TryGetValue(at, out var listener)) continue;
                if (!network.TryAddKey(listener, ConnectionPlan.Listening(neighbor), out var reason)) errors.Add(reason);
            }
        }

        foreach (var neighbor in neighbors)
        {
            if (neighbor.Listen == 0) continue;
            var options = ConnectionPlan.Listening(neighbor);
            var at = (options.Local, options.Port);
            if (wanted.Add(at)) Listen(at, options, errors);
            else if ((!neighbor.Md5Key.IsEmpty || neighbor.TcpAo is not null) && _open.TryGetValue(at, out var listener) && !network.TryAddKey(listener, options, out var reason)) errors.Add(reason);
        }

        foreach (var at in _open.Keys.Where(at => !wanted.Contains(at)).ToArray())
        {
            network.Close(_open[at]);
            _open.Remove(at);
        }

        return errors;
    }

    /// <summary>Closes all.</summary>
    public void Close()
    {
        foreach (var handle in _open.Values) network.Close(handle);
        _open.Clear();
    }

    private void Listen((IpAddress, int) at, ConnectionOptions options, List<string> errors)
    {
        if (_open.ContainsKey(at)) return;
        if (network.TryListen(options, out var listener, out var reason)) _open.Add(at, listener);
        else errors.Add(reason);
    }
}
