using System.Text;
using ExaBgp.Configuration;

namespace ExaBgp.Configuring;

/// <summary>Reads configuration files, and <c>-</c> from standard input. The text of standard input is kept: it can be read once only.</summary>
/// <param name="locate">The path of a file by the name given.</param>
/// <param name="input">Standard input; null when it is a terminal.</param>
internal sealed class ConfigurationInput(Func<string, string> locate, Stream? input)
{
    private byte[]? _kept;

    /// <summary>Reads the file <paramref name="name"/>, or says why it cannot be read.</summary>
    public bool TryRead(string name, out ConfigurationText text, out string reason)
    {
        text = new ConfigurationText(name, default);
        reason = string.Empty;
        try
        {
            if (name == "-")
            {
                _kept ??= ReadInput();
                text = new ConfigurationText("-", _kept);
                if (_kept.Length == 0) reason = "there is no configuration on standard input";
                return _kept.Length > 0;
            }

            var path = locate(name);
            if (!File.Exists(path))
            {
                reason = $"{name} is not an exabgp config file (file not found)";
                return false;
            }

            text = new ConfigurationText(Path.GetFullPath(name) == path ? name : path, File.ReadAllBytes(path));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            reason = $"{name} is not an exabgp config file ({e.Message})";
            return false;
        }
    }

    /// <summary>The text of a string, for tests and for text at hand.</summary>
    public static ConfigurationText Text(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private byte[] ReadInput()
    {
        if (input is null) return [];
        using var all = new MemoryStream();
        input.CopyTo(all);
        return all.ToArray();
    }
}
