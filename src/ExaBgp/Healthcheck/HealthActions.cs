using System.Net;
using System.Text;
using ExaBgp.Host.Processes;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

/// <summary>The real world: commands, interfaces, and the pipes to and from the daemon.</summary>
internal sealed class HealthActions(
    HealthcheckOptions options, IReadOnlyList<IPNetwork> networks, AddressSetup setup, Stream output, AnswerReader? answers, TimeProvider clock, ILogger log) : IHealthActions
{
    /// <inheritdoc/>
    public bool IsDisabled => options.Disable is { } path && Path.Exists(path);

    /// <inheritdoc/>
    public bool Check(CancellationToken stop) => CheckCommand.Run(options, clock, log, stop);

    /// <inheritdoc/>
    public void RunHook(string command, HealthState state, CancellationToken stop) =>
        ChildCommand.RunQuietly(ChildCommand.Shell(command), ChildCommand.Variables(Hooks.Variable, Hooks.Name(state)), stop);

    /// <inheritdoc/>
    public void AddAddresses() => setup.Add(networks);

    /// <inheritdoc/>
    public void RemoveAddresses() => setup.Remove(networks);

    /// <inheritdoc/>
    public void Send(string line)
    {
        output.Write(Encoding.UTF8.GetBytes(line + "\n"));
        output.Flush();
    }

    /// <inheritdoc/>
    public Task AnswerAsync(CancellationToken stop) => answers?.NextAsync(stop) ?? Task.CompletedTask;
}
