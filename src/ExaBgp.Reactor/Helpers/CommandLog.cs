using ExaBgp.Api;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Helpers;

/// <summary>What dialogues have to say, in the daemon's log; control characters are escaped so that a helper cannot forge lines.</summary>
/// <param name="log">What went wrong, and what helpers ask to be logged.</param>
/// <param name="parser">Every command.</param>
internal sealed class CommandLog(ILogger log, ILogger parser) : ICommandLog
{
    /// <summary>Every command is of interest (<c>log.parser</c>).</summary>
    public bool ShowsCommands { get; } = parser.IsEnabled(LogLevel.Debug);

    /// <summary>A command was read.</summary>
    public void Command(string helper, ReadOnlySpan<byte> line) => parser.CommandRead(helper, Escaped(System.Text.Encoding.UTF8.GetString(line)));

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
