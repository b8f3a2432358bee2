using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>
/// JSON and text of attribute sets, remembered for the next UPDATE with the same set. A form has one place, given by the set, and takes it from the one
/// before with its buffer: what is held is bounded, and sets that come once cost no allocation.
/// </summary>
internal sealed class UpdateForms
{
    private const int Places = 1024;
    private const int LongestKept = 4096;
    private const int Plain = 0;
    private const int WithNextHop = 1;
    private const int AsText = 2;
    private const int Kinds = 3;

    private readonly Made?[] _made = new Made?[Places];

    /// <summary>The object that is the value of member <c>attribute</c>; valid until the next call.</summary>
    public ReadOnlySpan<byte> Json(AttributeSet set, bool withNextHop, Compatibility compatibility)
    {
        var made = Find(set, Form(withNextHop ? WithNextHop : Plain, compatibility), out var isKnown);
        if (isKnown) return made.Octets.Written;
        made.Octets.Write("{ "u8);
        made.Octets.WriteAttributesJson(set.Bytes, withNextHop ? set.NextHop.Address : default, compatibility);
        made.Octets.Write(" }"u8);
        return made.Octets.Written;
    }

    /// <summary><c> origin igp med 5</c>: each attribute with a blank before it; valid until the next call.</summary>
    public ReadOnlySpan<byte> Text(AttributeSet set, Compatibility compatibility)
    {
        var made = Find(set, Form(AsText, compatibility), out var isKnown);
        if (!isKnown) made.Octets.WriteAttributesText(set.Bytes, compatibility);
        return made.Octets.Written;
    }

    private static int Form(int kind, Compatibility compatibility) =>
        (((compatibility.IsFive ? 0 : 2) + (compatibility.IsV6 ? 1 : 0)) * Kinds) + kind;

    private Made Find(AttributeSet set, int form, out bool isKnown)
    {
        ref var made = ref _made[(uint)(set.GetHashCode() + form) % Places];
        made ??= new Made();
        isKnown = ReferenceEquals(made.Set, set) && made.Form == form;
        if (isKnown) return made;
        made.Set = set;
        made.Form = form;
        made.Octets.Clear();
        made.Octets.Trim(LongestKept);
        return made;
    }

    private sealed class Made
    {
        public AttributeSet? Set { get; set; }

        public int Form { get; set; }

        public ByteBuffer Octets { get; } = new();
    }
}
