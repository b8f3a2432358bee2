using Microsoft.Extensions.Logging;

namespace ExaBgp.Server;

/// <summary>What is logged about the start.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(401, LogLevel.Information, "ExaBGP {Version} starts, process {Process}")]
    public static partial void Starting(this ILogger log, string version, int process);

    [LoggerMessage(402, LogLevel.Warning, "{Warning}")]
    public static partial void SettingsWarning(this ILogger log, string warning);

    [LoggerMessage(403, LogLevel.Information, "loaded {File}")]
    public static partial void Loaded(this ILogger log, string file);

    [LoggerMessage(404, LogLevel.Warning, "{Warning}")]
    public static partial void ConfigurationWarning(this ILogger log, string warning);

    [LoggerMessage(405, LogLevel.Error, "{Error}")]
    public static partial void CannotLoad(this ILogger log, string error);
}
