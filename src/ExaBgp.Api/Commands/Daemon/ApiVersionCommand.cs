using System.Buffers.Text;
using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands.Daemon;

/// <summary>
/// <c>system api version [4|6]</c>, <c>api version [4|6]</c>: shows or sets the form of this helper's answers. Its events follow when it is started again.
/// </summary>
internal static class ApiVersionCommand
{
    public static IPendingCommand? Run(ref TokenReader words, CommandContext context)
    {
        if (!words.TryTake("version"u8)) return context.Error("incomplete command");
        if (!words.TryNext(out var word)) return Show(context);
        if (!words.IsEnd) return context.Error("one version is enough");
        if (!Utf8Parser.TryParse(word, out int version, out var used) || used != word.Length)
        {
            var text = Encoding.UTF8.GetString(word);
            return context.RefuseAlways(context.Json ? $"Invalid version: {text}" : $"invalid version: {text}");
        }

        if (version is not (4 or 6)) return context.RefuseAlways("API version must be 4 or 6");
        Announce(context, version);
        context.Forms = context.Forms with { ApiVersion = version };
        return context.Done();
    }

    private static IPendingCommand? Show(CommandContext context)
    {
        var isV6 = context.Forms.IsV6;
        if (context.Json) context.Send(isV6 ? "{\"api_version\": 6, \"description\": \"json-only\"}"u8 : "{\"api_version\": 4, \"description\": \"legacy (text/json)\"}"u8);
        else context.Send("API version: 4 (legacy (text/json))"u8);
        return context.Done();
    }

    private static void Announce(CommandContext context, int version)
    {
        var line = context.BeginLine();
        if (context.Json)
        {
            line.Write("{\"status\": \"API version set\", \"version\": "u8);
            line.WriteDecimal(version);
            line.Write(", \"note\": \"effective on next process restart\"}"u8);
        }
        else
        {
            line.Write("API version set to "u8);
            line.WriteDecimal(version);
            line.Write(" (effective on next process restart)"u8);
        }

        context.Send();
    }
}
