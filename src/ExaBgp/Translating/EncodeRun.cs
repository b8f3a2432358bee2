using System.Text;
using ExaBgp.Api.Commands.Announce;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Translating;

/// <summary><c>exabgp encode</c>: routes in words to hexadecimal UPDATEs, line by line.</summary>
internal sealed class EncodeRun
{
    private readonly EncodeOptions _options;
    private readonly TextWriter _output;
    private readonly TextWriter _error;
    private readonly AttributeInterner _interner = new();
    private readonly AttributeTextCache _texts;
    private readonly CommandLexer _lexer = new();
    private readonly RouteBuilder _route = new();
    private readonly UpdatePacker _packer = new();
    private readonly ByteBuffer _messages = new(4096);
    private readonly ByteBuffer _text = new(8192);
    private readonly DecodeSession _session;

    private EncodeRun(EncodeOptions options, TextWriter output, TextWriter error)
    {
        _options = options;
        _output = output;
        _error = error;
        _texts = new AttributeTextCache(_interner);
        _session = DecodeSession.Pretended(options.Families, options.PathInformation, options.Compatibility, options.LocalAs, options.PeerAs);
    }

    /// <summary>
    /// Encodes <paramref name="route"/> or, when it is null, the routes of the neighbors given, or else every line of <paramref name="input"/>.
    /// Returns the exit status: 1 when anything could not be encoded.
    /// </summary>
    /// <param name="options">What to do.</param>
    /// <param name="route">One statement: <c>route 10.0.0.0/24 next-hop 1.2.3.4</c>; <c>announce</c> or <c>withdraw</c> may precede it.</param>
    /// <param name="input">One statement a line; empty lines and those that begin with # are passed over.</param>
    /// <param name="output">A line for each message.</param>
    /// <param name="error">Why something could not be encoded.</param>
    public static int Run(EncodeOptions options, string? route, TextReader input, TextWriter output, TextWriter error)
    {
        var run = new EncodeRun(options, output, error);
        if (route is not null) return run.Encode(route) ? 0 : 1;
        if (options.Neighbors.Count > 0) return run.EncodeNeighbors() ? 0 : 1;
        var allEncoded = true;
        while (input.ReadLine() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line) || line.TrimStart()[0] == '#') continue;
            allEncoded &= run.Encode(line);
            run._interner.Sweep();
        }

        return allEncoded ? 0 : 1;
    }

    private bool EncodeNeighbors()
    {
        var allEncoded = true;
        foreach (var neighbor in _options.Neighbors)
        {
            var session = DecodeSession.Of(neighbor, _options.PathInformation, _options.Compatibility);
            foreach (var route in neighbor.Routes)
            {
                if (!session.Context.FamilySet.Contains(route.Family)) continue;
                if (Write(session, route.Codec, route.PathId, route.Nlri.Span, route.Attributes, withdraw: false) is { } reason)
                {
                    allEncoded = false;
                    _error.WriteLine(reason);
                }
            }
        }

        return allEncoded;
    }

    private bool Encode(string text)
    {
        if (TryEncode(Encoding.UTF8.GetBytes(text), out var reason)) return true;
        _output.WriteLine($"configuration error: Failed to parse route: {Shown(text.Trim())}");
        foreach (var line in reason.Split('\n')) _error.WriteLine(Shown(line));
        return false;
    }

    private bool TryEncode(ReadOnlySpan<byte> line, out string reason)
    {
        if (!TryRead(line, out var withdraw, out reason)) return false;
        var attributes = _route.Build(_interner);
        for (var i = 0; i < _route.Count; i++)
        {
            var family = _route.At(i, out var pathId, out var nlri);
            reason = _session.Context.FamilySet.Contains(family.Index)
                ? Write(_session, family, pathId, nlri, attributes, withdraw) ?? string.Empty
                : $"family {family.Name} is not among those named";
            if (reason.Length > 0) return false;
        }

        return true;
    }

    private bool TryRead(ReadOnlySpan<byte> line, out bool withdraw, out string reason)
    {
        withdraw = false;
        if (!_lexer.TryRead(line, out var words, out var error))
        {
            reason = error.Message;
            return false;
        }

        withdraw = words.TryTake("withdraw"u8);
        if (!withdraw) words.TryTake("announce"u8);
        _route.Clear();
        _route.IsWithdraw = withdraw;
        if (!words.TryNext(out var type) || !RouteTypes.TryGet(type, out var parse))
        {
            reason = $"'{Encoding.UTF8.GetString(type)}' begins no route\n  Valid words: route, ipv4, ipv6, l2vpn, bgp-ls, flow, vpls, attributes";
            return false;
        }

        if (!parse(ref words, _route, _texts, out error))
        {
            reason = error.Expected is { } expected ? $"{error.Message} (expected {expected})" : error.Message;
            return false;
        }

        reason = _route.Count == 0 ? "the statement has no route" : !_options.NlriOnly && RouteGrammar.LacksNextHop(_route) ? "the route has no next-hop" : string.Empty;
        return reason.Length == 0;
    }

    /// <summary>Writes one route as the lines asked for; returns why not, or null.</summary>
    private string? Write(DecodeSession session, FamilyCodec family, uint? pathId, ReadOnlySpan<byte> nlri, AttributeSet attributes, bool withdraw)
    {
        _messages.Clear();
        if (_options.NlriOnly)
        {
            if (session.Context.Encoding.AddPathSend.Contains(family.Index)) _messages.WriteUInt32(pathId ?? 0);
            _messages.Write(nlri);
            WriteLine(_messages.Written);
            return null;
        }

        var context = session.Context.Encoding;
        var nextHop = attributes.NextHop.Kind == NextHopKind.Self ? NextHop.Of(session.Local) : attributes.NextHop;
        var begun = withdraw
            ? _packer.TryBeginWithdraw(context, attributes, nextHop, family, out var reason)
            : _packer.TryBeginAnnounce(context, attributes, nextHop, family, out reason);
        if (!begun) return reason == UnsendableReason.NoNextHop ? "the route has no next-hop" : "the attributes do not fit into a message";
        if (!_packer.TryAdd(pathId ?? 0, nlri, _messages)) return "the route does not fit into a message";
        _packer.End(_messages);
        WriteLine(_options.NoHeader ? _messages.Written[MessageHeader.Size..] : _messages.Written);
        return null;
    }

    private void WriteLine(ReadOnlySpan<byte> octets)
    {
        _text.Clear();
        _text.WriteHexUpper(octets);
        _output.WriteLine(Encoding.ASCII.GetString(_text.Written));
    }

    private static string Shown(string text)
    {
        var output = new ByteBuffer();
        output.WriteEscaped(text);
        return Encoding.ASCII.GetString(output.Written);
    }
}
