using System.Buffers.Binary;

namespace ExaBgp.Protocol.Nlri.LinkState;

/// <summary>
/// The parts of a BGP-LS NLRI (RFC 9552 section 5.2): type(2) length(2), for SAFI 72 a route distinguisher(8), then protocol(1) identifier(8) and
/// descriptors. Valid for NLRI that <see cref="LinkStateFamily"/> has accepted.
/// </summary>
internal readonly ref struct LinkStateNlri
{
    public const int HeaderSize = 4;
    public const int FixedSize = 9;

    private readonly ReadOnlySpan<byte> _body;

    public LinkStateNlri(ReadOnlySpan<byte> nlri, bool hasDistinguisher)
    {
        Type = (LinkStateNlriType)BinaryPrimitives.ReadUInt16BigEndian(nlri);
        _body = nlri[HeaderSize..];
        if (!hasDistinguisher) return;
        Distinguisher = RouteDistinguisher.Of(_body);
        _body = _body[RouteDistinguisher.Size..];
    }

    public LinkStateNlriType Type { get; }

    public RouteDistinguisher? Distinguisher { get; }

    /// <summary>Everything behind header and distinguisher.</summary>
    public ReadOnlySpan<byte> Body => _body;

    public byte Protocol => _body[0];

    public ulong Identifier => BinaryPrimitives.ReadUInt64BigEndian(_body[1..]);

    public ReadOnlySpan<byte> Descriptors => _body[FixedSize..];

    /// <summary>
    /// Whether it is of a type we know and has the descriptors which its JSON is made of; else it is kept and shown as octets.
    /// </summary>
    public bool IsReadable => Type switch
    {
        LinkStateNlriType.Node or LinkStateNlriType.Srv6Sid => BeginsWithNode,
        LinkStateNlriType.Link => true,
        LinkStateNlriType.Ipv4Prefix => TryFind(LinkStateTlv.IpReachability, out var prefix) && IsPrefix(prefix, 4),
        LinkStateNlriType.Ipv6Prefix => TryFind(LinkStateTlv.IpReachability, out var prefix) && IsPrefix(prefix, 16),
        _ => false,
    };

    private bool BeginsWithNode
    {
        get
        {
            var tlvs = new LinkStateTlvReader(Descriptors);
            return tlvs.TryNext() && tlvs.Type == LinkStateTlv.LocalNode;
        }
    }

    /// <summary>The last descriptor of a type.</summary>
    public bool TryFind(ushort type, out ReadOnlySpan<byte> value)
    {
        value = default;
        var isFound = false;
        var tlvs = new LinkStateTlvReader(Descriptors);
        while (tlvs.TryNext())
        {
            if (tlvs.Type != type) continue;
            value = tlvs.Value;
            isFound = true;
        }

        return isFound;
    }

    private static bool IsPrefix(ReadOnlySpan<byte> value, int size) => value.Length >= 1 && value.Length <= 1 + size && value[0] <= size * 8;
}
