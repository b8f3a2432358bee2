namespace ExaBgp.Api.Commands.Peers;

/// <summary>The columns of <c>show neighbor extensive</c>.</summary>
/// <param name="five">Those of generation 5.</param>
internal readonly struct PeerReportLayout(bool five)
{
    private string Indent => five ? "   " : "    ";

    /// <summary>Whether the last table counts prefixes.</summary>
    public bool HasPrefixes => !five;

    /// <summary>The titles of a table.</summary>
    public string Heading(string title, params ReadOnlySpan<string> columns)
    {
        var text = five ? $"    {title,-19}" : $"    {title,-20}";
        foreach (var column in columns) text += $" {column,15}";
        return text;
    }

    /// <summary>A row of up to two columns.</summary>
    public string Row(string name, string first, string second = "") => $"{Indent}{name,-20} {first,15} {second,15} {string.Empty,15}";

    /// <summary>A row of three columns.</summary>
    public string FamilyRow(string name, string first, string second, string third) =>
        five ? $"{Indent}{name,-20} {first,15} {second,15} {third,-15}" : $"{Indent}{name,-20} {first,15} {second,15} {third,15}";
}
