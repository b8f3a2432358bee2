using System.Runtime.InteropServices;
using ExaBgp.Protocol.Attributes;

namespace ExaBgp.Protocol.Messages;

/// <summary>
/// Attribute blocks seen before, found by their octets and by what their meaning depends on. A block has one place, given by its hash, and takes it from
/// the one before: what is held is bounded.
/// </summary>
internal sealed class AttributeBlockCache
{
    private const int Places = 1024;
    private const int LongestKept = 1024;
    private readonly AttributeBlock?[] _blocks = new AttributeBlock?[Places];

    /// <summary>The block of these octets, or null.</summary>
    public AttributeBlock? Find(ulong hash, ReadOnlySpan<byte> octets, in AttributeContext context, bool sent)
    {
        var block = _blocks[hash % Places];
        return block is not null && block.Matches(hash, octets, context, sent) ? block : null;
    }

    /// <summary>A block to be made of these octets. It is found from now on, unless it is very long, in place of another.</summary>
    public AttributeBlock Begin(ulong hash, ReadOnlySpan<byte> octets, in AttributeContext context, bool sent)
    {
        ref var place = ref _blocks[hash % Places];
        var block = octets.Length > LongestKept ? new AttributeBlock() : place ??= new AttributeBlock();
        block.Begin(hash, octets, context, sent);
        return block;
    }

    /// <summary>A hash of octets: fast, and good enough where a collision costs a comparison.</summary>
    public static ulong Hash(ReadOnlySpan<byte> octets)
    {
        var hash = (ulong)octets.Length * 0x9E3779B97F4A7C15;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(octets)) hash = Mix(hash ^ word);
        ulong tail = 0;
        foreach (var octet in octets[(octets.Length & ~7)..]) tail = (tail << 8) | octet;
        return Mix(hash ^ tail);
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ 0x2545F4914F6CDD1D, 0x9E3779B97F4A7C15, out var low);
        return high ^ low;
    }
}
