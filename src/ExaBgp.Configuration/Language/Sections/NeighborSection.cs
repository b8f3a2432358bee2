using System.Text;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language.Sections;

/// <summary><c>neighbor ADDRESS { … }</c>: a BGP session, or a range of them.</summary>
internal static class NeighborSection
{
    public static readonly Section<NeighborDraft> Grammar = new Section<NeighborDraft>("neighbor", "<address>[/<length>]", "A BGP session; a range of them when it has a length and is passive.")
        .Scalar("description", Values.Text(), null, "Text for people.")
        .Scalar("router-id", Values.RouterId, "the local address", "Our BGP identifier.")
        .Scalar("local-address", Values.LocalAddress, "auto", "Address we connect from; auto takes the connection's.")
        .Scalar("local-link-local", Values.Address, null, "Our link-local address, sent beside a global IPv6 next hop.")
        .Scalar("local-as", Values.AsNumber, null, "Our AS; auto takes the peer's. Mandatory.")
        .Scalar("peer-as", Values.AsNumber, null, "The peer's AS; auto takes any. Mandatory.")
        .Scalar("peer-address", Values.Range, "the address of the section", "The peer's address.")
        .Scalar("host-name", Values.Text(), null, "Host name announced (capability 73).")
        .Scalar("domain-name", Values.Text(), null, "Domain name announced beside the host name.")
        .Scalar("hold-time", Values.HoldTime, "180", "Seconds without a message after which the session ends.")
        .Scalar("rate-limit", Values.RateLimit, "0", "Messages a second we send, 0 for no limit.")
        .Scalar("passive", Values.Boolean(true), "false", "Wait for the peer to connect.")
        .Scalar("listen", Values.Port, "0", "Port to listen on for this peer.")
        .Scalar("connect", Values.Port, "the daemon's", "Port to connect to.")
        .Scalar("source-interface", Values.Text(), null, "Interface the connection is bound to.")
        .Scalar("outgoing-ttl", Values.Ttl, "disable", "TTL of what we send (255 for GTSM, RFC 5082).")
        .Scalar("incoming-ttl", Values.Ttl, "disable", "Least TTL accepted (RFC 5082).")
        .Scalar("md5-password", Values.Text(), null, "TCP MD5 key (RFC 2385).")
        .Scalar("md5-base64", Values.BooleanOrAuto, "false", "The key is given in base64.")
        .Scalar("md5-ip", Values.Address, "the local address", "Local address of the connection that has the key.")
        .Scalar("group-updates", Values.Grouping, "true", "Routes with the same attributes share an UPDATE: false, true (IPv4 unicast, mcast-vpn) or all families.")
        .Scalar("auto-flush", Values.Boolean(true), "true", "Send routes when they come, not when asked to flush.")
        .Scalar("adj-rib-out", Values.Boolean(false), "true", "Keep what was sent.")
        .Scalar("adj-rib-in", Values.Boolean(false), "true", "Keep what was received.")
        .Scalar("manual-eor", Values.Boolean(false), "false", "End-of-RIB is sent by a helper's command only.")
        .Statement("max-prefix", "<prefixes> [warning <percent>]", "Most prefixes accepted from the peer before the session ends, 0 for no limit.", ReadMaxPrefix, Values.IntegerSchema(0, int.MaxValue))
        .Statement("inherit", "<template>|[ <template> ... ]", "Take over what templates say.", ReadInherit, "\"type\": \"array\", \"items\": {\"type\": \"string\"}")
        .Inner(FamilySection.Grammar, FamilySection.Read)
        .Inner(CapabilitySection.Grammar, CapabilitySection.Read)
        .Inner(AddPathSection.Grammar, AddPathSection.Read)
        .Inner(NextHopSection.Grammar, NextHopSection.Read)
        .Inner(TcpAoSection.Grammar, TcpAoSection.Read)
        .Inner(ApiSection.Grammar, ApiSection.Read)
        .Inner(StaticSection.Grammar, StaticSection.Read)
        .Inner(AnnounceSection.Grammar, AnnounceSection.Read)
        .Inner(FlowSection.Grammar, FlowSection.Read)
        .Inner(L2vpnSection.Grammar, L2vpnSection.Read)
        .Inner(OperationalSection.Grammar, OperationalSection.Read)
        .Without("process", "api { processes [ <name> ]; }, and a process section at the top level");

    public static void Read(in TokenReader header, SpeakerDraft speaker, FileReader file)
    {
        var draft = new NeighborDraft(header.TokenAt(0));
        var words = header;
        words.Position = 1;
        var place = header.TokenAt(1);
        if (!TryReadScoped(words, draft, place))
        {
            if (Values.Range.Read(ref words, out var range, out var error)) draft.Values.Set("peer-address", range, place);
            else file.Error(header, error);
        }

        var isWrong = !draft.Values.Has("peer-address");
        file.ReadInner(Grammar, "neighbor", draft);
        if (!isWrong || draft.Values.Has("peer-address")) NeighborBuilder.Close(draft, speaker, file);
    }

    /// <summary><c>fe80::1%eth0</c> is the link-local address and the <c>source-interface</c> it is reached by.</summary>
    private static bool TryReadScoped(in TokenReader words, NeighborDraft draft, Token place)
    {
        var word = words.Peek;
        var percent = word.IndexOf((byte)'%');
        if (percent < 0 || percent == word.Length - 1 || !IpAddress.TryParse(word[..percent], out var address) || !address.IsLinkLocal) return false;
        draft.Values.Set("peer-address", (address, address.Size * 8), place);
        draft.Values.Set("source-interface", Encoding.UTF8.GetString(word[(percent + 1)..]), place);
        return true;
    }

    private static bool ReadMaxPrefix(ref TokenReader words, NeighborDraft draft, FileReader file, out ParseError error)
    {
        var place = words.TokenAt(words.Position);
        if (!Values.Integer(0, int.MaxValue).Read(ref words, out var most, out error)) return false;
        draft.Values.Set("max-prefix", most, place);
        if (!words.TryTake("warning"u8)) return true;
        if (!Values.Integer(1, 100, "percent of the most prefixes, 1-100").Read(ref words, out var percent, out error)) return false;
        draft.Values.Set("max-prefix warning", percent, place);
        return true;
    }

    private static bool ReadInherit(ref TokenReader words, NeighborDraft draft, FileReader file, out ParseError error)
    {
        error = default;
        if (words.Peek.SequenceEqual("["u8) && !words.At(words.Position + 1).SequenceEqual("]"u8)) return Names.TryReadList(ref words, "template", draft.Inherit, out error);
        if (words.Count == 2 && words.Peek.Length > 0 && words.Peek[0] != (byte)'[')
        {
            draft.Inherit.Add((words.PeekText(), words.TokenAt(1)));
            words.Position++;
            return true;
        }

        error = words.Error("invalid inherit list", "inherit <template> or inherit [ template1, template2, ... ]");
        return false;
    }
}
