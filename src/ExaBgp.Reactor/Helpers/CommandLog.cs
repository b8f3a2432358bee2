using ExaBgp.Api;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Helpers;

/// <summary>What dialogues have to say, in the daemon's log; control characters are escaped so that a helper cannot forge lines.</summary>
internal sealed class CommandLog(ILogger log) : ICommandLog
{
    /// <inheritdoc/>
    public void Debug(string helper, string text) => log.HelperDebug(helper, Escaped(text));

    /// <inheritdoc/>
    public void Refused(string helper, string line, string reason) => log.CommandRefused(helper, Escaped(line), Escaped(reason));

    private static string Escaped(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.Contains('\x7f')) return text;
        var buffer = new Protocol.Wire.ByteBuffer(text.Length * 2);
        Protocol.Text.TextWriting.WriteEscaped(buffer, text);
        return System.Text.Encoding.ASCII.GetString(buffer.Written);
    }
}
