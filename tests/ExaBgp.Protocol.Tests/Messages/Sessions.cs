using ExaBgp.Protocol.Attributes;
using ExaBgp.Protocol.Messages;
using ExaBgp.Protocol.Negotiation;
using ExaBgp.Protocol.Nlri;
using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Tests.Messages;

/// <summary>Sessions made of two OPENs, and the shortest way through the decoder.</summary>
internal static class Sessions
{
    public static readonly Compatibility Five = new(Generation.Five, 4);
    public static readonly Compatibility Six = new(Generation.Six, 4);

    public static IReadOnlyList<Family> AllFamilies { get; } = [.. FamilyTable.All.ToArray().Select(static codec => codec.Family)];

    public static OpenOptions Options { get; } = new()
    {
        LocalAs = 65533,
        HoldTime = 180,
        RouterId = Address("10.0.0.2"),
        Families = AllFamilies,
    };

    public static SessionContext Internal { get; } = Of(Options, Options);

    public static SessionContext External { get; } = Of(Options, Options with { LocalAs = 65010 });

    public static SessionContext TwoOctet { get; } = Of(Options, Options with { LocalAs = 65010, FourOctetAs = false });

    public static SessionContext AddPath { get; } = Of(
        Options with { AddPath = 3, AddPathFamilies = AllFamilies }, Options with { AddPath = 3, AddPathFamilies = AllFamilies });

    public static SessionContext Of(OpenOptions ours, OpenOptions theirs, Compatibility? compatibility = null) => Protocol.Negotiation.Negotiation.Negotiate(
        OpenMessage.Build(ours),
        OpenMessage.Build(theirs),
        new NegotiationOptions { LocalAddress = Address("127.0.0.1"), PeerAddress = Address("127.0.0.2"), Compatibility = compatibility ?? Compatibility.Default },
        new EncodingContexts());

    public static IpAddress Address(string text) => IpAddress.TryParse(text, out var address) ? address : throw new FormatException(text);

    public static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", string.Empty, StringComparison.Ordinal));

    public static Outcome Decode(string body, SessionContext session, out string json, Compatibility? compatibility = null)
    {
        var octets = Hex(body);
        var decoder = new UpdateDecoder();
        var outcome = decoder.Decode(octets, session, new AttributeInterner());
        json = string.Empty;
        if (outcome.Kind == DispositionKind.ResetSession) return outcome;
        var output = new ByteBuffer();
        UpdateJson.Write(output, decoder.View(octets), compatibility ?? Five);
        json = Text(output);
        return outcome;
    }

    public static string Json(string body, SessionContext session, Compatibility? compatibility = null)
    {
        Decode(body, session, out var json, compatibility).Notification.Should().BeNull();
        return json;
    }

    public static string Lines(string body, SessionContext session, Compatibility compatibility)
    {
        var octets = Hex(body);
        var decoder = new UpdateDecoder();
        decoder.Decode(octets, session, new AttributeInterner()).Notification.Should().BeNull();
        var output = new ByteBuffer();
        UpdateText.Write(output, "neighbor 127.0.0.2 receive update "u8, decoder.View(octets), compatibility);
        return Text(output);
    }

    public static string Text(ByteBuffer output) => System.Text.Encoding.UTF8.GetString(output.Written);
}
