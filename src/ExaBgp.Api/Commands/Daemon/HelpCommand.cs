using ExaBgp.Protocol.Json;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>system help</c>, <c>help</c>: the catalogue of commands. Generation 5 answers its old word with its own.</summary>
internal static class HelpCommand
{
    private const string Filters = "filter can be: [local-ip <ip>][local-as <asn>][peer-as <asn>][router-id <router-id>]";

    public static IPendingCommand? Run(CommandContext context)
    {
        if (context.Json) SendJson(context);
        else SendText(context, "available API commands (v6 format):", 36, "commands:", "[peer <ip> [filters]] ", CommandCatalogue.TargetFirst, " | ");
        return context.Done();
    }

    public static IPendingCommand? RunActionFirst(CommandContext context)
    {
        if (!context.Forms.IsFive || context.Json) return Run(context);
        SendText(context, "available API commands are listed here:", 39, "command are:", "[neighbor <ip> [filters]] ", CommandCatalogue.ActionFirst, " | ");
        return context.Done();
    }

    private static void SendText(
        CommandContext context, string title, int underline, string heading, string target, IReadOnlyList<CommandEntry> entries, string separator)
    {
        context.Send(string.Empty);
        context.Send(title);
        context.Send(new string('=', underline));
        context.Send(string.Empty);
        context.Send(Filters);
        context.Send(string.Empty);
        context.Send(heading);
        context.Send(new string('-', heading.Length));
        context.Send(string.Empty);
        foreach (var entry in entries.Where(static entry => entry.TakesPeer || entry.Words == "#").OrderBy(static entry => entry.Words, StringComparer.Ordinal))
            context.Send(entry.TakesPeer ? $"{target}{entry.Words}" : $"{entry.Words} ");
        foreach (var entry in entries.Where(static entry => !entry.TakesPeer && entry.Words != "#").OrderBy(static entry => entry.Words, StringComparer.Ordinal))
            context.Send(entry.Options.Count == 0 ? $"{entry.Words} " : $"{entry.Words} [ {string.Join(separator, entry.Options)} ] ");
        context.Send(string.Empty);
    }

    private static void SendJson(CommandContext context)
    {
        var line = context.BeginLine();
        line.Write("{\"description\": \"Available API commands (v6 format)\", \"peer_filters\": [\"local-ip\", \"local-as\", \"peer-as\", \"router-id\"], \"commands\": ["u8);
        var isFirst = true;
        foreach (var entry in CommandCatalogue.TargetFirst.OrderBy(static entry => entry.Words, StringComparer.Ordinal))
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            line.Write("{\"command\": "u8);
            line.WriteJsonString(entry.Words);
            line.Write(", \"neighbor_support\": "u8);
            JsonLine.Boolean(line, entry.TakesPeer);
            line.Write(", \"json_support\": true"u8);
            if (entry.Options.Count > 0)
            {
                line.Write(", \"options\": ["u8);
                JsonLine.Strings(line, entry.Options);
                line.WriteUInt8((byte)']');
            }

            line.WriteUInt8((byte)'}');
        }

        line.Write("]}"u8);
        context.Send();
    }
}
