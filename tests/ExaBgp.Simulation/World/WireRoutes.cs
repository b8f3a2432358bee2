using System.Buffers.Binary;
using System.Globalization;

namespace ExaBgp.Simulation.World;

/// <summary>
/// One direction of a session taken apart: messages, and the routes that UPDATEs leave. It shares no code with what it checks.
/// </summary>
public sealed class WireRoutes
{
    private readonly ByteQueue _input = new();

    /// <summary>Route to the hexadecimal path attributes it was announced with. With ADD-PATH the key ends in <c>#</c> and the path identifier.</summary>
    public Dictionary<string, string> Routes { get; } = [];

    /// <summary>Families that carry path identifiers in this direction.</summary>
    public HashSet<int> AddPath { get; } = [];

    /// <summary>Families whose End-of-RIB came.</summary>
    public HashSet<int> EndOfRibs { get; } = [];

    /// <summary>UPDATEs seen that were no End-of-RIB.</summary>
    public int Updates { get; private set; }

    /// <summary>Called for each whole message: type and body.</summary>
    public Action<byte, byte[]> OnMessage { get; set; } = static (_, _) => { };

    /// <summary>Called for each route announced: key and attributes.</summary>
    public Action<string, string> OnAnnounce { get; set; } = static (_, _) => { };

    /// <summary>Called for each route withdrawn.</summary>
    public Action<string> OnWithdraw { get; set; } = static _ => { };

    /// <summary>Longest message allowed.</summary>
    public int LargestMessage { get; set; } = 4096;

    /// <summary>Takes octets in as they come.</summary>
    public void Feed(ReadOnlySpan<byte> octets)
    {
        _input.Add(octets);
        while (_input.Count >= 19)
        {
            var front = _input.Span;
            var length = BinaryPrimitives.ReadUInt16BigEndian(front[16..]);
            if (front[..16].ContainsAnyExcept((byte)255)) throw new InvalidOperationException("a message without marker");
            if (length < 19 || (length > LargestMessage && front[18] != 1)) throw new InvalidOperationException($"a message of type {front[18]} with length {length}");
            if (_input.Count < length) return;
            var message = front[..length].ToArray();
            _input.Skip(length);
            var body = message[19..];
            if (message[18] == 2) Update(body);
            OnMessage(message[18], body);
        }
    }

    private void Update(ReadOnlySpan<byte> body)
    {
        var withdrawn = BinaryPrimitives.ReadUInt16BigEndian(body);
        var attributesLength = BinaryPrimitives.ReadUInt16BigEndian(body[(2 + withdrawn)..]);
        var attributes = body.Slice(4 + withdrawn, attributesLength);
        var announced = body[(4 + withdrawn + attributesLength)..];
        if (body.Length == 4)
        {
            EndOfRibs.Add(WireFamily.Ipv4Unicast);
            return;
        }

        var text = Convert.ToHexString(attributes);
        Withdraw(WireFamily.Ipv4Unicast, body.Slice(2, withdrawn));
        var updates = Updates;
        Updates++;
        for (var at = 0; at < attributes.Length;)
        {
            var extended = (attributes[at] & 0x10) != 0;
            var code = attributes[at + 1];
            var length = extended ? BinaryPrimitives.ReadUInt16BigEndian(attributes[(at + 2)..]) : attributes[at + 2];
            at += extended ? 4 : 3;
            var value = attributes.Slice(at, length);
            at += length;
            if (code is not (14 or 15)) continue;
            var family = (BinaryPrimitives.ReadUInt16BigEndian(value) << 16) | value[2];
            if (code == 14)
            {
                // RFC 4760 section 3: AFI, SAFI, length of the next hop, next hop, a reserved octet.
                Announce(family, value[(5 + value[3])..], text);
            }
            else if (value.Length == 3 && attributes.Length == (extended ? 7 : 6))
            {
                EndOfRibs.Add(family);
                Updates = updates;
            }
            else
            {
                Withdraw(family, value[3..]);
            }
        }

        Announce(WireFamily.Ipv4Unicast, announced, text);
    }

    private void Announce(int family, ReadOnlySpan<byte> octets, string attributes)
    {
        while (!octets.IsEmpty)
        {
            var key = Next(family, ref octets);
            Routes[key] = attributes;
            OnAnnounce(key, attributes);
        }
    }

    private void Withdraw(int family, ReadOnlySpan<byte> octets)
    {
        while (!octets.IsEmpty)
        {
            var key = Next(family, ref octets);
            Routes.Remove(key);
            OnWithdraw(key);
        }
    }

    private string Next(int family, ref ReadOnlySpan<byte> octets)
    {
        // RFC 7911 section 3: the path identifier stands before the NLRI.
        var path = string.Empty;
        if (AddPath.Contains(family))
        {
            path = string.Create(CultureInfo.InvariantCulture, $"#{BinaryPrimitives.ReadUInt32BigEndian(octets)}");
            octets = octets[4..];
        }

        var (length, key) = WireFamily.Read(family, octets);
        octets = octets[length..];
        return key + path;
    }
}
