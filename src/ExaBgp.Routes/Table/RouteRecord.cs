using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ExaBgp.Routes.Table;

/// <summary>One route or withdraw, 28 octets: <c>version(4) attributes(4) tag(4) family(1) flags(1) length(2) octets(12)</c>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct RouteRecord
{
    /// <summary>Octets that fit in a record.</summary>
    public const int InlineSize = 12;

    /// <summary>Version less that of the chunk.</summary>
    public uint Delta;

    /// <summary>Place of the attribute set in its interner; -1 when none is kept.</summary>
    public int Attributes;

    /// <summary>What the owner of the table makes of it: the place of a peer set.</summary>
    public int Tag;

    /// <summary>Place in the family table.</summary>
    public byte Family;

    /// <summary>What it is.</summary>
    public RouteFlags Flags;

    /// <summary>Octets of path identifier and NLRI.</summary>
    public ushort Length;

    /// <summary>Those octets, or where they are.</summary>
    public Inline Octets;

    /// <summary>Room in a record.</summary>
    [InlineArray(InlineSize)]
    internal struct Inline
    {
        private byte _first;
    }
}
