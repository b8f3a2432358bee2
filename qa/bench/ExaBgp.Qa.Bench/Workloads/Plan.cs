using ExaBgp.Qa.Bench.Report;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>Which measurements a workload has, and their bars.</summary>
public static class Plan
{
    private const int Million = 1_000_000;
    private const string W1 = "w1";
    private const string W3 = "w3";
    private const string Grouped = "group-updates all;";

    /// <summary>The workloads, in the order of the table.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [W1, "w1b", "w1-attributes", "w1-families", "w1-sizes", "w2", W3, "w3-held", "w3-families", "w3-sizes", "w4", "w4-reference", "load", "w5", "w5b", "w6", "w7", "w8"];

    /// <summary>Those which take long or measure over a time: one run is enough.</summary>
    private static readonly HashSet<string> Once = ["w5", "w5b", "w8"];

    /// <summary>Runs one, as often as the options ask for; what fails is a row too.</summary>
    public static async Task RunAsync(Bench bench, string name)
    {
        bench.Group = name;
        for (var run = 0; run < (Once.Contains(name) ? 1 : bench.Options.Repetitions); run++)
        {
            try
            {
                await MeasureAsync(bench, name).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not ArgumentException)
            {
                bench.Report("", $"{name}: a measurement broke off", null, "", null, e.Message.ReplaceLineEndings(" "));
            }
        }
    }

    private static Task MeasureAsync(Bench bench, string name) => name switch
    {
        W1 => InjectAsync(bench),
        "w1b" => Injection.RunAsync(bench, "w1b", "W1b {0} prefixes, 100 a line", "ipv4", 100_000, 0.1, pack: 100),
        "w1-attributes" => Injection.RunAsync(bench, "w1-attributes", "W1 {0} routes, attributes change every ten; bar 1.5 times plain", "ipv4", Million, Times(bench, W1, 1.5, 2), changing: true),
        "w1-families" => FamiliesAsync(bench),
        "w1-sizes" => SizesAsync(bench, W1, async size => (await Injection.RunAsync(bench, W1, "W1 {0} routes", "ipv4", size, null).ConfigureAwait(false)).Seconds),
        "w2" => FanOutAsync(bench),
        W3 => Reception.ToHelperAsync(bench, W3, "W3 {0} routes to a helper as JSON", "ipv4", Million, 1.5),
        "w3-held" => Reception.HeldAsync(bench, "w3-held", "W3 {0} routes held in Adj-RIB-In", Million, 0.8, 100),
        "w3-families" => ReceivedFamiliesAsync(bench),
        "w3-sizes" => SizesAsync(bench, W3, size => Reception.ToHelperAsync(bench, W3, "W3 {0} routes to a helper as JSON", "ipv4", size, null)),
        "w4" => StartAsync(bench),
        "w4-reference" => StartUpReference.RunAsync(bench),
        "load" => LoadAsync(bench),
        "w5" => Idle.HundredAsync(bench),
        "w5b" => Idle.ThousandAsync(bench),
        "w6" => RoundTrip.RunAsync(bench),
        "w7" => Reconnection.RunAsync(bench),
        "w8" => ChurnAsync(bench),
        _ => throw new ArgumentException($"no such workload: {name}", nameof(name)),
    };

    private static async Task InjectAsync(Bench bench)
    {
        var (_, bytes) = await Injection.RunAsync(bench, W1, "W1 {0} routes, one command each, one neighbor", "ipv4", Million, 2).ConfigureAwait(false);
        bench.Report("", "W1 memory a route held in Adj-RIB-Out", bytes, "bytes", 60, "all included: resident memory one second later less that before, no collection asked for");
    }

