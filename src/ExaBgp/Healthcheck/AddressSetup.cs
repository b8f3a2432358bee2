using System.Net;
using System.Text;
using ExaBgp.Host.Processes;
using Microsoft.Extensions.Logging;

namespace ExaBgp.Healthcheck;

/// <summary>Addresses on interfaces, by the system's <c>ip</c>.</summary>
/// <param name="run">Runs a program by its words.</param>
internal sealed class AddressSetup(HealthcheckOptions options, Func<IReadOnlyList<string>, ChildResult> run, ILogger log)
{
    /// <summary>The interface of what has none of its own.</summary>
    public const string Loopback = "lo";

    private const int ExistsAlready = 2;

    /// <summary>What there is to announce when the options do not say.</summary>
    public IReadOnlyList<IPNetwork> Find() => Present(Loopback);

    /// <summary>Adds what is missing; throws <see cref="InvalidOperationException"/> when one cannot be added.</summary>
    public void Add(IReadOnlyList<IPNetwork> networks)
    {
        foreach (var (address, name) in Split(networks, present: false))
        {
            var result = Run(Words("add", address, name));
            if (result.IsSuccess || (result.Status == ExistsAlready && !options.Sudo)) continue;
            throw new InvalidOperationException($"unable to add {address} to {name}: {Text(result)}");
        }
    }

    /// <summary>Removes what is there; one that cannot be removed is a warning.</summary>
    public void Remove(IReadOnlyList<IPNetwork> networks)
    {
        foreach (var (address, name) in Split(networks, present: true))
        {
            var result = Run(Words("delete", address, name));
            if (!result.IsSuccess) log.CannotRemove(address.ToString(), name, Text(result));
        }
    }

    private List<(IPNetwork Address, string Interface)> Split(IReadOnlyList<IPNetwork> networks, bool present)
    {
        var interfaces = new Dictionary<string, HashSet<IPNetwork>>();
        var result = new List<(IPNetwork, string)>();
        foreach (var network in networks)
        {
            var name = options.Interfaces.GetValueOrDefault(network, Loopback);
            if (!interfaces.TryGetValue(name, out var there)) interfaces[name] = there = [.. Present(name)];
            result.AddRange(Deaggregation.Split(network).Where(address => there.Contains(address) == present).Select(address => (address, name)));
        }

        return result;
    }

    private IReadOnlyList<IPNetwork> Present(string name)
    {
        var result = Run(["ip", "-o", "address", "show", "dev", name]);
        if (!result.IsSuccess) throw new InvalidOperationException($"unable to list the addresses of {name}: {Text(result)}");
        return InterfaceAddresses.Read(Encoding.UTF8.GetString(result.Output.Span), name, options.Label, options.LabelExactMatch);
    }

    private List<string> Words(string action, IPNetwork address, string name)
    {
        var words = new List<string>();
        if (options.Sudo) words.Add("sudo");
        words.AddRange(["ip", "address", action, address.ToString(), "dev", name]);
        if (options.Label is { } label) words.AddRange(["label", $"{name}:{label}"]);
        return words;
    }

    private ChildResult Run(List<string> words)
    {
        log.Runs(words);
        return run(words);
    }

    private static string Text(ChildResult result) => $"status {result.Status} {Encoding.UTF8.GetString(result.Output.Span).Trim()}";
}
