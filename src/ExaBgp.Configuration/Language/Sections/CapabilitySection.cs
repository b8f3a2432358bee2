using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>capability { … }</c>: what our OPEN announces.</summary>
internal static class CapabilitySection
{
    private static readonly string[] AddPathWords = ["disable", "receive", "send", "send/receive", "disabled"];

    private static readonly ValueForm AddPath = new("send|receive|send/receive|disable", "\"enum\": [\"send\", \"receive\", \"send/receive\", \"disable\"]", static (ref words, out value, out error) =>
    {
        const string Expected = "send, receive, send/receive or disable";
        value = 0L;
        error = default;
        if (!words.TryNext(out var word)) return Values.Missing(words, Expected, out error);
        for (var i = 0; i < AddPathWords.Length; i++)
        {
            if (!Ascii.EqualsIgnoreCase(word, AddPathWords[i])) continue;
            value = (long)(i & 3);
            return true;
        }

        var text = Encoding.UTF8.GetString(word);
        return Values.Fail(words, $"'{text}' is not a valid add-path option", text == "receive/send" ? "send/receive" : Expected, out error);
    });

    private static readonly ValueForm GracefulRestart = new("[<0-4095>|disable]", "\"anyOf\": [{" + Values.IntegerSchema(0, 4095) + "}, {\"const\": \"disable\"}]", static (ref words, out value, out error) =>
    {
        const string Expected = "0-4095 seconds, disable or disabled";
        value = 0L;
        error = default;
        if (!words.TryNext(out var word)) return true;
        if (Ascii.EqualsIgnoreCase(word, "disable"u8) || Ascii.EqualsIgnoreCase(word, "disabled"u8))
        {
            value = Auto.Value;
            return true;
        }

        if (!Values.TryInteger(word, out var seconds)) return Values.Fail(words, $"'{Encoding.UTF8.GetString(word)}' is not valid", Expected, out error);
        if (seconds < 0) return Values.Fail(words, $"{seconds} is below minimum 0", Expected, out error);
        if (seconds > 65535) return Values.Fail(words, $"{seconds} exceeds maximum 4095", Expected, out error);
        value = seconds;
        return true;
    });

    public static readonly Section<Draft> Grammar = new Section<Draft>("capability", string.Empty, "What our OPEN announces besides the families.")
        .Scalar("asn4", Values.Boolean(true), "true", "Four-octet AS numbers (RFC 6793).")
        .Scalar("nexthop", Values.Boolean(true), "true with a nexthop section", "Extended next hop (RFC 8950).")
        .Scalar("add-path", AddPath, "disable", "Several paths for a prefix (RFC 7911).")
        .Scalar("graceful-restart", GracefulRestart, "disable", "Graceful restart (RFC 4724) and its time; 0, or no number, for the hold time.")
        .Scalar("route-refresh", Values.Boolean(true), "false", "Route refresh (RFC 2918, RFC 7313).")
        .Scalar("operational", Values.Boolean(true), "false", "OPERATIONAL messages.")
        .Scalar("extended-message", Values.Boolean(true), "true", "Messages of up to 65535 octets (RFC 8654).")
        .Scalar("software-version", Values.Boolean(false), "false", "Our version.")
        .Scalar("link-local-nexthop", Values.Boolean(null), null, "Link-local next hops (capability 77).")
        .Scalar("link-local-prefer", Values.Boolean(false), "false", "Prefer a link-local next hop.")
        .Scalar("aigp", Values.Boolean(true), null, "Accept and send AIGP on an external session (RFC 7311).")
        .Scalar("multi-session", Values.Boolean(true), "false", "A session for each family.")
        .Scalar("role", Values.Choice("provider", "rs", "rs-client", "customer", "peer"), null, "Our role (RFC 9234).")
        .Without("refresh", "route-refresh")
        .Without("hostname", "host-name in the neighbor");

    public static void Read(in TokenReader header, NeighborDraft neighbor, FileReader file)
    {
        file.ReadInner(Grammar, "capability", new Draft(neighbor.Capability));
        if (neighbor.Capability.Get("graceful-restart", 0L) > 4095)
            file.Diagnostics.Warn(neighbor.Capability.PlaceOf("graceful-restart"), "a restart time has 12 bits: 4095 is used");
    }

    /// <summary>The values of the section.</summary>
    internal sealed class Draft(SectionValues values) : IHasValues
    {
        public SectionValues Values { get; } = values;
    }
}
