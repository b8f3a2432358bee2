using System.Diagnostics.CodeAnalysis;
using ExaBgp.Protocol.Attributes.AsPath;
using ExaBgp.Protocol.Attributes.LinkState;
using ExaBgp.Protocol.Attributes.PrefixSid;
using ExaBgp.Protocol.Attributes.Tunnel;
using ExaBgp.Protocol.Communities;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Protocol.Attributes;

/// <summary>The path attributes we know, one row each. MP_REACH_NLRI and MP_UNREACH_NLRI belong to the UPDATE message, not here.</summary>
public static class AttributeTable
{
    private static readonly AttributeCodec[] Rows =
    [
        new OriginAttribute(),
        new AsPathAttribute(),
        new MedAttribute(),
        new LocalPreferenceAttribute(),
        new AtomicAggregateAttribute(),
        new AggregatorAttribute(),
        new CommunityAttribute(),
        new OriginatorIdAttribute(),
        new ClusterListAttribute(),
        new ExtendedCommunityAttribute(),
        new As4PathAttribute(),
        new As4AggregatorAttribute(),
        new PmsiAttribute(),
        new TunnelEncapsulationAttribute(),
        new Ipv6ExtendedCommunityAttribute(),
        new AigpAttribute(),
        new LinkStateAttribute(),
        new LargeCommunityAttribute(),
        new OnlyToCustomerAttribute(),
        new PrefixSidAttribute(),
    ];

    private static readonly AttributeCodec?[] ByCode = Index();

    private static readonly Srv6ServiceWords Srv6Services = new();

    private static readonly GenericAttribute[] Unknown = [.. Enumerable.Range(0, 256).Select(static code => new GenericAttribute((AttributeCode)code))];

    /// <summary>The row of <paramref name="code"/>, or the one that keeps an unknown attribute octet for octet.</summary>
    public static AttributeCodec At(AttributeCode code) => ByCode[(byte)code] ?? Unknown[(byte)code];

    /// <summary>The row of <paramref name="code"/>; false for an attribute we do not know, which a peer must mark OPTIONAL.</summary>
    public static bool TryGet(AttributeCode code, [NotNullWhen(true)] out AttributeCodec? codec)
    {
        codec = ByCode[(byte)code];
        return codec is not null;
    }

    /// <summary>
    /// The row whose name or alias is <paramref name="word"/>. Two words have a parser of their own: <c>attribute</c>, the generic one, and
    /// <c>bgp-prefix-sid-srv6</c>.
    /// </summary>
    public static bool TryGet(ReadOnlySpan<byte> word, [NotNullWhen(true)] out AttributeCodec? codec)
    {
        codec = word.SequenceEqual("attribute"u8) ? Unknown[0] : word.SequenceEqual("bgp-prefix-sid-srv6"u8) ? Srv6Services : null;
        if (codec is not null) return true;

        foreach (var row in Rows)
        {
            if (System.Text.Ascii.Equals(word, row.Name))
            {
                codec = row;
                return true;
            }

            foreach (var alias in row.Aliases)
            {
                if (!System.Text.Ascii.Equals(word, alias)) continue;
                codec = row;
                return true;
            }
        }

        codec = null;
        return false;
    }

    private static AttributeCodec?[] Index()
    {
        var table = new AttributeCodec?[256];
        foreach (var row in Rows) table[(byte)row.Code] = row;
        return table;
    }
}
