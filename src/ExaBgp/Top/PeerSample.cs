using System.Text.Json;

namespace ExaBgp.Top;

/// <summary>A peer at one moment. Messages are counted from the beginning of its session.</summary>
/// <param name="Name">Tells it from the others.</param>
/// <param name="Address">Its address, or the range.</param>
/// <param name="As">Its AS; 0 when any is accepted and none is known yet.</param>
/// <param name="State">Of its session.</param>
/// <param name="Seconds">In ESTABLISHED, or since it was lost.</param>
/// <param name="RoutesIn">In its Adj-RIB-In.</param>
/// <param name="RoutesOut">In its Adj-RIB-Out.</param>
/// <param name="Sent">Messages sent.</param>
/// <param name="Received">Messages received.</param>
internal sealed record PeerSample(string Name, string Address, long As, string State, long Seconds, long RoutesIn, long RoutesOut, long Sent, long Received)
{
    /// <summary>The session is up.</summary>
    public bool IsEstablished => State == "ESTABLISHED";

    /// <summary>Reads one of the objects of <c>peers</c>. Without an Adj-RIB-In the routes are those that were announced and not withdrawn.</summary>
    public static PeerSample Read(JsonElement peer)
    {
        var routes = peer.GetProperty("routes");
        var messages = peer.GetProperty("messages");
        var prefixes = peer.GetProperty("prefixes");
        var held = routes.GetProperty("in").GetInt64();
        return new PeerSample(
            peer.GetProperty("name").GetString()!, peer.GetProperty("peer-address").GetString()!, peer.GetProperty("peer-as").GetInt64(),
            peer.GetProperty("state").GetString()!, peer.GetProperty("duration").GetInt64(),
            held > 0 ? held : Math.Max(0, prefixes.GetProperty("received").GetInt64() - prefixes.GetProperty("withdrawn").GetInt64()), routes.GetProperty("out").GetInt64(),
            messages.GetProperty("sent").GetInt64(), messages.GetProperty("received").GetInt64());
    }
}
