using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Attributes.AsPath;

/// <summary>Paths as text of events, as words of configuration and commands, and as JSON.</summary>
internal static class AsPathText
{
    private const string Malformed = "could not parse as-path";

    private static readonly (string Open, string Close, string Element)[] Event =
    [
        ("[ ", " ]", "as-set"), ("( ", " )", "as-sequence"), ("{( ", " )}", "as-confed-sequence"), ("{[ ", " ]}", "as-confed-set"),
    ];

    private static readonly (string Open, string Close)[] Words = [("( ", ") "), ("[ ", "] "), ("[ { ", "} ] "), ("( { ", "} ) ")];

    public static void WriteEvent(ReadOnlySpan<byte> path, ByteBuffer output)
    {
        var segments = new AsPathReader(path);
        for (var isFirst = true; segments.TryNext(); isFirst = false)
        {
            var (open, close, _) = Event[(int)segments.Type - 1];
            if (!isFirst) output.WriteUInt8((byte)' ');
            output.WriteText(open);
            WriteNumbers(segments, " "u8, output);
            output.WriteText(close);
        }
    }

    public static void WriteJson(ReadOnlySpan<byte> path, ByteBuffer output)
    {
        output.WriteUInt8((byte)'{');
        var segments = new AsPathReader(path);
        for (var index = 0; segments.TryNext(); index++)
        {
            output.Write(index > 0 ? ", \""u8 : "\""u8);
            output.WriteDecimal(index);
            output.Write("\": {\"element\": \""u8);
            output.WriteText(Event[(int)segments.Type - 1].Element);
            output.Write("\", \"value\": ["u8);
            WriteNumbers(segments, ", "u8, output);
            output.Write("]}"u8);
        }

        output.WriteUInt8((byte)'}');
    }

    public static void WriteCommand(ReadOnlySpan<byte> path, ByteBuffer output)
    {
        if (path.IsEmpty) output.Write("[ ] "u8);
        var segments = new AsPathReader(path);
        while (segments.TryNext())
        {
            var (open, close) = Words[(int)segments.Type - 1];
            output.WriteText(open);
            WriteNumbers(segments, " "u8, output);
            output.WriteUInt8((byte)' ');
            output.WriteText(close);
        }

        output.Truncate(output.Length - 1);
    }

    /// <summary>One AS number, or segments: <c>[ 1 2 ]</c> sequence, <c>( 1 2 )</c> set, <c>[ { 1 } ]</c> and <c>( { 1 } )</c> those of confederations.</summary>
    public static bool TryParse(ref TokenReader tokens, ByteBuffer path, out ParseError error)
    {
        error = default;
        if (!IsOpening(tokens.Peek))
        {
            if (tokens.TryNext(out var word) && NumberReading.TryAsNumber(word, out var number))
            {
                Segment(AsPathSegmentType.Sequence, path);
                Append(number, AsPathSegmentType.Sequence, path.Length - 2, path);
                return true;
            }

            error = tokens.ErrorBefore(Malformed, "65000");
            return false;
        }

        while (IsOpening(tokens.Peek))
        {
            if (TryParseSegment(ref tokens, path)) continue;
            error = tokens.IsEnd ? tokens.Error(Malformed, "]") : tokens.ErrorBefore(Malformed);
            return false;
        }

        return true;
    }

    private static bool TryParseSegment(ref TokenReader tokens, ByteBuffer path)
    {
        tokens.TryNext(out var open);
        var isSet = open[0] == '(';
        var isConfederation = tokens.TryTake("{"u8);
        var type = (isSet, isConfederation) switch
        {
            (true, false) => AsPathSegmentType.Set,
            (false, false) => AsPathSegmentType.Sequence,
            (false, true) => AsPathSegmentType.ConfederationSequence,
            _ => AsPathSegmentType.ConfederationSet,
        };
        ReadOnlySpan<byte> close = isSet ? ")"u8 : "]"u8;
        var at = path.Length;
        Segment(type, path);
        List<uint>? nested = null;
        while (tokens.TryNext(out var word))
        {
            if (word.SequenceEqual(","u8)) continue;
            if (isConfederation ? word.SequenceEqual("}"u8) && tokens.TryTake(close) : word.SequenceEqual(close))
            {
                Close(at, path);
                if (nested is null) return true;
                at = path.Length;
                Segment(AsPathSegmentType.Set, path);
                foreach (var member in nested) at = Append(member, AsPathSegmentType.Set, at, path);
                Close(at, path);
                return true;
            }

            if (type == AsPathSegmentType.Sequence && IsOpening(word))
            {
                nested ??= [];
                if (!TryParseNested(ref tokens, nested)) return false;
                continue;
            }

            if (!NumberReading.TryAsNumber(word, out var number)) return false;
            at = Append(number, type, at, path);
        }

        return false;
    }

    /// <summary>A set written inside a sequence, as 4.2 had it: it moves behind the sequence.</summary>
    private static bool TryParseNested(ref TokenReader tokens, List<uint> members)
    {
        while (tokens.TryNext(out var word))
        {
            if (word.SequenceEqual(","u8)) continue;
            if (word.SequenceEqual(")"u8) || word.SequenceEqual("]"u8)) return true;
            if (!NumberReading.TryAsNumber(word, out var number)) return false;
            members.Add(number);
        }

        return false;
    }

    private static bool IsOpening(ReadOnlySpan<byte> word) => word.SequenceEqual("["u8) || word.SequenceEqual("("u8);

    private static void Segment(AsPathSegmentType type, ByteBuffer path)
    {
        path.WriteUInt8((byte)type);
        path.WriteUInt8(0);
    }

    /// <summary>Adds a number to the segment at <paramref name="at"/>, or to a new one when that holds 255; gives the place of the segment.</summary>
    private static int Append(uint number, AsPathSegmentType type, int at, ByteBuffer path)
    {
        if (path.Written[at + 1] == 255)
        {
            at = path.Length;
            Segment(type, path);
        }

        path.PatchUInt8(at + 1, (byte)(path.Written[at + 1] + 1));
        path.WriteUInt32(number);
        return at;
    }

    private static void Close(int at, ByteBuffer path)
    {
        if (path.Written[at + 1] == 0) path.Truncate(at);
    }

    private static void WriteNumbers(in AsPathReader segment, ReadOnlySpan<byte> separator, ByteBuffer output)
    {
        for (var i = 0; i < segment.Count; i++)
        {
            if (i > 0) output.Write(separator);
            output.WriteDecimal(segment[i]);
        }
    }
}
