using System.Text;

namespace ExaBgp.Healthcheck;

/// <summary>The text of <c>exabgp healthcheck --help</c>.</summary>
internal static class HealthcheckHelp
{
    /// <summary>A line to try.</summary>
    public const string Example = "exabgp healthcheck --cmd \"curl -sf http://127.0.0.1/\" --ip 192.0.2.1/32";

    private const int Column = 40;

    /// <summary>All of it.</summary>
    public static string Text()
    {
        var text = new StringBuilder("Check a service, and announce its addresses with a metric that says how it is.\n\nusage: exabgp healthcheck [options]\n\noptions:\n");
        foreach (var option in HealthcheckOptionTable.All)
        {
            var names = string.Join(", ", option.Names) + (option.Bare is not null ? $" [{option.Value}]" : option.TakesValue ? " " + option.Value : string.Empty);
            text.Append("  ").Append(names.PadRight(Column - 2)).Append(' ').Append(option.Summary).Append('\n');
        }

        return text.Append($"\nExample:\n  {Example}\n").ToString();
    }
}
