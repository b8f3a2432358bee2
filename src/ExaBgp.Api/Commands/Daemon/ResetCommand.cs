namespace ExaBgp.Api.Commands.Daemon;

/// <summary><c>session reset</c>, <c>reset</c>: drops the helper's unfinished work. Generation 5 never answers the old word.</summary>
internal static class ResetCommand
{
    public static IPendingCommand? Run(CommandContext context)
    {
        context.Speaker.ResetHelper(context.Helper);
        if (context.Json) context.Send("{\"status\": \"asynchronous queue cleared\"}"u8);
        else context.Send("asynchronous queue cleared"u8);
        return context.Done();
    }

    public static IPendingCommand? RunActionFirst(CommandContext context)
    {
        if (!context.Forms.IsFive) return Run(context);
        context.Speaker.ResetHelper(context.Helper);
        return null;
    }
}
