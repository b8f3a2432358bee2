using ExaBgp.Cli;
using ExaBgp.Host.Settings;

namespace ExaBgp.Top;

/// <summary>The daemon, asked again and again; when it has gone, the next one is looked for.</summary>
internal sealed class StatisticsSource(HostSettings settings, string? name, TimeProvider clock) : IDisposable
{
    private const string Command = "system statistics";
    private DaemonChannel? _channel;

    /// <summary>Asks; null with what to tell the user.</summary>
    public DaemonSample? Ask(out string reason)
    {
        reason = string.Empty;
        if (_channel is null && !DaemonChannel.TryOpen(settings, ChannelKind.Socket, name, out _channel, out reason)) return null;
        var lines = new List<string>();
        var end = CommandExchange.Run(_channel!, Command, CommandExchange.Patience, lines.Add);
        if (end == AnswerEnd.Done && lines.Count > 0 && DaemonSample.Read(lines[^1]) is { } sample)
            return sample with { Usage = ProcessUsage.Of(sample.Process), Timestamp = clock.GetTimestamp() };
        reason = end switch
        {
            AnswerEnd.Silence => "the daemon does not answer",
            AnswerEnd.Closed or AnswerEnd.Shutdown => "the daemon has closed the connection",
            _ => "the daemon does not know `system statistics`: it is another version",
        };
        Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _channel?.Dispose();
        _channel = null;
    }
}
