using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Communities.Extended;

/// <summary>
/// One kind of extended community (RFC 4360), by the first two of its eight octets. Bit 0x40 of the first (not transitive) is no part of the kind.
/// A value is the eight octets as a number.
/// </summary>
/// <param name="type">First octet, without bit 0x40.</param>
/// <param name="subtype">Second octet.</param>
/// <param name="word">What its text begins with, before the first colon.</param>
public abstract class ExtendedCommunityType(byte type, byte subtype, string word)
{
    /// <summary>First octet as we send it.</summary>
    public virtual byte TypeOctet => type;

    /// <summary>Type without bit 0x40, and subtype.</summary>
    public ushort Kind { get; } = (ushort)((type & ~0x40) << 8 | subtype);

    /// <summary>What its text begins with.</summary>
    public string Word { get; } = word;

    /// <summary>
    /// Sizes of the fields behind the two octets, for kinds whose text is <c>word:field:field</c>: <c>B</c> one octet, <c>H</c> two, <c>L</c> four,
    /// <c>F</c> a float of four, <c>0</c> two octets of zero. Empty for the others.
    /// </summary>
    public virtual ReadOnlySpan<byte> Layout => default;

    /// <summary>Appends the text.</summary>
    public abstract void WriteText(ulong value, ByteBuffer output);

    /// <summary>Appends members of the JSON object beside value and string, each with a leading comma.</summary>
    public virtual void WriteJsonMembers(ulong value, ByteBuffer output)
    {
    }

    /// <summary>Reads what stands behind <see cref="Word"/> and its colon, where that is not of the form of <see cref="Layout"/>; empty for the word alone.</summary>
    public virtual bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        return false;
    }

    /// <summary>The value with the two leading octets of this kind.</summary>
    protected ulong Make(ulong lowSixOctets) => ((ulong)TypeOctet << 56) | ((ulong)(Kind & 0xFF) << 48) | (lowSixOctets & 0xFFFFFFFFFFFF);
}
