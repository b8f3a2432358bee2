using System.Buffers.Binary;

namespace ExaBgp.Simulation.World;

/// <summary>What a model peer proposes in its OPEN, and what it makes of the other side's.</summary>
public sealed record ModelOpen
{
    public required uint As { get; init; }

    public ushort HoldTime { get; init; } = 90;

    public required byte[] Identifier { get; init; }

    public IReadOnlyList<int> Families { get; init; } = [WireFamily.Ipv4Unicast];

    /// <summary>Families it can receive several paths of.</summary>
    public IReadOnlyList<int> AddPath { get; init; } = [];

    public bool FourOctetAs { get; init; } = true;

    public bool ExtendedMessage { get; init; }

    public bool RouteRefresh { get; init; } = true;

    public bool EnhancedRefresh { get; init; }

    /// <summary>Restart time in seconds, or null without the capability.</summary>
    public int? GracefulRestart { get; init; }

    /// <summary>The body of the OPEN (RFC 4271 section 4.2, RFC 5492).</summary>
    public byte[] Body()
    {
        var capabilities = new List<byte>();
        foreach (var family in Families) Add(1, [(byte)(family >> 24), (byte)(family >> 16), 0, (byte)family]);
        if (RouteRefresh) Add(2, []);
        if (EnhancedRefresh) Add(70, []);
        if (ExtendedMessage) Add(6, []);
        if (FourOctetAs) Add(65, [(byte)(As >> 24), (byte)(As >> 16), (byte)(As >> 8), (byte)As]);
        if (AddPath.Count > 0) Add(69, [.. AddPath.SelectMany(static family => new byte[] { (byte)(family >> 24), (byte)(family >> 16), (byte)family, 1 })]);
        if (GracefulRestart is { } time) Add(64, [(byte)(time >> 8), (byte)time, .. Families.SelectMany(static family => new byte[] { (byte)(family >> 24), (byte)(family >> 16), (byte)family, 0x80 })]);
        return [4, (byte)((As > 65535 ? 23456 : As) >> 8), (byte)(As > 65535 ? 23456 : As), (byte)(HoldTime >> 8), (byte)HoldTime, .. Identifier, (byte)(capabilities.Count + 2), 2, (byte)capabilities.Count, .. capabilities];

        void Add(byte code, byte[] value) => capabilities.AddRange([code, (byte)value.Length, .. value]);
    }

    /// <summary>What is in force once both OPENs are known.</summary>
    public Agreement Agree(ReadOnlySpan<byte> body)
    {
        var families = new HashSet<int>();
        var addPath = new HashSet<int>();
        var graceful = false;
        var extended = false;
        var enhanced = false;
        var refresh = false;
        var options = body.Slice(10, body[9]);
        while (!options.IsEmpty)
        {
            var parameter = options.Slice(2, options[1]);
            if (options[0] == 2)
            {
                for (var at = 0; at < parameter.Length; at += 2 + parameter[at + 1])
                {
                    var value = parameter.Slice(at + 2, parameter[at + 1]);
                    switch (parameter[at])
                    {
                        case 1:
                            families.Add((BinaryPrimitives.ReadUInt16BigEndian(value) << 16) | value[3]);
                            break;
                        case 2:
                            refresh = true;
                            break;
                        case 6:
                            extended = true;
                            break;
                        case 64:
                            graceful = true;
                            break;
                        case 69:
                            for (var i = 0; i < value.Length; i += 4)
                            {
                                if ((value[i + 3] & 2) != 0) addPath.Add((BinaryPrimitives.ReadUInt16BigEndian(value[i..]) << 16) | value[i + 2]);
                            }

                            break;
                        case 70:
                            enhanced = true;
                            break;
                    }
                }
            }

            options = options[(2 + options[1])..];
        }

        families.IntersectWith(Families);
        addPath.IntersectWith(AddPath);
        addPath.IntersectWith(families);
        return new Agreement(
            families,
            addPath,
            Math.Min(HoldTime, BinaryPrimitives.ReadUInt16BigEndian(body[3..])),
            graceful && GracefulRestart is not null,
            extended && ExtendedMessage,
            refresh && RouteRefresh,
            enhanced && EnhancedRefresh,
            body.Slice(5, 4).ToArray());
    }
}
