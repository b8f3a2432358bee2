using System.Text;

namespace ExaBgp.Host.Settings;

/// <summary>Writes settings as <c>exabgp env</c> shows them; what it writes can be read again.</summary>
public static class SettingsPrinter
{
    /// <summary>As a settings file, or as environment variables; all that are shown, or only those that differ from the defaults.</summary>
    public static string Print(SettingValues values, bool asEnvironment, bool onlyChanged)
    {
        var text = new StringBuilder();
        var section = string.Empty;
        foreach (var setting in SettingTable.All)
        {
            var value = values.Text(setting.Section, setting.Option);
            var changed = values.IsChanged(setting);
            if (setting.Section == "debug" || (setting.Hidden && !changed) || (onlyChanged && !changed)) continue;
            if (asEnvironment)
            {
                text.Append(setting.Name).Append('=').Append(Quote(setting, value, bareWords: false)).Append('\n');
                continue;
            }

            if (section != setting.Section) text.Append("\n[exabgp.").Append(setting.Section).Append("]\n");
            section = setting.Section;
            text.Append(setting.Option).Append(" = ").Append(Quote(setting, value, bareWords: true)).Append('\n');
        }

        return text.ToString();
    }

    private static string Quote(Setting setting, string value, bool bareWords) => setting.Kind switch
    {
        SettingKind.Flag or SettingKind.Integer or SettingKind.Number => value,
        SettingKind.Word when setting.Words.All(word => char.IsAsciiDigit(word[0])) => value,
        SettingKind.Word when bareWords && setting.Option == "level" => value,
        _ => $"'{value}'",
    };
}
