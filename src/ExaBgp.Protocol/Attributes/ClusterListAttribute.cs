using System.Text;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes;

/// <summary>CLUSTER_LIST (RFC 4456 section 8): cluster identifiers in order; ignored when an external peer sends it (RFC 7606 section 7.10).</summary>
public sealed class ClusterListAttribute() : AttributeCodec(AttributeCode.ClusterList, AttributeFlags.Optional, "cluster-list")
{
    private const string Form = "\n  Format: <cluster-id> or [ <cluster-id1> <cluster-id2> ... ]";

    /// <inheritdoc/>
    public override Outcome Read(ReadOnlySpan<byte> value, in AttributeContext context, ByteBuffer canonical)
    {
        if (!context.Internal) return External;
        if (value.IsEmpty || value.Length % 4 != 0) return Invalid;
        canonical.Write(value);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override void WriteText(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        var isList = canonical.Length != 4 || compatibility.IsFive;
        if (isList) output.Write("[ "u8);
        WriteAddresses(canonical, " "u8, quoted: false, output);
        if (isList) output.Write(" ]"u8);
    }

    /// <inheritdoc/>
    public override void WriteJson(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output, Compatibility compatibility)
    {
        output.Write("[ "u8);
        WriteAddresses(canonical, ", "u8, quoted: true, output);
        output.Write(" ]"u8);
    }

    /// <inheritdoc/>
    public override void WriteCommand(AttributeFlags flags, ReadOnlySpan<byte> canonical, ByteBuffer output) =>
        WriteTextMember(flags, canonical, output, Compatibility.Default);

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        error = default;
        var values = route.Scratch;
        values.Clear();
        var isList = tokens.TryTake("["u8);
        do
        {
            if (isList && tokens.TryTake("]"u8)) break;
            tokens.TryNext(out var word);
            if (!IpAddress.TryParse(word, out var address) || !address.IsIpv4)
                return Fail(tokens.ErrorBefore($"'{Encoding.UTF8.GetString(word)}' is not a valid cluster-list{Form}"), out error);
            address.CopyTo(values.Take(4));
        }
        while (isList);
        if (values.Length == 0) return Fail(tokens.ErrorBefore($"an empty cluster-list cannot be sent{Form}"), out error);
        route.Attributes.TryAdd(Code, Flags, values.Written);
        return true;
    }

    private static void WriteAddresses(ReadOnlySpan<byte> canonical, ReadOnlySpan<byte> separator, bool quoted, ByteBuffer output)
    {
        for (var at = 0; at + 4 <= canonical.Length; at += 4)
        {
            if (at > 0) output.Write(separator);
            if (!IpAddress.TryFromBytes(canonical.Slice(at, 4), out var address)) return;
            if (quoted) output.WriteUInt8((byte)'"');
            output.WriteAddress(address);
            if (quoted) output.WriteUInt8((byte)'"');
        }
    }

    private static readonly Outcome External = Outcome.Discard("CLUSTER_LIST from an external peer");
    private static readonly Outcome Invalid = Outcome.Withdraw("CLUSTER_LIST: the length is no positive multiple of 4");
}
