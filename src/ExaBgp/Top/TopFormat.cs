using System.Globalization;

namespace ExaBgp.Top;

/// <summary>Numbers that keep to their column.</summary>
internal static class TopFormat
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    /// <summary><c>00:04:05</c>, and <c>3d 04:05</c> from a day on.</summary>
    public static string Duration(long seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return time.Days > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Days}d {time.Hours:00}:{time.Minutes:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{time.Hours:00}:{time.Minutes:00}:{time.Seconds:00}");
    }

    /// <summary>Octets in the unit that leaves at most four digits.</summary>
    public static string Octets(long octets)
    {
        var value = (double)octets;
        var unit = 0;
        for (; value >= 1024 && unit < Units.Length - 1; unit++) value /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{(unit == 0 || value >= 100 ? Math.Round(value).ToString("0", CultureInfo.InvariantCulture) : value.ToString("0.0", CultureInfo.InvariantCulture))} {Units[unit]}");
    }

    /// <summary>Something a second.</summary>
    public static string Rate(double rate) => rate >= 100 ? rate.ToString("0", CultureInfo.InvariantCulture) : rate.ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    public static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);
}
