using System.Globalization;
using System.Text;
using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>
/// OPERATIONAL (draft-ietf-idr-operational-message): <c>type(2) length(2) value</c>.
/// <code>
/// ADM ASM          afi(2) safi(1) text
/// RPCQ APCQ LPCQ   afi(2) safi(1) router-id(4) sequence(4)
/// RPCP APCP LPCP   afi(2) safi(1) router-id(4) sequence(4) counter(4)
/// NS               afi(2) safi(1) sequence(4) error(2)
/// </code>
/// </summary>
public sealed record OperationalMessage(OperationalKind Kind)
{
    private const int LongestText = 2048;

    /// <summary>Family meant.</summary>
    public Family Family { get; init; }

    /// <summary>Who asked first.</summary>
    public IpAddress RouterId { get; init; } = IpAddress.AnyIpv4;

    /// <summary>Number of the question.</summary>
    public uint Sequence { get; init; }

    /// <summary>Number of prefixes.</summary>
    public uint Counter { get; init; }

    /// <summary>Why a question is not answered: 1 malformed, 2 unsupported, 3 maximum, 4 prohibited, 5 busy, 6 not found.</summary>
    public ushort Error { get; init; }

    /// <summary>Text of an advisory.</summary>
    public string Advisory { get; init; } = string.Empty;

    /// <summary>The value of a type nobody here knows.</summary>
    public ReadOnlyMemory<byte> Data { get; init; }

    private bool IsAdvisory => Kind is OperationalKind.Adm or OperationalKind.Asm;

    private bool IsQuery => Kind is OperationalKind.Rpcq or OperationalKind.Apcq or OperationalKind.Lpcq;

    private bool IsCounter => Kind is OperationalKind.Rpcp or OperationalKind.Apcp or OperationalKind.Lpcp;

    private string? Name => Kind switch
    {
        OperationalKind.Adm => "ADM",
        OperationalKind.Asm => "ASM",
        OperationalKind.Rpcq => "RPCQ",
        OperationalKind.Rpcp => "RPCP",
        OperationalKind.Apcq => "APCQ",
        OperationalKind.Apcp => "APCP",
        OperationalKind.Lpcq => "LPCQ",
        OperationalKind.Lpcp => "LPCP",
        OperationalKind.Ns => "NS",
        _ => null,
    };

    /// <summary>The kind a command calls <c>asm</c>, <c>rpcq</c>, …, in any case.</summary>
    public static bool TryParseKind(ReadOnlySpan<byte> word, out OperationalKind kind)
    {
        foreach (var known in Enum.GetValues<OperationalKind>())
        {
            if (known == OperationalKind.Ns || !Ascii.EqualsIgnoreCase(word, new OperationalMessage(known).Name!)) continue;
            kind = known;
            return true;
        }

        kind = default;
        return false;
    }

    /// <summary>Appends the body (no header): what <c>SendOperational</c> takes.</summary>
    public void WriteBody(ByteBuffer output)
    {
        output.WriteUInt16((ushort)Kind);
        var length = output.Length;
        output.WriteUInt16(0);
        if (Name is null)
        {
            output.Write(Data.Span);
        }
        else
        {
            output.WriteUInt16((ushort)Family.Afi);
            output.WriteUInt8((byte)Family.Safi);
            if (IsAdvisory) output.Write(AdvisoryOctets());
            if (IsQuery || IsCounter) output.WriteUInt32(RouterId.Ipv4Bits);
            if (!IsAdvisory) output.WriteUInt32(Sequence);
            if (IsCounter) output.WriteUInt32(Counter);
            if (Kind == OperationalKind.Ns) output.WriteUInt16(Error);
        }

        output.PatchUInt16(length, (ushort)(output.Length - length - 2));
    }

    /// <summary>Appends the whole message.</summary>
    public void Write(ByteBuffer output)
    {
        var start = MessageHeader.Begin(output, MessageType.Operational);
        WriteBody(output);
        MessageHeader.End(output, start);
    }

