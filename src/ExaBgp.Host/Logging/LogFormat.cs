using System.Globalization;

namespace ExaBgp.Host.Logging;

/// <summary>The short, long and coloured forms of a line.</summary>
/// <param name="IsShort">Neither time nor process id.</param>
/// <param name="Coloured">For a terminal.</param>
public readonly record struct LogFormat(bool IsShort, bool Coloured)
{
    /// <summary>The line without its end.</summary>
    public string Line(LogRecord record)
    {
        var time = IsShort ? string.Empty : string.Create(
            CultureInfo.InvariantCulture, $"{record.Time.ToLocalTime():HH:mm:ss} {Environment.ProcessId,-6} ");
        if (!Coloured) return $"{time}{record.Source,-15} {record.Text}";
        var (source, message) = LogLevels.Colours(record.Level);
        return $"\r{time}{Paint(source, $"{record.Source,-15}")} {Paint(message, record.Text)}";
    }

    private static string Paint(string colour, string text) => colour.Length == 0 ? text : $"{colour}{text}\u001b[0m";
}
