using System.CommandLine;
using System.Diagnostics;
using ExaBgp.Qa.Bench.Helpers;
using ExaBgp.Qa.Bench.Report;
using ExaBgp.Qa.Bench.Workloads;

// A helper of the daemon under test: no command line is built for it.
if (args is ["feed", .. var feed])
    return Feed.Run(FeedOptions.Parse(feed));
if (args is ["consume", .. var consume])
    return Consume.Run(consume);

var exabgp = new Option<string>("--exabgp") { Description = "The daemon under test.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("EXABGP") ?? "exabgp" };
var workloads = new Option<string>("--workloads") { Description = "Which, separated by commas.", DefaultValueFactory = _ => string.Join(',', Plan.Names) };
var scale = new Option<double>("--scale") { Description = "The part of the full number of routes.", DefaultValueFactory = _ => 1 };
var limit = new Option<double>("--limit") { Description = "Seconds a measurement may take.", DefaultValueFactory = _ => 180 };
var network = new Option<string>("--network") { Description = "Three bytes of the loopback network.", DefaultValueFactory = _ => "127.0.20" };
var port = new Option<int>("--port") { Description = "The ports above this one are used.", DefaultValueFactory = _ => 20500 };
var peers = new Option<string?>("--peers") { Description = "The results of other speakers, as JSON lines." };
var root = new RootCommand("Measures a BGP daemon under load, and compares it with the bars of the project.") { exabgp, workloads, scale, limit, network, port, peers };
root.SetAction(async parsed =>
{
    var rows = new List<Row>();
    var clock = Stopwatch.StartNew();
    var machine = Table.Machine();
    var options = new BenchOptions
    {
        Exabgp = parsed.GetRequiredValue(exabgp),
        Scale = parsed.GetValue(scale),
        Limit = parsed.GetValue(limit),
        Network = parsed.GetRequiredValue(network),
        Port = parsed.GetValue(port),
    };
    var bench = new Bench(options, row =>
    {
        rows.Add(row);
        Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds,6:F0} s  {row.Workload}: {(row.Figure is { } f ? f.ToString("0.####") : "failed")} {row.Unit}  {row.Note}");
    });
    foreach (var name in parsed.GetRequiredValue(workloads).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        await Plan.RunAsync(bench, name).ConfigureAwait(false);
    Console.WriteLine($"{machine}{(options.Scale < 1 ? $"; {options.Scale:P0} of the routes, bars in proportion" : "")}");
    Console.WriteLine();
    Console.Write(Table.Of(rows, PeerResults.Read(parsed.GetValue(peers))));
    return rows.Exists(r => r.Figure is null) ? 1 : 0;
});
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);
