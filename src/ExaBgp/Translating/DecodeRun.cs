using System.Globalization;
using System.Text;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Translating;

/// <summary><c>exabgp decode</c>: hexadecimal messages to JSON or commands, line by line.</summary>
internal sealed class DecodeRun
{
    private const int LongestShown = 50;
    private readonly DecodeOptions _options;
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly UpdateDecoder _decoder = new();
    private readonly AttributeInterner _interner = new();
    private readonly ByteBuffer _octets = new(4096);
    private readonly ByteBuffer _line = new(4096);
    private readonly IReadOnlyList<DecodeSession> _sessions;
    private int _counter;

    private DecodeRun(DecodeOptions options, TextWriter output, TextWriter error)
    {
        _options = options;
        _output = output;
        _error = error;
        _sessions = options.Neighbors.Count > 0
            ? [.. options.Neighbors.Select(neighbor => DecodeSession.Of(neighbor, options.PathInformation, options.Compatibility))]
            : [DecodeSession.Pretended(options.Families, options.PathInformation, options.Compatibility)];
    }

    /// <summary>Decodes <paramref name="hexadecimal"/>, or every line of <paramref name="input"/> when it is null. Returns the exit status: 1 when anything was not understood.</summary>
    /// <param name="options">What to do.</param>
    /// <param name="hexadecimal">One message.</param>
    /// <param name="input">One message a line; empty lines are passed over.</param>
    /// <param name="output">A line or more for each message.</param>
    /// <param name="error">Why something was not understood.</param>
    public static int Run(DecodeOptions options, string? hexadecimal, TextReader input, TextWriter output, TextWriter error)
    {
        var run = new DecodeRun(options, output, error);
        if (hexadecimal is not null) return run.Decode(hexadecimal) ? 0 : 1;
        var allUnderstood = true;
        while (input.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            allUnderstood &= run.Decode(line);
            run._interner.Sweep();
        }

        return allUnderstood ? 0 : 1;
    }

    private bool Decode(string text)
    {
        _octets.Clear();
        if (!TryReadHexadecimal(text, _octets))
        {
            var shown = text.Trim();
            _output.WriteLine($"invalid hexadecimal: {Shown(shown.Length > LongestShown ? shown[..LongestShown] + "..." : shown)}");
            return false;
        }

        var reason = _options.NlriOnly ? Routes(_octets.Written) : Messages(_octets.Written);
        if (reason is null) return true;
        _output.WriteLine("invalid payload");
        if (reason.Length > 0) _error.WriteLine($"invalid payload: {Shown(reason)}");
        return false;
    }

    /// <summary>One message or several with their headers, or the body of an UPDATE or OPEN. Returns why not, or null.</summary>
    private string? Messages(ReadOnlySpan<byte> octets)
    {
        if (octets.Length < MessageHeader.Size || octets[..16].ContainsAnyExcept((byte)0xFF))
            return Update(octets) is { } reason ? octets.Length > 0 && octets[0] == 4 && Open(octets) is null ? null : reason : null;
        while (!octets.IsEmpty)
        {
            var status = MessageHeader.TryReadFrame(octets, MessageHeader.ExtendedMaximum, _options.Compatibility.Generation, out var type, out var length, out var error);
            if (status == FrameStatus.NeedMore) return $"the header says {Length(octets)} octets, there are {octets.Length}";
            if (status == FrameStatus.Error && !IsUnknownType(octets, error!)) return error!.Text;
            length = Math.Max(length, MessageHeader.Size);
            var body = octets[MessageHeader.Size..Math.Min(length, octets.Length)];
            octets = octets[Math.Min(length, octets.Length)..];
            var reason = type switch
            {
                MessageType.Update => Update(body),
                MessageType.Open => Open(body),
                _ => Unknown(type),
            };
            if (reason is not null) return reason;
        }

        return null;
    }

    private string? Update(ReadOnlySpan<byte> body)
    {
        if (body.Length > ushort.MaxValue) return "longer than any message";
        foreach (var session in _sessions)
        {
            var outcome = _decoder.Decode(body, session.Context, _interner);
            if (outcome.Kind == DispositionKind.ResetSession) return outcome.Notification!.Text;
            var update = _decoder.View(body);
            if (outcome.Kind == DispositionKind.TreatAsWithdraw) _error.WriteLine($"treated as withdraw: {Shown(outcome.Reason)}");
            _counter++;
            _line.Clear();
            if (_options.AsCommands)
            {
                if (DecodeCommands.TryWrite(_line, update))
                {
                    Flush();
                    continue;
                }

                _line.Clear();
                _line.Write("# could not generate API command, falling back to JSON\n"u8);
            }

            Begin(session, "update");
            _line.Write("\"message\": "u8);
            UpdateJson.Write(_line, update, _options.Compatibility);
            _line.Write(" } }\n"u8);
            Flush();
        }

        return null;
    }

