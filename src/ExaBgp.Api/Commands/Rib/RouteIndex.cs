using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Rib;

/// <summary>
/// The index by which <c>routes</c> names a route: the family twice in hexadecimal digits, for prefixes the path identifier or <c>disabled</c>, then the
/// octets that identify the route. Opaque to helpers.
/// </summary>
internal sealed class RouteIndex
{
    private readonly ByteBuffer _index = new();

    /// <summary>The octets for a route; valid until the next call.</summary>
    public ReadOnlySpan<byte> Of(FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri)
    {
        _index.Clear();
        Span<byte> head = stackalloc byte[16];
        var count = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(ushort)family.Family.Afi:x2}{(byte)family.Family.Safi:x2}"), head);
        _index.Write(head[..count]);
        _index.Write(head[..count]);
        if (pathId is { } id) _index.WriteUInt32(id);
        else if (family.Class == FamilyClass.Inet) _index.Write("disabled"u8);
        Span<byte> room = nlri.Length <= 512 ? stackalloc byte[512] : new byte[nlri.Length];
        _index.Write(family.Key(nlri, room));
        return _index.Written;
    }
}
