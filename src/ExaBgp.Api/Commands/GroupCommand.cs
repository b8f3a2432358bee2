using ExaBgp.Protocol.Text;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands;

/// <summary><c>group start</c>, <c>group end</c>, and <c>peer SELECTOR group COMMAND ; COMMAND …</c>: changes that share attributes and one answer.</summary>
internal static class GroupCommand
{
    private static readonly CommandTable Words = new(CommandTable.Alone("start", Start), CommandTable.Alone("end", End));

    public static IPendingCommand? Run(ref TokenReader words, CommandContext context) => Words.Run(ref words, context);

    /// <summary>The commands stand in the line.</summary>
    public static IPendingCommand? RunInline(ref TokenReader words, CommandContext context, PeerSet peers)
    {
        if (words.IsEnd) return context.RefuseAlways("empty group");
        var run = new GroupRun(context, peers);
        while (!words.IsEnd)
        {
            var start = words.Position;
            var end = EndOfEntry(words);
            if (end > start) run.Execute(words.Slice(start, end - start));
            words.Position = end + 1;
        }

        return run.Answer(isInline: true);
    }

    private static IPendingCommand? Start(CommandContext context)
    {
        if (context.Group.IsOpen) return context.RefuseAlways("already in group block (nested groups not allowed)");
        context.Group.Open();
        if (context.Json) context.Send("{\"status\": \"group started\"}"u8);
        else context.Send("group started"u8);
        return context.Done();
    }

    private static IPendingCommand? End(CommandContext context)
    {
        var group = context.Group;
        if (!group.IsOpen) return context.RefuseAlways("not in group block");
        if (group.Count == 0)
        {
            group.Close();
            if (context.Json) context.Send("{\"status\": \"group ended\", \"commands\": 0}"u8);
            else context.Send("group ended: 0 commands"u8);
            return context.Done();
        }

        var run = new GroupRun(context, context.Scope.All);
        var lexer = new CommandLexer();
        for (var i = 0; i < group.Count; i++)
        {
            if (lexer.TryRead(group.At(i), out var words, out _)) run.Execute(words);
            else run.Refuse($"could not parse: {System.Text.Encoding.UTF8.GetString(group.At(i))}");
        }

        group.Close();
        return run.Answer(isInline: false);
    }

    /// <summary>The place of the <c>;</c> that ends the entry, braces left whole.</summary>
    private static int EndOfEntry(in TokenReader words)
    {
        var depth = 0;
        for (var i = words.Position; i < words.Count; i++)
        {
            var word = words.At(i);
            if (word.SequenceEqual("{"u8)) depth++;
            else if (word.SequenceEqual("}"u8)) depth--;
            else if (depth <= 0 && word.SequenceEqual(";"u8)) return i;
        }

        return words.Count;
    }
}
