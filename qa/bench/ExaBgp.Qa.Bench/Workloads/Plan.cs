namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>Which measurements a workload has, and their bars.</summary>
public static class Plan
{
    private const int Million = 1_000_000;
    private const double InjectionBar = 2;
    private const double ReceptionBar = 1.5;

    /// <summary>The workloads, in the order of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = ["w1", "w1b", "w1-attributes", "w1-families", "w1-sizes", "w2", "w3", "w3-held", "w3-families", "w4", "w4-reference", "w5", "w5b", "w6", "w7", "w8"];

    /// <summary>Runs one.</summary>
    public static Task RunAsync(Bench bench, string name) => name switch
    {
        "w1" => InjectAsync(bench),
        "w1b" => Injection.RunAsync(bench, "W1b 100,000 prefixes, 100 a line", "ipv4", 100_000, 0.1, pack: 100),
        "w1-attributes" => Injection.RunAsync(bench, "W1 1,000,000 routes, attributes change every ten", "ipv4", Million, InjectionBar * 1.5, changing: true),
        "w1-families" => FamiliesAsync(bench),
        "w1-sizes" => SizesAsync(bench),
        "w2" => FanOutAsync(bench),
        "w3" => Reception.ToHelperAsync(bench, "W3 1000000 routes to a helper as JSON", "ipv4", Million, ReceptionBar),
        "w3-held" => Reception.HeldAsync(bench, "W3 1000000 routes held in Adj-RIB-In", Million, 0.8, 100),
        "w3-families" => ReceivedFamiliesAsync(bench),
        "w4" => StartAsync(bench),
        "w4-reference" => StartUpReference.RunAsync(bench),
        "w5" => Idle.HundredAsync(bench),
        "w5b" => Idle.ThousandAsync(bench),
        "w6" => RoundTrip.RunAsync(bench),
        "w7" => Reconnection.RunAsync(bench),
        "w8" => Churn.RunAsync(bench),
        _ => throw new ArgumentException($"no such workload: {name}", nameof(name)),
    };

    private static async Task InjectAsync(Bench bench)
    {
        var (_, bytes) = await Injection.RunAsync(bench, "W1 1000000 routes, one command each, one neighbor", "ipv4", Million, InjectionBar).ConfigureAwait(false);
        bench.Report("W1 memory a route held in Adj-RIB-Out", bytes, "bytes", 60);
    }

    private static async Task FamiliesAsync(Bench bench)
    {
        const string Grouped = "group-updates all;";
        await Injection.RunAsync(bench, "W1 ipv6, 1,000,000 routes, group-updates all", "ipv6", Million, InjectionBar * 1.5, extra: Grouped).ConfigureAwait(false);
        await Injection.RunAsync(bench, "W1 vpnv4, 1,000,000 routes, group-updates all", "vpnv4", Million, InjectionBar * 1.5, extra: Grouped).ConfigureAwait(false);
        await Injection.RunAsync(bench, "W1 flow, 1,000,000 routes", "flow", Million, InjectionBar * 2).ConfigureAwait(false);
    }

    private static async Task SizesAsync(Bench bench)
    {
        foreach (var size in (int[])[10_000, 100_000])
            await Injection.RunAsync(bench, $"W1 {size} routes", "ipv4", size, InjectionBar * size / Million).ConfigureAwait(false);
    }

    private static async Task FanOutAsync(Bench bench)
    {
        await Injection.RunAsync(bench, "W2 100000 routes to 10 neighbors", "ipv4", 100_000, 0.3, sessions: 10).ConfigureAwait(false);
        await Injection.RunAsync(bench, "W2 100000 routes to 100 neighbors", "ipv4", 100_000, 0.8, sessions: 100).ConfigureAwait(false);
    }

    private static async Task ReceivedFamiliesAsync(Bench bench)
    {
        await Reception.ToHelperAsync(bench, "W3 ipv6, 1,000,000 routes to a helper", "ipv6", Million, ReceptionBar * 1.5).ConfigureAwait(false);
        await Reception.ToHelperAsync(bench, "W3 vpnv4, 1,000,000 routes to a helper", "vpnv4", Million, ReceptionBar * 1.5).ConfigureAwait(false);
        await Reception.ToHelperAsync(bench, "W3 flow, 1,000,000 routes to a helper", "flow", Million, ReceptionBar * 2).ConfigureAwait(false);
    }

    private static async Task StartAsync(Bench bench)
    {
        await StartUp.CommandsAsync(bench).ConfigureAwait(false);
        await StartUp.DaemonAsync(bench, 0, 0.06).ConfigureAwait(false);
        await StartUp.DaemonAsync(bench, 100_000, 0.4).ConfigureAwait(false);
        await StartUp.DaemonAsync(bench, Million, 3).ConfigureAwait(false);
    }
}
