using System.Text.Json;
using Spectre.Console;

namespace ExaBgp.Cli;

/// <summary>Answers as a person reads them: JSON rows become a table, an object its members, text stays as it is.</summary>
internal static class AnswerView
{
    /// <summary>The lines to show; with <paramref name="json"/> as they came.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> lines, bool json, ITerminal terminal)
    {
        if (json || lines.Count == 0 || !lines.All(static line => line.StartsWith('{') || line.StartsWith('['))) return lines;
        try
        {
            var rows = lines.SelectMany(Rows).ToList();
            return rows.Count == 0 ? [] : rows.Count == 1 ? rows[0].Select(static member => $"{member.Name}: {member.Value}") : Table(rows, terminal);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return lines;
        }
    }

    private static IEnumerable<List<(string Name, string Value)>> Rows(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select(Row)] : [.. Routes(root) ?? [Row(root)]];
    }

    /// <summary>The rows of <c>{"127.0.0.2": {"routes": [ … ]}}</c>.</summary>
    private static IEnumerable<List<(string Name, string Value)>>? Routes(JsonElement root)
    {
        if (root.EnumerateObject().FirstOrDefault() is not { Value.ValueKind: JsonValueKind.Object } peer || !peer.Value.TryGetProperty("routes", out var routes)) return null;
        return [.. routes.EnumerateArray().Select(route => Row(route).Prepend(("peer", peer.Name)).ToList())];
    }

    private static List<(string Name, string Value)> Row(JsonElement element)
    {
        var row = new List<(string, string)>();
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Object && member.Value.EnumerateObject().Count() <= 2 && element.EnumerateObject().Count() > 6)
                row.AddRange(member.Value.EnumerateObject().Select(inner => ($"{member.Name} {inner.Name}", Text(inner.Value))));
            else
                row.Add((member.Name, Text(member.Value)));
        }

        return row;
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static IEnumerable<string> Table(List<List<(string Name, string Value)>> rows, ITerminal terminal)
    {
        var names = rows.SelectMany(static row => row.Select(static member => member.Name)).Distinct().Take(8).ToList();
        var table = new Table { Border = terminal.HasColors ? TableBorder.Rounded : TableBorder.Ascii };
        foreach (var name in names) table.AddColumn(Markup.Escape(name));
        foreach (var row in rows) table.AddRow([.. names.Select(name => Markup.Escape(row.Find(member => member.Name == name).Value ?? string.Empty))]);
        var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Math.Max(terminal.Width, 60);
        console.Write(table);
        return output.ToString().TrimEnd('\n').Split('\n').Select(static line => line.TrimEnd());
    }
}
