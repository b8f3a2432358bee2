using System.Globalization;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri;

/// <summary>
/// A family whose NLRI are of several route types: a header, <c>length(1)</c>, and a value whose meaning the type says. Types without a row are kept
/// octet for octet.
/// </summary>
public abstract class TypedFamily(Family family, string title, int headerSize) : FamilyCodec(family)
{
    /// <summary>The route types known.</summary>
    internal abstract ReadOnlySpan<NlriRouteType> Types { get; }

    /// <inheritdoc/>
    protected override bool HasEventText => false;

    /// <inheritdoc/>
    protected override bool HasRowNextHop => false;

    /// <summary>True for IPv6.</summary>
    protected bool IsIpv6 { get; } = family.Afi == Afi.Ipv6;

    /// <summary>Octets before the value.</summary>
    protected int ValueAt { get; } = headerSize + 1;

    /// <inheritdoc/>
    public override Outcome Read(scoped ref WireReader reader, bool withdrawn, out ReadOnlySpan<byte> nlri, out bool skipped)
    {
        skipped = false;
        nlri = default;
        var rest = reader.Rest;
        if (rest.Length < ValueAt)
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"{title} NLRI too short: need at least {ValueAt} bytes, got {rest.Length}"));
        var size = ValueAt + rest[headerSize];
        if (rest.Length < size)
            return Malformed(string.Create(CultureInfo.InvariantCulture, $"{title} NLRI truncated: need {size} bytes, got {rest.Length}"));
        if (Find(rest) is { } type)
        {
            var outcome = type.Validate(rest[ValueAt..size], IsIpv6);
            if (!outcome.IsAccept) return outcome;
        }

        reader.TryReadBytes(size, out nlri);
        return Outcome.Accept;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Key(ReadOnlySpan<byte> nlri, Span<byte> scratch)
    {
        if (Find(nlri) is not { } type) return nlri;
        var length = type.Key(nlri[ValueAt..], IsIpv6, scratch[ValueAt..]);
        if (length < 0) return nlri;
        nlri[..ValueAt].CopyTo(scratch);
        scratch[headerSize] = (byte)length;
        return scratch[..(ValueAt + length)];
    }

    /// <inheritdoc/>
    public override void WriteText(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        if (Find(nlri.Bytes) is { } type)
        {
            type.WriteText(nlri.Bytes[ValueAt..], IsIpv6, output);
        }
        else
        {
            output.WriteText(TextTitle);
            output.Write(":unknown:0x"u8);
            output.WriteHexLower(nlri.Bytes[ValueAt..]);
        }

        NlriText.WritePathId(output, nlri.PathId);
    }

    /// <inheritdoc/>
    public override void WriteJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        var type = Find(nlri.Bytes);
        NlriText.WriteJsonCode(output, nlri.Bytes[0], type is not null, nlri.Bytes);
        if (type is not null)
        {
            output.Write(", \"name\": \""u8);
            output.WriteText(type.Title);
            output.WriteUInt8((byte)'"');
            type.WriteMembers(nlri.Bytes[ValueAt..], IsIpv6, isRow: false, output);
        }

        NlriText.WriteJsonPathId(output, nlri.PathId);
        output.Write(" }"u8);
    }

    /// <inheritdoc/>
    public override void WriteRowJson(in NlriView nlri, ByteBuffer output, Compatibility compatibility)
    {
        var type = Find(nlri.Bytes);
        output.WriteUInt8((byte)'{');
        WriteRowHead(nlri.Bytes, type is not null, output);
        output.Write(", \"raw\": \""u8);
        output.WriteHexUpper(nlri.Bytes);
        output.Write("\", \"name\": \""u8);
        output.WriteText(type is null ? "Unknown" : type.Title);
        output.WriteUInt8((byte)'"');
        WriteRowFamily(output);
        if (type is not null)
        {
            WriteRowNextHop(nlri.NextHop, output);
            type.WriteMembers(nlri.Bytes[ValueAt..], IsIpv6, isRow: true, output);
        }

        output.WriteUInt8((byte)'}');
    }

    /// <inheritdoc/>
    public override bool TryWriteCommand(in NlriView nlri, ByteBuffer output)
    {
        if (Find(nlri.Bytes) is { } type)
        {
            output.WriteText(type.Word);
            output.WriteUInt8((byte)' ');
            type.WriteWords(nlri.Bytes[ValueAt..], IsIpv6, output);
        }
        else
        {
            output.Write("raw 0x"u8);
            output.WriteHexUpper(nlri.Bytes);
        }

        NlriText.WritePathId(output, nlri.PathId);
        return true;
    }

    /// <inheritdoc/>
    public override bool TryParse(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (tokens.IsEnd)
        {
            error = tokens.Error($"Missing route type. Valid options: {ValidTypes()}");
            return false;
        }

        if (tokens.TryTake("raw"u8)) return TryRaw(ref tokens, route, out error) && TryWords(ref tokens, route, out error);
        foreach (var type in Types)
        {
            if (!System.Text.Ascii.Equals(tokens.Peek, type.Word)) continue;
            tokens.Position++;
            var scratch = new ByteBuffer(64);
            WriteHeader(type.Code, scratch);
            if (!type.TryParse(ref tokens, route, IsIpv6, scratch, out error)) return false;
            scratch.PatchUInt8(headerSize, (byte)(scratch.Length - ValueAt));
            if (!TryWords(ref tokens, route, out error)) return false;
            route.Add(this, route.PathId, scratch.Written);
            return true;
        }

        error = tokens.Error($"Unknown route type '{tokens.PeekText()}'\n  Valid options: {ValidTypes()}", Types[0].Word);
        return false;
    }

    /// <summary>Appends the members of a row before <c>raw</c>.</summary>
    protected virtual void WriteRowHead(ReadOnlySpan<byte> nlri, bool isKnown, ByteBuffer output)
    {
        output.Write("\"code\": "u8);
        output.WriteDecimal((uint)nlri[0]);
        output.Write(isKnown ? ", \"parsed\": true"u8 : ", \"parsed\": false"u8);
    }

    /// <summary>Appends the member of a row that says its next hop, where there is one.</summary>
    protected virtual void WriteRowNextHop(in NextHop nextHop, ByteBuffer output)
    {
    }

    /// <summary>What text calls the family.</summary>
    protected abstract string TextTitle { get; }

    /// <summary>The route type of an NLRI, or null.</summary>
    internal NlriRouteType? Find(ReadOnlySpan<byte> nlri)
    {
        if (!IsKnownHeader(nlri, out var code)) return null;
        foreach (var type in Types)
        {
            if (type.Code == code) return type;
        }

        return null;
    }

    /// <summary>Reads the code out of the header; false when the header is one nobody knows.</summary>
    protected abstract bool IsKnownHeader(ReadOnlySpan<byte> nlri, out int code);

    /// <summary>Appends the header with a length of 0.</summary>
    protected abstract void WriteHeader(int code, ByteBuffer output);

    /// <summary>What is left to do when all words were read.</summary>
    protected virtual void Complete(RouteBuilder route)
    {
    }

    private bool TryWords(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        if (!RouteWordGrammar.TryParseAll(ref tokens, route, Words, out error)) return false;
        Complete(route);
        return true;
    }

    private bool TryRaw(ref TokenReader tokens, RouteBuilder route, out ParseError error)
    {
        tokens.TryNext(out var word);
        var octets = new ByteBuffer(64);
        if (NumberReading.HasHexPrefix(word) && NumberReading.TryHexOctets(word[2..], octets))
        {
            var reader = new WireReader(octets.Written);
            if (Read(ref reader, route.IsWithdraw, out var nlri, out _).IsAccept && reader.IsEmpty && !nlri.IsEmpty)
            {
                if (tokens.Peek.SequenceEqual("path-information"u8) && !RouteWordGrammar.TryParse(ref tokens, route, Words, out error)) return false;
                route.Add(this, route.PathId, nlri);
                error = default;
                return true;
            }
        }

        error = tokens.ErrorBefore($"raw needs one whole {title} NLRI in hexadecimal digits", "0x…");
        return false;
    }

    private string ValidTypes()
    {
        var words = new List<string>();
        foreach (var type in Types) words.Add(type.Word);
        words.Sort(StringComparer.Ordinal);
        return string.Join(", ", words);
    }
}
