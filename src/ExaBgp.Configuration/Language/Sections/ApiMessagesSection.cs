using ExaBgp.Configuration.Settings;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>receive { … }</c> and <c>send { … }</c> of an <c>api</c> section: which messages a helper is told of, and in which form.</summary>
internal static class ApiMessagesSection
{
    private static readonly (string Word, MessageFlags Flag, string Help)[] Words =
    [
        ("parsed", MessageFlags.Parsed, "Messages decoded."),
        ("packets", MessageFlags.Packets, "Messages as hexadecimal octets."),
        ("consolidate", MessageFlags.Consolidate, "Both forms in one event."),
        ("open", MessageFlags.Open, "OPEN messages."),
        ("update", MessageFlags.Update, "UPDATE messages."),
        ("notification", MessageFlags.Notification, "NOTIFICATION messages."),
        ("keepalive", MessageFlags.Keepalive, "KEEPALIVE messages."),
        ("refresh", MessageFlags.Refresh, "ROUTE-REFRESH messages."),
        ("operational", MessageFlags.Operational, "OPERATIONAL messages."),
    ];

    public static readonly Section<Draft> Receive = Make("receive", "What the peer sends us.");

    public static readonly Section<Draft> Send = Make("send", "What we send the peer.");

    public static MessageFlags Read(Section<Draft> section, MessageFlags flags, FileReader file)
    {
        var draft = new Draft { Flags = flags };
        file.ReadInner(section, section.Name, draft);
        return draft.Flags;
    }

    private static Section<Draft> Make(string name, string help)
    {
        var section = new Section<Draft>(name, string.Empty, help).Without("all", "each message you want, update for instance");
        foreach (var (word, flag, about) in Words)
        {
            section.Add(new KeywordInfo(word, "true|false", "\"type\": \"boolean\"", "false", about), (ref words, draft, _, out error) =>
            {
                if (!Values.Boolean(true).Read(ref words, out var value, out error)) return false;
                draft.Flags = value is true ? draft.Flags | flag : draft.Flags & ~flag;
                return true;
            });
        }

        return section;
    }

    /// <summary>The words said so far.</summary>
    internal sealed class Draft
    {
        public MessageFlags Flags { get; set; }
    }
}
