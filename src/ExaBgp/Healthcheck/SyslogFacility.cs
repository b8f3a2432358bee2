namespace ExaBgp.Healthcheck;

/// <summary>The facilities of RFC 3164 section 4.1.1 by the names syslog gives them.</summary>
internal static class SyslogFacility
{
    private static readonly Dictionary<string, int> Numbers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["kern"] = 0,
        ["user"] = 1,
        ["mail"] = 2,
        ["daemon"] = 3,
        ["auth"] = 4,
        ["security"] = 4,
        ["syslog"] = 5,
        ["lpr"] = 6,
        ["news"] = 7,
        ["uucp"] = 8,
        ["cron"] = 9,
        ["authpriv"] = 10,
        ["ftp"] = 11,
        ["ntp"] = 12,
        ["console"] = 14,
        ["solcron"] = 15,
        ["local0"] = 16,
        ["local1"] = 17,
        ["local2"] = 18,
        ["local3"] = 19,
        ["local4"] = 20,
        ["local5"] = 21,
        ["local6"] = 22,
        ["local7"] = 23,
    };

    /// <summary>The number of a facility.</summary>
    public static bool TryFind(string name, out int number) => Numbers.TryGetValue(name, out number);
}
