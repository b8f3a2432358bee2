using ExaBgp.Configuration.Language;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Configuration.Printing;

/// <summary>Writes routes, in their order, as the statements that give them back.</summary>
internal static class RoutePrinter
{
    private static readonly AttributeContext Session = new(FourOctetAs: true, Internal: true, Aigp: true, Compatibility.Default);

    public static void Print(IReadOnlyList<Route> routes, ConfigurationWriter writer)
    {
        var words = new ByteBuffer();
        var section = string.Empty;
        foreach (var route in routes)
        {
            var next = IsStatic(route) ? "static" : $"announce {route.Codec.AfiName}";
            if (next != section)
            {
                Leave(section, writer);
                Enter(next, writer);
                section = next;
            }

            words.Clear();
            WriteRoute(route, words);
            writer.Statement(words.Written);
        }

        Leave(section, writer);
    }

    /// <summary>
    /// The statement of each route: the section of <c>announce</c> it stands in (empty for <c>static</c>), its first word, and the rest.
    /// </summary>
    public static IEnumerable<(string Section, string Word, ReadOnlyMemory<byte> Text)> Statements(IReadOnlyList<Route> routes)
    {
        var words = new ByteBuffer();
        foreach (var route in routes)
        {
            words.Clear();
            WriteRoute(route, words);
            var word = Word(route);
            yield return (IsStatic(route) ? string.Empty : route.Codec.AfiName, word, words.Written[(word.Length + 1)..].ToArray());
        }
    }

    private static void WriteRoute(in Route route, ByteBuffer words)
    {
        Func<ReadOnlySpan<byte>, bool> accepts = IsStatic(route) ? RouteWords.Static.Contains : route.Codec.Accepts;
        words.WriteText(Word(route));
        words.WriteUInt8((byte)' ');
        route.Codec.TryWriteCommand(new NlriView(route.Nlri.Span, route.PathId, NextHop.None), words);
        var nextHop = route.Attributes.NextHop;
        if (nextHop.Kind == NextHopKind.Self)
        {
            words.Write(" next-hop self"u8);
        }
        else if (nextHop.Kind == NextHopKind.Address)
        {
            words.Write(" next-hop "u8);
            words.WriteAddress(nextHop.Address);
        }

        var reader = new WireReader(route.Attributes.Bytes);
        while (AttributeHeader.TryRead(ref reader, out var flags, out var code, out var value))
        {
            words.WriteUInt8((byte)' ');
            if (AttributeTable.TryGet(code, out var codec) && HasWords(codec, flags, value)) codec.WriteCommand(flags, value, accepts, words);
            else GenericAttribute.WriteWords(code, flags, value, words);
        }

        if (route.Name is { } name) words.WriteText($" name {ConfigurationWriter.Quote(name)}");
        if (route.Watchdog is { } watchdog) words.WriteText($" watchdog {ConfigurationWriter.Quote(watchdog)}");
        if (route.StartsWithdrawn) words.Write(" withdraw"u8);
    }

    /// <summary>False for octets given for a known attribute that are none of it, or have other flags: its words would not give them back.</summary>
    private static bool HasWords(AttributeCodec codec, AttributeFlags flags, ReadOnlySpan<byte> value)
    {
        var canonical = new ByteBuffer();
        return flags == codec.Flags && codec.Read(value, Session, canonical).IsAccept && canonical.Written.SequenceEqual(value);
    }

    private static string Word(in Route route) => IsStatic(route) ? "route" : route.Codec.SafiName;

    /// <summary>True when the words of a static route lead to the family of this one.</summary>
    private static bool IsStatic(in Route route) => route.Codec.Family.Safi switch
    {
        Safi.Unicast => route.Codec.Family.Afi == Afi.Ipv6 || !IsMulticast(route),
        Safi.Multicast => route.Codec.Family.Afi == Afi.Ipv4 && IsMulticast(route),
        Safi.NlriMpls or Safi.MplsVpn => true,
        _ => false,
    };

    private static bool IsMulticast(in Route route) => route.Nlri.Length > 1 && route.Nlri.Span[1] >> 4 == 0xE;

    private static void Enter(string section, ConfigurationWriter writer)
    {
        foreach (var word in section.Split(' ')) writer.Open(word);
    }

    private static void Leave(string section, ConfigurationWriter writer)
    {
        if (section.Length == 0) return;
        foreach (var _ in section.Split(' ')) writer.Close();
    }
}
