using System.Buffers.Binary;
using System.Globalization;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Communities.Extended;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities;

/// <summary>IPv6 address specific extended communities (RFC 5701): type(1) subtype(1) address(16) number(2). The word of one is <c>0x</c> and forty digits.</summary>
public sealed class Ipv6ExtendedCommunityAttribute()
    : ElementListAttribute(AttributeCode.Ipv6ExtendedCommunity, AttributeFlags.Optional | AttributeFlags.Transitive, "extended-community-ipv6", Size)
{
    private const int Size = 20;
    private const ushort RedirectToAddress = 0x000C;
    private const ushort RedirectToRouteTarget = 0x000D;

    /// <summary>Adds a FlowSpec redirect, or copy, to this address (draft-ietf-idr-flowspec-redirect-ip).</summary>
    public static void AddRedirect(AttributeBuilder attributes, IpAddress address, bool copy) => Add(attributes, RedirectToAddress, address, copy ? (ushort)1 : (ushort)0);

    /// <summary>Adds a FlowSpec redirect to a route target (RFC 8956 section 6.1, rt-redirect-ipv6).</summary>
    public static void AddRedirect(AttributeBuilder attributes, IpAddress address, ushort number) => Add(attributes, RedirectToRouteTarget, address, number);

    /// <inheritdoc/>
    public override void Add(AttributeBuilder attributes, ReadOnlySpan<byte> elements) => Merge(attributes, elements);

    /// <inheritdoc/>
    protected override void WriteElementText(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility)
    {
        if (TryWriteText(element, output)) return;
        output.Write("0x"u8);
        output.WriteHexUpper(element);
    }

    /// <inheritdoc/>
    protected override void WriteElementJson(ReadOnlySpan<byte> element, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("{ \"value\": "u8);
        output.WriteText(new System.Numerics.BigInteger(element, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture));
        output.Write(", \"string\": \""u8);
        if (!compatibility.IsFive) WriteElementText(element, output, compatibility);
        else TryWriteText(element, output);
        output.Write("\" }"u8);
    }

    /// <inheritdoc/>
    protected override bool TryParseElement(ReadOnlySpan<byte> word, ByteBuffer output, out string? message)
    {
        message = null;
        return word.Length == 2 + (2 * Size) && NumberReading.HasHexPrefix(word) && NumberReading.TryHexOctets(word[2..], output);
    }

    private static bool TryWriteText(ReadOnlySpan<byte> element, ByteBuffer output)
    {
        if (BinaryPrimitives.ReadUInt16BigEndian(element) != RedirectToAddress || !IpAddress.TryFromBytes(element.Slice(2, 16), out var address)) return false;
        RedirectToAddressCommunity.WriteText(address, (element[19] & 1) != 0, output);
        return true;
    }

    private static void Add(AttributeBuilder attributes, ushort kind, IpAddress address, ushort number)
    {
        Span<byte> element = stackalloc byte[Size];
        BinaryPrimitives.WriteUInt16BigEndian(element, kind);
        address.CopyTo(element[2..]);
        BinaryPrimitives.WriteUInt16BigEndian(element[18..], number);
        Merge(attributes, element);
    }

    private static void Merge(AttributeBuilder attributes, ReadOnlySpan<byte> elements)
    {
        var held = attributes.Get(AttributeCode.Ipv6ExtendedCommunity);
        if (elements.IsEmpty || held.Length % Size != 0) return;
        var all = new byte[held.Length + elements.Length];
        held.CopyTo(all);
        elements.CopyTo(all.AsSpan(held.Length));
        attributes.Replace(
            AttributeCode.Ipv6ExtendedCommunity, AttributeFlags.Optional | AttributeFlags.Transitive, ElementOrder.Sorted(all, Size, default));
    }
}
