using System.Text.Json;
using ExaBgp.Protocol;

namespace ExaBgp.Cli;

/// <summary>How often a word followed others: those used most are offered first. Addresses are not kept.</summary>
internal sealed class WordUsage
{
    private const int Most = 2000;
    private readonly Dictionary<string, int> _counts = [];
    private readonly string? _path;

    /// <summary>What the file has; null for counts that are kept nowhere.</summary>
    public WordUsage(string? path)
    {
        _path = path;
        try
        {
            if (path is null || !File.Exists(path)) return;
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            foreach (var member in document.RootElement.EnumerateObject()) _counts[member.Name] = member.Value.GetInt32();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or FormatException)
        {
            _counts.Clear();
        }
    }

    /// <summary>Uses of a word behind others.</summary>
    public int Of(IReadOnlyList<string> before, string word) => _counts.GetValueOrDefault(Key(before, word));

    /// <summary>Counts every word of a command and saves the file.</summary>
    public void Count(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var key = Key(words[..i], words[i]);
            if (_counts.Count < Most || _counts.ContainsKey(key)) _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }

        Save();
    }

    private void Save()
    {
        if (_path is null) return;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            using var file = File.Create(_path);
            using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
            json.WriteStartObject();
            foreach (var (key, count) in _counts) json.WriteNumber(key, count);
            json.WriteEndObject();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Ranking is a courtesy.
        }
    }

    private static string Key(IReadOnlyList<string> before, string word) => string.Join(' ', before.TakeLast(3).Append(word).Select(Masked));

    private static string Masked(string word) => IpAddress.TryParse(word.Split('/')[0], out _) ? "*" : word;
}
