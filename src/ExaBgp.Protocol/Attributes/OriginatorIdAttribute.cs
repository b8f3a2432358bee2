using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>ORIGINATOR_ID (RFC 4456 section 8): a BGP identifier; ignored when an external peer sends it (RFC 7606 section 7.9).</summary>
public sealed class OriginatorIdAttribute() : AttributeCodec(AttributeCode.OriginatorId, AttributeFlags.Optional, "originator-id")
{
    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (!context.Internal) return External;
        if (value.Length != 4) return Invalid;
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        if (IpAddress.TryFromBytes(canonical, out var address)) output.WriteAddress(address);
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.WriteUInt8((byte)'"');
        WriteText(flags, canonical, output, compatibility);
        output.WriteUInt8((byte)'"');
    }

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        WriteTextMember(flags, canonical, output, Compatibility.Default);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        tokens.TryNext(out var word);
        if (!IpAddress.TryParse(word, out var address) || !address.IsIpv4)
        {
            return Fail(
                tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid originator-id\n  Format: IPv4 address (e.g., 192.0.2.1)", "192.0.2.1"),
                out error);
        }

        Span<byte> octets = stackalloc byte[4];
        address.CopyTo(octets);
        route.Attributes.TryAdd(Code, Flags, octets);
        return true;
    }

    private static readonly Outcome External = Outcome.Discard("ORIGINATOR_ID from an external peer");
    private static readonly Outcome Invalid = Outcome.Withdraw("ORIGINATOR_ID: the length is not 4");
}
