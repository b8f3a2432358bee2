using System.Globalization;
using ExaBgp.Protocol.Capabilities;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Messages;

/// <summary>
/// <code>
/// length(1) { type(1) length(1) value }*                    below 255 octets
/// 255 255 length(2) { type(1) length(2) value }*            RFC 9072
/// value of type 2: { capability(1) length(1) value }*       RFC 5492
/// </code>
/// </summary>
public sealed partial record OpenMessage
{
    private const byte CapabilitiesParameter = 2;
    private const byte ExtendedMark = 255;

    /// <summary>Appends the whole message; each capability stands in a parameter of its own.</summary>
    public void Write(ByteBuffer output)
    {
        var start = MessageHeader.Begin(output, MessageType.Open);
        output.WriteUInt8(Version);
        output.WriteUInt16(As2);
        output.WriteUInt16(HoldTime);
        output.WriteUInt32(Identifier.Ipv4Bits);
        var parameters = output.Length;
        output.WriteUInt8(0);
        WriteParameters(output, extended: false);
        var length = output.Length - parameters - 1;
        if (length < ExtendedMark)
        {
            output.PatchUInt8(parameters, (byte)length);
        }
        else
        {
            output.Truncate(parameters);
            output.WriteUInt16(0xFFFF);
            output.WriteUInt16(0);
            WriteParameters(output, extended: true);
            output.PatchUInt16(parameters + 2, (ushort)(output.Length - parameters - 4));
        }

        MessageHeader.End(output, start);
    }

    /// <summary>Reads the body of an OPEN; false with the NOTIFICATION to answer it with.</summary>
    public static bool TryRead(ReadOnlySpan<byte> body, out OpenMessage? open, out NotificationError? error)
    {
        open = null;
        var reader = new WireReader(body);
        if (!reader.TryReadUInt8(out var version) || !reader.TryReadUInt16(out var as2) || !reader.TryReadUInt16(out var hold)
            || !reader.TryReadUInt32(out var identifier) || reader.IsEmpty)
        {
            error = MessageHeader.BadLength(MessageType.Open, body.Length + MessageHeader.Size);
            return false;
        }

        if (version != 4)
        {
            error = new NotificationError(2, 1, string.Create(CultureInfo.InvariantCulture, $"unsupported version: {version}"));
            return false;
        }

        var capabilities = new List<Capability>();
        error = ReadParameters(reader.Rest, capabilities);
        if (error is not null) return false;
        uint number = as2;
        foreach (var capability in capabilities)
        {
            if (capability.Code == CapabilityCode.FourOctetAs) number = FourOctetAsCapability.As(capability.Value.Span);
        }

        open = new OpenMessage
        {
            Version = version,
            As = number,
            As2 = as2,
            HoldTime = hold,
            Identifier = IpAddress.FromIpv4(identifier),
            Capabilities = capabilities,
        };
        return true;
    }

    private void WriteParameters(ByteBuffer output, bool extended)
    {
        foreach (var capability in Capabilities)
        {
            var value = capability.Value.Span;
            var size = CapabilityTable.At(capability.Code).PieceSize(value);
            do
            {
                var piece = value[..Math.Min(size, value.Length)];
                output.WriteUInt8(CapabilitiesParameter);
                if (extended) output.WriteUInt16((ushort)(piece.Length + 2));
                else output.WriteUInt8((byte)(piece.Length + 2));
                output.WriteUInt8((byte)capability.Code);
                output.WriteUInt8((byte)piece.Length);
                output.Write(piece);
                value = value[piece.Length..];
            }
            while (!value.IsEmpty);
        }
    }

    private static NotificationError? ReadParameters(ReadOnlySpan<byte> options, List<Capability> capabilities)
    {
        // RFC 9072 section 2: the type of the first parameter tells the extended form; the length octet before it is then not looked at unless it is 0.
        var extended = options.Length >= 2 && options[0] != 0 && options[1] == ExtendedMark;
        var start = extended ? 4 : 1;
        if (options.Length < start) return Malformed($"OPEN extended parameters too short: need 4 bytes, got {options.Length}");
        var length = extended ? (options[2] << 8) | options[3] : options[0];
        if (options.Length < start + length)
            return Malformed($"OPEN {(extended ? "extended " : string.Empty)}parameters truncated: need {start + length} bytes, got {options.Length}");
        var rest = options.Slice(start, length);
        while (!rest.IsEmpty)
        {
            var error = CutParameter(ref rest, extended, out var type, out var value);
            if (error is not null) return error;
            if (type == 1) return new NotificationError(2, 5, "Authentication Notification (Deprecated)");
            if (type != CapabilitiesParameter)
                return new NotificationError(2, 4, string.Create(CultureInfo.InvariantCulture, $"Unknow OPEN parameter 0x{type:x}"));
            error = ReadCapabilities(value, capabilities);
            if (error is not null) return error;
        }

        return null;
    }

    private static NotificationError? CutParameter(ref ReadOnlySpan<byte> rest, bool extended, out byte type, out ReadOnlySpan<byte> value)
    {
        type = 0;
        value = default;
        var header = extended ? 3 : 2;
        var name = extended ? "(extended) parameter" : "parameter";
        if (rest.Length < header) return Malformed($"Bad length for OPEN {name} (<{header}) 0x{Convert.ToHexString(rest)}");
        type = rest[0];
        var length = extended ? (rest[1] << 8) | rest[2] : rest[1];
        if (rest.Length < header + length) return Malformed($"Bad length for OPEN {name} (buffer underrun) 0x{Convert.ToHexString(rest)}");
        value = rest.Slice(header, length);
        rest = rest[(header + length)..];
        return null;
    }

    private static NotificationError? ReadCapabilities(ReadOnlySpan<byte> rest, List<Capability> capabilities)
    {
        while (!rest.IsEmpty)
        {
            if (rest.Length < 2) return Malformed($"Bad length for OPEN capability (<2) 0x{Convert.ToHexString(rest)}");
            int length = rest[1];
            if (rest.Length < 2 + length) return Malformed($"Bad length for OPEN capability (buffer underrun) 0x{Convert.ToHexString(rest)}");
            var code = (CapabilityCode)rest[0];
            var value = rest.Slice(2, length);
            rest = rest[(2 + length)..];
            var codec = CapabilityTable.At(code);
            if (codec.Check(value) is { } reason) return new NotificationError(2, 0, reason);
            var at = capabilities.FindIndex(known => known.Code == code);
            var merged = new Capability(code, codec.Merge(at < 0 ? default : capabilities[at].Value.Span, value));
            if (at < 0) capabilities.Add(merged);
            else capabilities[at] = merged;
        }

        return null;
    }

    private static NotificationError Malformed(FormattableString text) => new(2, 0, text.ToString(CultureInfo.InvariantCulture));
}
