using System.Net;
using System.Text;

namespace ExaBgp.Healthcheck;

/// <summary>The commands for a state: one for each address.</summary>
internal static class RouteLines
{
    /// <summary>True when a state has commands.</summary>
    public static bool Has(HealthState state) => state is HealthState.Up or HealthState.Down or HealthState.Disabled or HealthState.Exit;

    /// <summary>Writes them, without line ends.</summary>
    public static IEnumerable<string> Write(HealthcheckOptions options, IReadOnlyList<IPNetwork> addresses, HealthState state, SelectorWord selector)
    {
        if (!Has(state)) yield break;
        var prefix = Prefix(options.Neighbors, selector);
        var isWithdraw = state == HealthState.Exit || (options.WithdrawOnDown && state != HealthState.Up);
        for (var i = 0; i < addresses.Count; i++)
        {
            var line = new StringBuilder(prefix)
                .Append(isWithdraw ? " withdraw route " : " announce route ").Append(addresses[i])
                .Append(" next-hop ").Append(options.NextHop?.ToString() ?? "self");
            if (!isWithdraw) AppendAttributes(line, options, state, i);
            if (options.PathId != 0) line.Append(" path-information ").Append(options.PathId);
            yield return line.ToString();
        }
    }

    private static string Prefix(List<string> neighbors, SelectorWord selector)
    {
        var word = selector == SelectorWord.Peer ? "peer " : "neighbor ";
        return neighbors.Count == 0 || neighbors.Contains("*") ? word + "*" : string.Join(", ", neighbors.Select(neighbor => word + neighbor));
    }

    private static void AppendAttributes(StringBuilder line, HealthcheckOptions options, HealthState state, int index)
    {
        var (metric, path, community) = state switch
        {
            HealthState.Up => (options.UpMetric, options.UpAsPath, options.Community),
            HealthState.Down => (options.DownMetric, options.DownAsPath, options.DisabledCommunity ?? options.Community),
            _ => (options.DisabledMetric, options.DisabledAsPath, options.DisabledCommunity ?? options.Community),
        };
        line.Append(" med ").Append(metric + (index * options.Increase));
        if (options.LocalPreference >= 0) line.Append(" local-preference ").Append(options.LocalPreference);
        AppendList(line, "community", community);
        AppendList(line, "extended-community", options.ExtendedCommunity);
        AppendList(line, "large-community", options.LargeCommunity);
        AppendList(line, "as-path", path ?? options.AsPath);
    }

    private static void AppendList(StringBuilder line, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value)) line.Append(' ').Append(name).Append(" [ ").Append(value).Append(" ]");
    }
}
