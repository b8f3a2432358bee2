using System.Globalization;
using ExaBgp.Protocol;
using Microsoft.Extensions.Configuration;

namespace ExaBgp.Host.Settings;

/// <summary>The settings as text with a type: each was validated, so reading one cannot fail.</summary>
public sealed class SettingValues
{
    private readonly Dictionary<string, string> _values = [];
    private readonly HashSet<string> _changed = [];

    private SettingValues()
    {
    }

    /// <summary>Takes every known setting from the providers; the first that cannot be is one line: name, value, and what would be right.</summary>
    public static bool TryCreate(IConfiguration configuration, out SettingValues values, out string error)
    {
        values = new SettingValues();
        foreach (var setting in SettingTable.All)
        {
            var text = configuration[setting.Key] ?? setting.Default;
            if (!TryNormalise(setting, ref text, out var expected))
            {
                error = $"{setting.Name}: '{text}' is not {expected}";
                return false;
            }

            values._values[setting.Key] = text;
            if (text != setting.Default) values._changed.Add(setting.Key);
        }

        // The only default that depends on another setting.
        if (values.Text("api", "version").Length == 0) values._values["api:version"] = values.Text("compat", "generation") == "6" ? "6" : "4";

        error = string.Empty;
        return true;
    }

    /// <summary>The normalised text of a setting.</summary>
    public string Text(string section, string option) => _values[$"{section}:{option}"];

    /// <summary>True when it differs from its default.</summary>
    public bool IsChanged(Setting setting) => _changed.Contains(setting.Key);

    public bool Flag(string section, string option) => Text(section, option) == "true";

    public int Number(string section, string option) => int.Parse(Text(section, option), CultureInfo.InvariantCulture);

    /// <summary>An octal number.</summary>
    public int Octal(string section, string option) => Convert.ToInt32(Text(section, option)[2..], 8);

    public IReadOnlyList<IpAddress> Addresses(string section, string option)
    {
        var result = new List<IpAddress>();
        foreach (var word in Text(section, option).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (IpAddress.TryParse(word, out var address)) result.Add(address);
        }

        return result;
    }

    private static bool TryNormalise(Setting setting, ref string text, out string expected)
    {
        var value = text.Trim();
        expected = string.Empty;
        switch (setting.Kind)
        {
            case SettingKind.Flag:
                text = value.ToLowerInvariant() is "1" or "yes" or "on" or "enable" or "true" ? "true" : "false";
                return true;
            case SettingKind.Integer:
                expected = setting.Greatest == int.MaxValue
                    ? $"a whole number of at least {setting.Least}" : $"a whole number from {setting.Least} to {setting.Greatest}";
                if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    || number < setting.Least || number > setting.Greatest) return false;
                text = number.ToString(CultureInfo.InvariantCulture);
                return true;
            case SettingKind.Number:
                expected = "a number";
                text = value;
                return double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
            case SettingKind.Word:
                expected = "one of " + string.Join(' ', setting.Words);
                var word = setting.Words.FirstOrDefault(w => w.Equals(value, StringComparison.OrdinalIgnoreCase));
                if (word is null && value != setting.Default) return false;
                text = word ?? value;
                return true;
            case SettingKind.Octal:
                expected = "an octal number from 0 to 0777";
                var digits = value.StartsWith("0o", StringComparison.Ordinal) ? value[2..] : value;
                if (digits.Length is 0 or > 4 || digits.Any(c => c is < '0' or > '7')) return false;
                var bits = Convert.ToInt32(digits, 8);
                if (bits > 0b111_111_111) return false;
                text = "0o" + Convert.ToString(bits, 8);
                return true;
            case SettingKind.Addresses:
                expected = "a list of IP addresses separated by blanks";
                if (value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(a => !IpAddress.TryParse(a, out _))) return false;
                text = value;
                return true;
            default:
                text = value;
                return true;
        }
    }
}