    private string? Open(ReadOnlySpan<byte> body)
    {
        if (!OpenMessage.TryRead(body, out var open, out var error)) return error!.Text;
        foreach (var session in _sessions)
        {
            _counter++;
            _line.Clear();
            Begin(session, "open");
            _line.Write("\"open\": "u8);
            OpenForms.WriteJson(_line, open!, sent: false, _options.Compatibility);
            _line.Write(" } }\n"u8);
            Flush();
        }

        return null;
    }

    private string Unknown(MessageType type)
    {
        _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unknown type {(byte)type}"));
        return string.Empty;
    }

    private string? Routes(ReadOnlySpan<byte> octets)
    {
        var named = _options.Families.Count > 0 ? _options.Families[0] : Family.Ipv4Unicast;
        var family = FamilyTable.Get(named);
        if (octets.IsEmpty) return "no octets";
        var reader = new WireReader(octets);
        _line.Clear();
        while (!reader.IsEmpty)
        {
            uint? pathId = null;
            if (_options.PathInformation)
            {
                if (!reader.TryReadUInt32(out var id)) return "not enough data to extract the path-information of the NLRI";
                pathId = id;
            }

            var before = reader.Remaining;
            var outcome = family.Read(ref reader, withdrawn: false, out var nlri, out var skipped);
            if (!outcome.IsAccept) return outcome.Notification?.Text ?? outcome.Reason;
            if (skipped || reader.Remaining >= before) return $"not a route of {family.Name}";
            family.WriteJson(new NlriView(nlri, pathId, NextHop.None), _line, _options.Compatibility);
            _line.WriteUInt8((byte)'\n');
        }

        Flush();
        return null;
    }

    private void Begin(DecodeSession session, string type)
    {
        var identity = _options.Identity;
        _line.Write("{ \"exabgp\": \""u8);
        _line.WriteText(_options.Compatibility.JsonVersion);
        _line.Write("\", \"time\": "u8);
        Api.PythonFloat.Write(_line, identity.Time.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        _line.Write(", \"host\" : "u8);
        Protocol.Json.JsonWriting.WriteJsonString(_line, identity.Host);
        _line.WriteText(string.Create(
            CultureInfo.InvariantCulture,
            $", \"pid\" : {identity.ProcessId}, \"ppid\" : {identity.ParentProcessId}, \"counter\": {_counter}, \"type\": \"{type}\", \"neighbor\": {{ "));
        _line.WriteText(string.Create(
            CultureInfo.InvariantCulture,
            $"\"address\": {{ \"local\": \"{session.Local}\", \"peer\": \"{session.Peer}\" }}, \"asn\": {{ \"local\": {session.Context.LocalAs}, \"peer\": {session.Context.PeerAs} }}, "));
        _line.WriteText($"\"router-id\": \"{session.RouterId}\" , \"direction\": \"in\", ");
    }

    private void Flush()
    {
        var count = Encoding.UTF8.GetCharCount(_line.Written);
        var characters = System.Buffers.ArrayPool<char>.Shared.Rent(count);
        Encoding.UTF8.GetChars(_line.Written, characters);
        _output.Write(characters, 0, count);
        System.Buffers.ArrayPool<char>.Shared.Return(characters);
        _line.Clear();
    }

    /// <summary>Blanks, colons and a leading <c>0x</c> are passed over.</summary>
    private static bool TryReadHexadecimal(ReadOnlySpan<char> text, ByteBuffer octets)
    {
        text = text.Trim();
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase)) text = text[2..];
        var high = -1;
        foreach (var c in text)
        {
            if (c is ' ' or '\t' or ':') continue;
            if (!char.IsAsciiHexDigit(c)) return false;
            var digit = char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10;
            if (high < 0)
            {
                high = digit;
                continue;
            }

            octets.WriteUInt8((byte)((high << 4) | digit));
            high = -1;
        }

        return high < 0;
    }

    private static bool IsUnknownType(ReadOnlySpan<byte> octets, NotificationError error) =>
        error.Code == 1 && error.Subcode != 2 && octets[18] is 0 or > (byte)MessageType.Operational && Length(octets) >= MessageHeader.Size;

    private static int Length(ReadOnlySpan<byte> octets) => (octets[16] << 8) | octets[17];

    /// <summary>Text of others for a terminal: no control character reaches it.</summary>
    private static string Shown(string text)
    {
        var output = new ByteBuffer();
        output.WriteEscaped(text);
        return Encoding.UTF8.GetString(output.Written);
    }
}
