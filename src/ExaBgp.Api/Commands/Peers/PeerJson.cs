using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands.Peers;

/// <summary><c>show neighbor json</c>, <c>peer show</c>: an array with one object a peer. Generation 5 has <c>true</c>, <c>false</c>, <c>null</c> where later ones have 1, 0, -1.</summary>
internal static class PeerJson
{
    public static void Send(CommandContext context, IReadOnlyList<IPeerView> peers)
    {
        var line = context.BeginLine();
        line.WriteUInt8((byte)'[');
        for (var i = 0; i < peers.Count; i++)
        {
            if (i > 0) line.Write(", "u8);
            Write(line, peers[i], context.IsFiveForm);
        }

        line.WriteUInt8((byte)']');
        context.Send();
    }

    private static void Write(ByteBuffer line, IPeerView peer, bool five)
    {
        var facts = new PeerFacts(peer);
        line.Write(peer.IsEstablished ? "{\"state\": \"up\", \"duration\": "u8 : "{\"state\": \"down\", \"duration\": "u8);
        line.WriteDecimal(peer.StateSeconds);
        line.Write(", \"fsm\": "u8);
        line.WriteJsonString(peer.State);
        WriteLocal(line, peer, facts, five);
        WritePeer(line, peer, facts, five);
        WriteMessages(line, facts);
        WriteCommon(line, facts);
        if (!five)
        {
            line.Write(", \"prefixes\": {\"received\": "u8);
            line.WriteDecimal(peer.Counters.PrefixesReceived);
            line.Write(", \"withdrawn\": "u8);
            line.WriteDecimal(peer.Counters.PrefixesWithdrawn);
            line.WriteUInt8((byte)'}');
        }

        line.WriteUInt8((byte)'}');
    }

    private static void WriteLocal(ByteBuffer line, IPeerView peer, in PeerFacts facts, bool five)
    {
        line.Write(", \"local\": {\"capabilities\": {"u8);
        Members(line, facts.Capabilities, static row => row.Name, static row => row.Local, five);
        line.Write("}, \"families\": {"u8);
        Members(line, facts.Families, static row => row.Name, static _ => true, five: true);
        line.Write("}, \"add-path\": {"u8);
        Members(line, facts.Families, static row => row.Name, static row => row.Sends, five);
        line.Write("}, \"address\": "u8);
        line.WriteJsonString(facts.LocalAddress);
        Number(line, "as", peer.Settings.LocalAs);
        line.Write(", \"id\": "u8);
        line.WriteJsonString(facts.LocalId);
        Number(line, "hold", peer.Settings.HoldTime);
        line.WriteUInt8((byte)'}');
    }

    private static void WritePeer(ByteBuffer line, IPeerView peer, in PeerFacts facts, bool five)
    {
        line.Write(", \"peer\": {\"capabilities\": {"u8);
        Members(line, facts.Capabilities, static row => row.Name, static row => row.Remote, five);
        line.Write("}, \"families\": {"u8);
        Members(line, facts.Families, static row => row.Name, static row => row.Remote, five);
        line.Write("}, \"add-path\": {"u8);
        Members(line, facts.Families, static row => row.Name, static row => row.Receives, five);
        line.Write("}, \"address\": "u8);
        line.WriteJsonString(facts.Address);
        Number(line, "as", peer.Settings.PeerAs);
        line.Write(", \"id\": "u8);
        if (facts.PeerId is { } id) line.WriteJsonString(id);
        else line.Write("null"u8);
        Number(line, "hold", facts.PeerHold);
        line.WriteUInt8((byte)'}');
    }

    private static void WriteMessages(ByteBuffer line, in PeerFacts facts)
    {
        line.Write(", \"messages\": {\"sent\": {"u8);
        Counts(line, facts.Messages.Select(static row => (row.Name, row.Sent)));
        line.Write("}, \"received\": {"u8);
        Counts(line, facts.Messages.Select(static row => (row.Name, row.Received)));
        line.Write("}}"u8);
    }

    private static void WriteCommon(ByteBuffer line, in PeerFacts facts)
    {
        line.Write(", \"capabilities\": ["u8);
        JsonLine.Strings(line, facts.Capabilities.Where(static row => row.IsCommon).Select(static row => row.Name));
        line.Write("], \"families\": ["u8);
        JsonLine.Strings(line, facts.Families.Where(static row => row.Remote == true).Select(static row => row.Name));
        line.Write("], \"add-path\": {"u8);
        var isFirst = true;
        foreach (var row in facts.Families)
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            JsonLine.Member(line, row.Name, row.AddPath);
        }

        line.WriteUInt8((byte)'}');
    }

    private static void Members<T>(ByteBuffer line, IReadOnlyList<T> rows, Func<T, string> name, Func<T, bool?> value, bool five)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (i > 0) line.Write(", "u8);
            JsonLine.Name(line, name(rows[i]));
            line.Write(value(rows[i]) switch
            {
                true => five ? "true"u8 : "1"u8,
                false => five ? "false"u8 : "0"u8,
                _ => five ? "null"u8 : "-1"u8,
            });
        }
    }

    private static void Counts(ByteBuffer line, IEnumerable<(string Name, long Count)> rows)
    {
        var isFirst = true;
        foreach (var (name, count) in rows)
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            JsonLine.Name(line, name);
            line.WriteDecimal(count);
        }
    }

    private static void Number(ByteBuffer line, string name, long? value)
    {
        line.Write(", "u8);
        JsonLine.Name(line, name);
        if (value is { } known) line.WriteDecimal(known);
        else line.Write("null"u8);
    }
}