    /// <summary>Reads a body; false with NOTIFICATION 5/0.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out OperationalMessage? message, out NotificationError? error)
    {
        message = null;
        error = null;
        var reader = new WireReader(body);
        if (!reader.TryReadUInt16(out var type) || !reader.TryReadUInt16(out var length))
        {
            error = Malformed($"operational message too short: need 4 bytes, got {body.Length}");
            return false;
        }

        if (!reader.TryReadBytes(length, out var value))
        {
            error = Malformed($"operational message announces {length} bytes of payload but only {reader.Remaining} follow");
            return false;
        }

        message = ReadValue((OperationalKind)type, value);
        if (message is not null) return true;
        var shape = new OperationalMessage((OperationalKind)type);
        error = Malformed($"operational message {shape.Name} needs {shape.LeastLength} bytes to hold its fields, got {length}");
        return false;
    }

    /// <summary>Appends the JSON object.</summary>
    public void WriteJson(ByteBuffer output)
    {
        if (Name is not { } name)
        {
            output.WriteText(string.Create(CultureInfo.InvariantCulture, $"{{ \"name\": \"unknown\", \"type\": \"operational-type-{(ushort)Kind}\", \"data\": \"0x"));
            output.WriteHexUpper(Data.Span);
            output.Write("\" }"u8);
            return;
        }

        output.WriteText($"{{ \"name\": \"{name}\", \"afi\": \"{FamilyNames.Afi(Family.Afi)}\", \"safi\": \"{FamilyNames.Safi(Family.Safi)}\"");
        if (IsAdvisory)
        {
            output.Write(", \"advisory\": "u8);
            output.WriteJsonString(Advisory);
        }

        if (IsCounter) output.WriteText(string.Create(CultureInfo.InvariantCulture, $", \"router-id\": \"{RouterId}\", \"sequence\": {Sequence}, \"counter\": {Counter}"));
        if (Kind == OperationalKind.Ns) output.WriteText(string.Create(CultureInfo.InvariantCulture, $", \"sequence\": {Sequence}, \"error\": {Error}"));
        output.Write(" }"u8);
    }

    /// <summary>Appends the words after <c>operational</c>.</summary>
    public void WriteText(ByteBuffer output)
    {
        if (Name is not { } name)
        {
            output.WriteText(string.Create(CultureInfo.InvariantCulture, $"unknown type operational-type-{(ushort)Kind} data 0x"));
            output.WriteHexUpper(Data.Span);
            return;
        }

        output.WriteText($"{name} afi {FamilyNames.Afi(Family.Afi)} safi {FamilyNames.Safi(Family.Safi)}");
        if (IsAdvisory)
        {
            output.Write(" advisory \""u8);
            output.WriteEscaped(Advisory);
            output.WriteUInt8((byte)'"');
        }

        if (IsCounter) output.WriteText(string.Create(CultureInfo.InvariantCulture, $" router-id {RouterId} sequence {Sequence} counter {Counter}"));
        if (Kind == OperationalKind.Ns) output.WriteText(string.Create(CultureInfo.InvariantCulture, $" sequence {Sequence} error {Error}"));
    }

    private int LeastLength => IsAdvisory ? 3 : IsQuery ? 11 : IsCounter ? 15 : 9;

    private static OperationalMessage? ReadValue(OperationalKind kind, ReadOnlySpan<byte> value)
    {
        var message = new OperationalMessage(kind);
        if (message.Name is null) return message with { Data = value.ToArray() };
        if (value.Length < message.LeastLength) return null;
        var reader = new WireReader(value);
        reader.TryReadUInt16(out var afi);
        reader.TryReadUInt8(out var safi);
        message = message with { Family = new Family((Afi)afi, (Safi)safi) };
        if (message.IsAdvisory) return message with { Advisory = Encoding.UTF8.GetString(reader.Rest) };
        uint routerId = 0;
        if (kind != OperationalKind.Ns) reader.TryReadUInt32(out routerId);
        reader.TryReadUInt32(out var sequence);
        message = message with { RouterId = IpAddress.FromIpv4(routerId), Sequence = sequence };
        if (kind == OperationalKind.Ns) return reader.TryReadUInt16(out var error) ? message with { Error = error } : null;
        if (!message.IsCounter) return message;
        return reader.TryReadUInt32(out var counter) ? message with { Counter = counter } : null;
    }

    private byte[] AdvisoryOctets()
    {
        var text = Encoding.UTF8.GetBytes(Advisory);
        if (text.Length <= LongestText) return text;
        var end = LongestText - 3;
        while (end > 0 && (text[end] & 0xC0) == 0x80) end--;
        return [.. text[..end], .. "..."u8];
    }

    private static NotificationError Malformed(FormattableString text) => new(5, 0, text.ToString(CultureInfo.InvariantCulture));
}