    private static async Task FamiliesAsync(Bench bench)
    {
        var (oneAndAHalf, twice) = (Times(bench, W1, 1.5, 2), Times(bench, W1, 2, 2));
        await Injection.RunAsync(bench, "w1-ipv6", "W1 ipv6, {0} routes, group-updates all; bar 1.5 times ipv4", "ipv6", Million, oneAndAHalf, extra: Grouped).ConfigureAwait(false);
        await Injection.RunAsync(bench, "w1-vpnv4", "W1 vpnv4, {0} routes, group-updates all; bar 1.5 times ipv4", "vpnv4", Million, oneAndAHalf, extra: Grouped).ConfigureAwait(false);
        await Injection.RunAsync(bench, "w1-flow", "W1 flow, {0} routes, one UPDATE each; bar 2 times ipv4", "flow", Million, twice).ConfigureAwait(false);
    }

    /// <summary>Two smaller sizes, and whether a route costs the same in the largest as in the smaller of the two large ones.</summary>
    private static async Task SizesAsync(Bench bench, string key, Func<int, Task<double?>> measure)
    {
        await measure(10_000).ConfigureAwait(false);
        var tenth = await measure(100_000).ConfigureAwait(false);
        if (tenth is { } seconds && bench.Figure($"{key}/{bench.Scaled(Million)}") is { } whole)
            bench.Report("", $"{key.ToUpperInvariant()} cost by size: a route at {bench.Scaled(Million)} against {bench.Scaled(100_000)}", whole / seconds / 10, "times", 1.25);
    }

    private static async Task FanOutAsync(Bench bench)
    {
        await Injection.RunAsync(bench, "w2", "W2 {0} routes to 10 neighbors", "ipv4", 100_000, 0.3, sessions: 10).ConfigureAwait(false);
        await Injection.RunAsync(bench, "w2", "W2 {0} routes to 100 neighbors", "ipv4", 100_000, 0.8, sessions: 100).ConfigureAwait(false);
    }

    private static async Task ReceivedFamiliesAsync(Bench bench)
    {
        var (oneAndAHalf, twice) = (Times(bench, W3, 1.5, 1.5), Times(bench, W3, 2, 1.5));
        await Reception.ToHelperAsync(bench, "w3-ipv6", "W3 ipv6, {0} routes to a helper; bar 1.5 times ipv4", "ipv6", Million, oneAndAHalf).ConfigureAwait(false);
        await Reception.ToHelperAsync(bench, "w3-vpnv4", "W3 vpnv4, {0} routes to a helper; bar 1.5 times ipv4", "vpnv4", Million, oneAndAHalf).ConfigureAwait(false);
        await Reception.ToHelperAsync(bench, "w3-flow", "W3 flow, {0} routes to a helper; bar 2 times ipv4", "flow", Million, twice).ConfigureAwait(false);
    }

    private static async Task StartAsync(Bench bench)
    {
        await StartUp.CommandsAsync(bench).ConfigureAwait(false);
        await StartUp.DaemonAsync(bench, 0, 0.06).ConfigureAwait(false);
        await StartUp.DaemonAsync(bench, 100_000, 0.4).ConfigureAwait(false);
        await StartUp.DaemonAsync(bench, Million, 3).ConfigureAwait(false);
    }

    private static async Task ChurnAsync(Bench bench)
    {
        await Churn.RunAsync(bench, "W8 churn, one neighbor reads 1 MB/s", 60, 1_000_000).ConfigureAwait(false);
        await Churn.RunAsync(bench, "W8 churn, one neighbor reads 0.05 MB/s", 30, 50_000).ConfigureAwait(false);
    }

    private static async Task LoadAsync(Bench bench)
    {
        await StartUp.LoadAsync(bench, 150_000, 1).ConfigureAwait(false);
        await StartUp.LoadAsync(bench, Million, 5).ConfigureAwait(false);
    }

    /// <summary>So many times what the plain workload took in this run or an earlier one; where it was not run, its bar.</summary>
    private static double Times(Bench bench, string key, double factor, double bar)
    {
        var plain = bench.Figure($"{key}/{bench.Scaled(Million)}");
        return factor * (plain / Math.Min(1, bench.Options.Scale) ?? bar);
    }
}
