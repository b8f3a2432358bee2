using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>system queue-status</c>, <c>queue-status</c>: what waits to be read by each helper.</summary>
internal static class QueueStatusCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        if (context.Json) SendJson(context);
        else SendText(context);
        return context.Done();
    }

    private static void SendJson(CommandContext context)
    {
        var line = context.BeginLine();
        line.WriteUInt8((byte)'{');
        var isFirst = true;
        foreach (var (helper, _, items, bytes, _) in context.Speaker.Queues())
        {
            if (!isFirst) line.Write(", "u8);
            isFirst = false;
            JsonLine.Name(line, helper);
            line.Write("{\"items\": "u8);
            line.WriteDecimal(items);
            line.Write(", \"bytes\": "u8);
            line.WriteDecimal(bytes);
            line.WriteUInt8((byte)'}');
        }

        line.WriteUInt8((byte)'}');
        context.Send();
    }

    private static void SendText(CommandContext context)
    {
        var isEmpty = true;
        foreach (var (helper, _, items, bytes, _) in context.Speaker.Queues())
        {
            isEmpty = false;
            var line = context.BeginLine();
            line.WriteEscaped(helper);
            line.Write(": "u8);
            line.WriteDecimal(items);
            line.Write(" items ("u8);
            line.WriteDecimal(bytes);
            line.Write(" bytes)"u8);
            context.Send();
        }

        if (isEmpty) context.Send("no queued messages"u8);
    }
}
