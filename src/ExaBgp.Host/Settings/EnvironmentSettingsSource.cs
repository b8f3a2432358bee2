using System.Collections;
using Microsoft.Extensions.Configuration;

namespace ExaBgp.Host.Settings;

/// <summary>Variables <c>exabgp.section.option</c> or <c>exabgp_section_option</c>, according to the separator. Known names only: options have underscores of their own.</summary>
public sealed class EnvironmentSettingsSource(IDictionary environment, char separator) : IConfigurationSource
{
    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(environment, separator);

    /// <summary>The value of a setting in the environment, or null.</summary>
    internal static string? Find(IDictionary environment, char separator, Setting setting)
    {
        var name = $"exabgp{separator}{setting.Section}{separator}{setting.Option}";
        return environment[name] as string ?? environment[name.Replace('-', '_')] as string;
    }

    private sealed class Provider(IDictionary environment, char separator) : ConfigurationProvider
    {
        public override void Load()
        {
            foreach (var setting in SettingTable.All)
            {
                if (Find(environment, separator, setting) is { } value) Data[setting.Key] = IniSettingsSource.Unquote(value);
            }
        }
    }
}
