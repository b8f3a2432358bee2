using ExaBgp.Api;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Reactor.Helpers;

/// <summary>What dialogues have to say, in the daemon's log; control characters are escaped so that a helper cannot forge lines.</summary>
/// <param name="log">What went wrong, and what helpers ask to be logged.</param>
/// <param name="parser">Every command.</param>
/// <param name="clock">The reactor's clock.</param>
internal sealed class CommandLog(ILogger log, ILogger parser, Clock clock) : ICommandLog
{
    private const int MostRefusals = 100;
    private const long Window = 10_000;
    private readonly Dictionary<string, (long Since, int Count)> _refusals = [];

    /// <summary>Every command is of interest (<c>log.parser</c>).</summary>
    public bool ShowsCommands { get; } = parser.IsEnabled(LogLevel.Debug);

    /// <summary>A command was read.</summary>
    public void Command(string helper, ReadOnlySpan<byte> line) => parser.CommandRead(helper, Escaped(System.Text.Encoding.UTF8.GetString(line)));

    /// <inheritdoc/>
    public void Debug(string helper, string text) => log.HelperDebug(helper, Escaped(text));

    /// <summary>A command was refused. A helper that says nonsense without end does not fill the disk: of ten seconds the first hundred are logged.</summary>
    public void Refused(string helper, string line, string reason)
    {
        var (since, count) = _refusals.GetValueOrDefault(helper, (clock.Now, 0));
        if (clock.Now - since >= Window)
        {
            if (count > MostRefusals) log.CommandsRefused(helper, count - MostRefusals);
            (since, count) = (clock.Now, 0);
        }

        _refusals[helper] = (since, ++count);
        if (count <= MostRefusals) log.CommandRefused(helper, Escaped(line), Escaped(reason));
    }

    /// <summary>A helper or client is gone.</summary>
    public void Forget(string helper) => _refusals.Remove(helper);

    private static string Escaped(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\x1f') && !text.Contains('\x7f')) return text;
        var buffer = new Protocol.Wire.ByteBuffer(text.Length * 2);
        Protocol.Text.TextWriting.WriteEscaped(buffer, text);
        return System.Text.Encoding.ASCII.GetString(buffer.Written);
    }
}
