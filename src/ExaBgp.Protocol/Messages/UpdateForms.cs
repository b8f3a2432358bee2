using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>JSON and text of attribute sets, made once for each form and kept with the set.</summary>
internal static class UpdateForms
{
    private const int Plain = 0;
    private const int WithNextHop = 1;
    private const int AsText = 2;
    private const int Kinds = 3;

    // Keys of AttributeSetCache are compared by reference: one object for each form.
    private static readonly object[] Keys = [.. Enumerable.Range(0, 4 * Kinds).Select(static _ => new object())];

    /// <summary>The object that is the value of member <c>attribute</c>.</summary>
    public static ReadOnlySpan<byte> Json(AttributeSet set, bool withNextHop, Compatibility compatibility)
    {
        var key = Key(withNextHop ? WithNextHop : Plain, compatibility);
        if (set.Cache.Find(key) is { } known) return known;
        var output = new ByteBuffer();
        output.Write("{ "u8);
        output.WriteAttributesJson(set.Bytes, withNextHop ? set.NextHop.Address : default, compatibility);
        output.Write(" }"u8);
        return set.Cache.Keep(key, output.Written.ToArray());
    }

    /// <summary><c> origin igp med 5</c>: each attribute with a blank before it.</summary>
    public static ReadOnlySpan<byte> Text(AttributeSet set, Compatibility compatibility)
    {
        var key = Key(AsText, compatibility);
        if (set.Cache.Find(key) is { } known) return known;
        var output = new ByteBuffer();
        output.WriteAttributesText(set.Bytes, compatibility);
        return set.Cache.Keep(key, output.Written.ToArray());
    }

    private static object Key(int kind, Compatibility compatibility) =>
        Keys[(((compatibility.IsFive ? 0 : 2) + (compatibility.IsV6 ? 1 : 0)) * Kinds) + kind];
}
