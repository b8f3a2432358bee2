using ExaBgp.Host.Processes;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

/// <summary>Runs the check.</summary>
internal static class CheckCommand
{
    /// <summary>True when it ended with status 0 in time, or there is none.</summary>
    public static bool Run(HealthcheckOptions options, TimeProvider clock, ILogger log, CancellationToken stop)
    {
        if (options.Command is not { } command) return true;
        TimeSpan? limit = options.Timeout > 0 ? TimeSpan.FromSeconds(options.Timeout) : null;
        var result = ChildCommand.Run(ChildCommand.Shell(command), ChildCommand.Variables(), limit, clock, stop);
        if (stop.IsCancellationRequested) return false;
        if (result.IsTimeout)
        {
            log.CheckTimeout(options.Timeout, command);
        }
        else if (!result.IsSuccess)
        {
            log.CheckFailed(result.Status);
            if (!result.Output.IsEmpty) log.CheckOutput(result.Output);
        }

        return result.IsSuccess;
    }
}
