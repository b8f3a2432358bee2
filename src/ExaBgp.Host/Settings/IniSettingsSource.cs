using Microsoft.Extensions.Configuration;

namespace ExaBgp.Host.Settings;

/// <summary>The text of an <c>exabgp.env</c> file as a configuration source: <c>[exabgp.section]</c> and <c>option = 'value'</c>.</summary>
public sealed class IniSettingsSource(string text) : IConfigurationSource
{
    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(text);

    /// <summary>The settings of a file, in order, known or not; a line that is none of section, option and comment is an error with its number.</summary>
    public static IEnumerable<(int Line, string Section, string Option, string Value, string Error)> Read(string text)
    {
        var section = string.Empty;
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] is '#' or ';') continue;
            if (line[0] == '[' && line[^1] == ']')
            {
                var name = line[1..^1].Trim();
                section = name.StartsWith("exabgp.", StringComparison.Ordinal) ? name[7..] : name;
                continue;
            }

            var split = line.AsSpan().IndexOfAny('=', ':');
            if (split <= 0 || section.Length == 0)
            {
                yield return (number, section, string.Empty, string.Empty, $"line {number}: expected [exabgp.section] or option = value, found '{line}'");
                continue;
            }

            yield return (number, section, line[..split].TrimEnd(), Unquote(line[(split + 1)..].Trim()), string.Empty);
        }
    }

    /// <summary>The value without one pair of quotes around it.</summary>
    public static string Unquote(string value) =>
        value.Length >= 2 && value[0] is '\'' or '"' && value[^1] == value[0] ? value[1..^1] : value;

    private sealed class Provider(string text) : ConfigurationProvider
    {
        public override void Load()
        {
            foreach (var (_, section, option, value, error) in Read(text))
            {
                if (error.Length == 0 && SettingTable.Find(section, option) is { EnvironmentOnly: false } setting) Data[setting.Key] = value;
            }
        }
    }
}
