using System.Text;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>
/// Service names for ports (IANA "Service Name and Transport Protocol Port Number Registry", of several ports the highest), read from the table beside
/// this file when the first one is asked for. Lower case, with <c>-</c> for <c>_</c>.
/// </summary>
internal static class ServiceNames
{
    private static readonly Lazy<Dictionary<string, uint>> Ports = new(Read);

    public static bool TryGet(ReadOnlySpan<char> name, out uint port) => Ports.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out port);

    private static Dictionary<string, uint> Read()
    {
        var ports = new Dictionary<string, uint>(8192, StringComparer.Ordinal);
        using var stream = typeof(ServiceNames).Assembly.GetManifestResourceStream("services.txt");
        if (stream is null) return ports;
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (reader.ReadLine() is { } line)
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0 && uint.TryParse(line.AsSpan(blank + 1), out var port)) ports[line[..blank]] = port;
        }

        return ports;
    }
}
