namespace ExaBgp.Healthcheck;

/// <summary>The file <c>--config</c> names: <c>option</c> or <c>option = value</c> a line, lines that begin with # are comments.</summary>
internal static class OptionsFile
{
    /// <summary>Its options as words of a command line.</summary>
    public static IEnumerable<string> Words(string text)
    {
        foreach (var line in text.Split('\n'))
        {
            var trimmed = line.Trim();
            if (trimmed.Length == 0 || trimmed[0] == '#') continue;
            var split = trimmed.IndexOf('=', StringComparison.Ordinal);
            yield return split < 0 ? "--" + trimmed : $"--{trimmed[..split].TrimEnd()}={trimmed[(split + 1)..].TrimStart()}";
        }
    }
}
