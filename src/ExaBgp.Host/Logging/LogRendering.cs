using System.Globalization;
using System.Text;
using Serilog.Events;
using Serilog.Parsing;

namespace ExaBgp.Host.Logging;

/// <summary>An event as lines: strings without quotes, one record a line, and nothing in it that a terminal would obey.</summary>
internal static class LogRendering
{
    /// <summary>The records of an event.</summary>
    internal static IEnumerable<LogRecord> Records(LogEvent logEvent)
    {
        var source = Source(logEvent);
        foreach (var line in Text(logEvent).Split('\n'))
            yield return new LogRecord(logEvent.Timestamp, logEvent.Level, source, Clean(line.TrimEnd('\r')));
    }

    /// <summary>The category, of which a type's name keeps its last part.</summary>
    private static string Source(LogEvent logEvent)
    {
        if (!logEvent.Properties.TryGetValue("SourceContext", out var value) || value is not ScalarValue { Value: string category }) return "daemon";
        var dot = category.LastIndexOf('.');
        return dot < 0 ? category : category[(dot + 1)..].ToLowerInvariant();
    }

    private static string Text(LogEvent logEvent)
    {
        var text = new StringBuilder();
        using var writer = new StringWriter(text, CultureInfo.InvariantCulture);
        foreach (var token in logEvent.MessageTemplate.Tokens)
        {
            if (token is PropertyToken { Format: null } property && logEvent.Properties.TryGetValue(property.PropertyName, out var value)
                && value is ScalarValue { Value: string plain })
                writer.Write(plain);
            else
                token.Render(logEvent.Properties, writer, CultureInfo.InvariantCulture);
        }

        if (logEvent.Exception is { } exception) writer.Write($"\n{exception}");
        return text.ToString();
    }

    private static string Clean(string line)
    {
        if (!line.Any(char.IsControl)) return line;
        var text = new StringBuilder(line.Length + 8);
        foreach (var c in line)
        {
            if (char.IsControl(c) && c != '\t') text.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}");
            else text.Append(c);
        }

        return text.ToString();
    }
}
