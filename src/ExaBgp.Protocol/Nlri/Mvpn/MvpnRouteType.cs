using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Mvpn;

/// <summary>
/// The route types whose value is <c>RD(8) [source-AS(4)] length(1) source(4 or 16) length(1) group(4 or 16)</c>, lengths in bits
/// (RFC 6514 sections 4.5 and 4.6).
/// </summary>
/// <param name="code">5, 6 or 7.</param>
/// <param name="word">The word of configuration.</param>
/// <param name="title">The member <c>name</c>.</param>
/// <param name="text">What rows call it.</param>
/// <param name="first">The word before the source or rendezvous point.</param>
/// <param name="hasAs">Whether the source AS is there.</param>
internal sealed class MvpnRouteType(int code, string word, string title, string text, string first, bool hasAs) : NlriRouteType(code, word, title)
{
    private int AddressesAt => RouteDistinguisher.Size + (hasAs ? 4 : 0);

    /// <inheritdoc/>
    public override Outcome Validate(ReadOnlySpan<byte> value, bool ipv6)
    {
        foreach (var size in (ReadOnlySpan<int>)[4, 16])
        {
            if (value.Length == AddressesAt + 2 + (size * 2))
            {
                return value[AddressesAt] == size * 8 && value[AddressesAt + 1 + size] == size * 8
                    ? Outcome.Accept
                    : BadLength(hasAs ? "Invalid C-Multicast Route address length." : "Invalid Source Active A-D address length.");
            }
        }

        return BadLength(string.Create(
            CultureInfo.InvariantCulture, $"Invalid {(hasAs ? "C-Multicast Route" : "Source Active A-D Route")} length ({value.Length} bytes)."));
    }

    /// <inheritdoc/>
    public override void WriteText(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        output.Write("mvpn:"u8);
        output.WriteText(text);
        output.Write("::"u8);
        RouteDistinguisher.Of(value).WriteText(output);
        output.WriteUInt8((byte)':');
        if (hasAs)
        {
            output.WriteDecimal(SourceAs(value));
            output.WriteUInt8((byte)':');
        }

        output.WriteAddress(Source(value));
        output.WriteUInt8((byte)':');
        output.WriteAddress(Group(value));
    }

    /// <inheritdoc/>
    public override void WriteMembers(ReadOnlySpan<byte> value, bool ipv6, bool isRow, ByteBuffer output)
    {
        WriteJsonDistinguisher(value, output);
        if (hasAs) WriteJsonNumber("source-as"u8, SourceAs(value), isRow, output);
        output.Write(", \"source\": \""u8);
        output.WriteAddress(Source(value));
        output.Write("\", \"group\": \""u8);
        output.WriteAddress(Group(value));
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteWords(ReadOnlySpan<byte> value, bool ipv6, ByteBuffer output)
    {
        output.WriteText(first);
        output.WriteUInt8((byte)' ');
        output.WriteAddress(Source(value));
        output.Write(" group "u8);
        output.WriteAddress(Group(value));
        output.Write(" rd "u8);
        RouteDistinguisher.Of(value).WriteText(output);
        if (!hasAs) return;
        output.Write(" source-as "u8);
        output.WriteDecimal(SourceAs(value));
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, bool ipv6, ByteBuffer output, out ParseError error)
    {
        var size = ipv6 ? 16 : 4;
        if (!FieldGrammar.TryWord(ref tokens, first, out error)) return false;
        if (!FieldGrammar.TryAddress(ref tokens, size, out var source, out error)) return false;
        if (!FieldGrammar.TryWord(ref tokens, "group", out error)) return false;
        if (!FieldGrammar.TryAddress(ref tokens, size, out var group, out error)) return false;
        if (!FieldGrammar.TryDistinguisher(ref tokens, route, out error)) return false;
        uint number = 0;
        if (hasAs)
        {
            if (!FieldGrammar.TryWord(ref tokens, "source-as", out error)) return false;
            tokens.TryNext(out var digits);
            if (!NumberReading.TryAsNumber(digits, out number))
            {
                error = tokens.ErrorBefore(
                    $"expect source-as to be a integer in the range 0-4294967295, but received '{Encoding.UTF8.GetString(digits)}'");
                return false;
            }
        }

        output.WriteUInt64(route.RouteDistinguisher ?? 0);
        if (hasAs) output.WriteUInt32(number);
        output.WriteUInt8((byte)(size * 8));
        source.CopyTo(output.Take(size));
        output.WriteUInt8((byte)(size * 8));
        group.CopyTo(output.Take(size));
        return true;
    }

    private static uint SourceAs(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadUInt32BigEndian(value[RouteDistinguisher.Size..]);

    private IpAddress Source(ReadOnlySpan<byte> value)
    {
        IpAddress.TryFromBytes(value.Slice(AddressesAt + 1, AddressSize(value)), out var address);
        return address;
    }

    private IpAddress Group(ReadOnlySpan<byte> value)
    {
        IpAddress.TryFromBytes(value[^AddressSize(value)..], out var address);
        return address;
    }

    private int AddressSize(ReadOnlySpan<byte> value) => (value.Length - AddressesAt - 2) / 2;
}
