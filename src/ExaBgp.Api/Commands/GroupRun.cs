using ExaBgp.Api.Commands.Announce;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands;

/// <summary>Executes the entries of one group. What cannot be read is listed in the answer, never fatal.</summary>
internal sealed class GroupRun(CommandContext context, PeerSet peers)
{
    private const int MostErrors = 1000;
    private readonly List<string> _errors = [];
    private readonly AttributeBuilder _shared = new();
    private bool? _synchronous;
    private bool _hasShared;
    private int _entries;
    private int _announced;
    private int _withdrawn;

    /// <summary>Executes one entry.</summary>
    public void Execute(TokenReader words)
    {
        var trailing = TrailingWords.Take(ref words);
        if (_entries++ == 0) _synchronous = trailing.Synchronous;
        words = RouteChange.WithoutTerminator(words);
        if (words.IsEnd) return;
        var action = words.Peek;
        if (System.Text.Ascii.EqualsIgnoreCase(action, "announce"u8)) Change(ref words, withdraw: false);
        else if (System.Text.Ascii.EqualsIgnoreCase(action, "withdraw"u8)) Change(ref words, withdraw: true);
        else if (System.Text.Ascii.EqualsIgnoreCase(action, "attributes"u8) || System.Text.Ascii.EqualsIgnoreCase(action, "attribute"u8)) Share(ref words);
        else Refuse($"unknown action in group: {words.PeekText()}");
    }

    /// <summary>Lists an error.</summary>
    public void Refuse(string reason)
    {
        if (_errors.Count < MostErrors) _errors.Add(reason);
    }

    /// <summary>Answers for the whole group.</summary>
    public IPendingCommand? Answer(bool isInline)
    {
        var line = context.BeginLine();
        if (context.Json)
        {
            line.Write("{\"status\": \"group processed\", \"announced\": "u8);
            line.WriteDecimal(_announced);
            line.Write(", \"withdrawn\": "u8);
            line.WriteDecimal(_withdrawn);
            if (_errors.Count > 0)
            {
                line.Write(", \"errors\": ["u8);
                JsonLine.Strings(line, _errors);
                line.WriteUInt8((byte)']');
            }

            line.WriteUInt8((byte)'}');
        }
        else
        {
            line.WriteText($"group processed: {_announced} announced, {_withdrawn} withdrawn");
            if (_errors.Count > 0) line.WriteText($", {_errors.Count} errors");
        }

        context.Send();
        // The words at the end of a line of several entries belong to the last entry; the first one decides.
        var last = isInline && _entries > 1 ? null : context.Trailing.Synchronous;
        return context.Finish(peers, _synchronous ?? last ?? context.Synchronous);
    }

    private void Change(ref TokenReader words, bool withdraw)
    {
        words.Position = 1;
        var route = RouteChange.Begin(context, withdraw);
        var texts = _hasShared ? null : context.AttributeTexts;
        if (!RouteTypes.TryGet(words.Peek, out var parse))
        {
            Refuse($"could not parse: {CommandContext.TextOf(words, 0)}");
            return;
        }

        words.Position++;
        if (!parse(ref words, route, texts, out _))
        {
            Refuse($"could not parse: {CommandContext.TextOf(words, 0)}");
            return;
        }

        if (_hasShared) Merge(route.Attributes, _shared.Build(context.Speaker.Interner));
        if (route.Count == 0 || RouteGrammar.LacksNextHop(route))
        {
            Refuse($"invalid route: announce requires nexthop: {RouteChange.FirstNlri(context)}");
            return;
        }

        RouteChange.Apply(context, peers, withdraw);
        if (withdraw) _withdrawn += route.Count;
        else _announced += route.Count;
    }

    private void Share(ref TokenReader words)
    {
        words.Position = 1;
        var route = RouteChange.Begin(context, withdraw: false);
        if (!RouteGrammar.TryParseAttributes(ref words, route, out _) || route.Count > 0)
        {
            Refuse($"could not parse attributes: {CommandContext.TextOf(words, 0)}");
            return;
        }

        Merge(route.Attributes, _shared.Build(context.Speaker.Interner));
        var merged = route.Attributes.Build(context.Speaker.Interner);
        _shared.Clear();
        Merge(_shared, merged);
        _hasShared = true;
    }

    /// <summary>Adds what <paramref name="from"/> has and <paramref name="into"/> has not.</summary>
    private static void Merge(AttributeBuilder into, AttributeSet from)
    {
        var reader = new WireReader(from.Bytes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value)) into.TryAdd(code, flags, value);
        if (into.NextHop.Kind == NextHopKind.None) into.NextHop = from.NextHop;
    }
}
