#!/usr/bin/env -S dotnet run
// Prefixes.cs: announces a more specific route back for each IPv4 /24 a peer announces, as an example of a helper in C#.
// One line in, one line out: a command is written, its acknowledgement is read before the next one.
// run: /usr/bin/dotnet run /etc/exabgp/run/Prefixes.cs; encoder json; api { processes [ … ]; receive { parsed; update; } }

using System.Text.Json;

var events = new Queue<string>();

while ((events.Count > 0 ? events.Dequeue() : Console.ReadLine()) is { } line)
{
    if (!line.StartsWith("{ \"exabgp\"", StringComparison.Ordinal)) continue;
    using var told = JsonDocument.Parse(line);
    if (told.RootElement.GetProperty("type").GetString() != "update") continue;
    var neighbor = told.RootElement.GetProperty("neighbor");
    var peer = neighbor.GetProperty("address").GetProperty("peer").GetString();
    if (!neighbor.GetProperty("message").TryGetProperty("update", out var update)) continue;
    foreach (var prefix in Prefixes(update, "announce")) Command($"neighbor {peer} announce route {prefix[..^2]}25 next-hop self");
    foreach (var prefix in Prefixes(update, "withdraw")) Command($"neighbor {peer} withdraw route {prefix[..^2]}25");
}

// Writes a command and waits for its acknowledgement; events that come meanwhile are kept.
void Command(string text)
{
    Console.Out.WriteLine(text);
    Console.Out.Flush();
    while (Console.ReadLine() is { } answer)
    {
        if (answer == "done") return;
        if (answer == "error")
        {
            Console.Error.WriteLine($"refused: {text}");
            return;
        }

        events.Enqueue(answer);
    }
}

static IEnumerable<string> Prefixes(JsonElement update, string part)
{
    if (!update.TryGetProperty(part, out var families) || !families.TryGetProperty("ipv4 unicast", out var routes)) yield break;
    var lists = routes.ValueKind == JsonValueKind.Array ? [routes] : routes.EnumerateObject().Select(static nextHop => nextHop.Value);
    foreach (var nlri in lists.SelectMany(static list => list.EnumerateArray()))
    {
        var prefix = nlri.ValueKind == JsonValueKind.String ? nlri.GetString()! : nlri.GetProperty("nlri").GetString()!;
        if (prefix.EndsWith("/24", StringComparison.Ordinal)) yield return prefix;
    }
}
