using System.Net;
using System.Net.Sockets;

namespace ExaBgp.Healthcheck;

/// <summary>The single addresses of networks.</summary>
internal static class Deaggregation
{
    /// <summary>More in one network are a mistake.</summary>
    public const int Most = 65536;

    /// <summary>All addresses of a network as /32 or /128; throws <see cref="InvalidOperationException"/> when there are too many.</summary>
    public static IEnumerable<IPNetwork> Split(IPNetwork network)
    {
        var bits = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (bits - network.PrefixLength > 16) throw new InvalidOperationException($"{network} has more than {Most} addresses");
        var octets = network.BaseAddress.GetAddressBytes();
        var count = 1 << (bits - network.PrefixLength);
        for (var i = 0; i < count; i++)
        {
            var low = (octets[^2] << 8) | octets[^1] | i;
            var address = (byte[])octets.Clone();
            (address[^2], address[^1]) = ((byte)(low >> 8), (byte)low);
            yield return new IPNetwork(new IPAddress(address), bits);
        }
    }

    /// <summary>The list turned left.</summary>
    public static IReadOnlyList<IPNetwork> Rotate(IReadOnlyList<IPNetwork> addresses, int by)
    {
        if (addresses.Count == 0) return addresses;
        var first = ((by % addresses.Count) + addresses.Count) % addresses.Count;
        return [.. addresses.Skip(first), .. addresses.Take(first)];
    }
}
