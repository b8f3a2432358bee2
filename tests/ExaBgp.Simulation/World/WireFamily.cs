using System.Globalization;

namespace ExaBgp.Simulation.World;

/// <summary>The families the model peers know, and how the NLRI of each begins and ends. Written from the RFCs, on purpose without a look at what it checks.</summary>
public static class WireFamily
{
    public const int Ipv4Unicast = 0x10001;
    public const int Ipv6Unicast = 0x20001;
    public const int Ipv4Vpn = 0x10080;
    public const int Ipv4Flow = 0x10085;

    /// <summary>Octets of one NLRI at the front of <paramref name="octets"/> (without path identifier), and what identifies the route.</summary>
    public static (int Length, string Key) Read(int family, ReadOnlySpan<byte> octets)
    {
        switch (family)
        {
            case Ipv4Unicast:
                {
                    // RFC 4271 section 4.3.
                    int bits = octets[0], size = (bits + 7) / 8;
                    Span<byte> address = stackalloc byte[4];
                    address.Clear();
                    octets.Slice(1, size).CopyTo(address);
                    return (1 + size, string.Create(CultureInfo.InvariantCulture, $"{address[0]}.{address[1]}.{address[2]}.{address[3]}/{bits}"));
                }

            case Ipv6Unicast:
                {
                    var size = (octets[0] + 7) / 8;
                    return (1 + size, $"6:{Convert.ToHexString(octets[..(1 + size)])}");
                }

            case Ipv4Vpn:
                {
                    // RFC 4364 section 4.3.4: one label, route distinguisher, prefix. The label is not part of the identity.
                    var size = (octets[0] + 7) / 8;
                    return (1 + size, $"vpn:{octets[0]}:{Convert.ToHexString(octets.Slice(4, size - 3))}");
                }

            case Ipv4Flow:
                {
                    // RFC 8955 section 4.1: all we command is shorter than 240 octets.
                    var size = octets[0];
                    return (1 + size, $"flow:{Convert.ToHexString(octets.Slice(1, size))}");
                }

            default:
                throw new InvalidOperationException($"family {family:X} was never negotiated");
        }
    }
}
