using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using ExaBgp.Qa.Bench.Daemons;
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
var repetitions = new Option<int>("--reps") { Description = "How often a short measurement is made; the median counts.", DefaultValueFactory = _ => 3 };
var limit = new Option<double>("--limit") { Description = "Seconds a measurement may take.", DefaultValueFactory = _ => 60 };
var network = new Option<string>("--network") { Description = "Three bytes of the loopback network.", DefaultValueFactory = _ => "127.0.20" };
var port = new Option<int>("--port") { Description = "The ports above this one are used.", DefaultValueFactory = _ => 20500 };
var peers = new Option<string?>("--peers") { Description = "The results of other speakers, as JSON lines." };
var kept = new Option<string>("--results") { Description = "The rows so far, as JSON lines: a workload that is run again replaces its own.", DefaultValueFactory = _ => "results.jsonl" };
var root = new RootCommand("Measures a BGP daemon under load, and compares it with the bars of the project.") { exabgp, workloads, scale, repetitions, limit, network, port, peers, kept };
root.SetAction(async parsed =>
{
    using var ended = EndWith(PosixSignal.SIGTERM);
    using var interrupted = EndWith(PosixSignal.SIGINT);
    var clock = Stopwatch.StartNew();
    var machine = Table.Machine();
    var options = new BenchOptions
    {
        Exabgp = parsed.GetRequiredValue(exabgp),
        Scale = parsed.GetValue(scale),
        Repetitions = parsed.GetValue(repetitions),
        Limit = parsed.GetValue(limit),
        Network = parsed.GetRequiredValue(network),
        Port = parsed.GetValue(port),
    };
    var results = new Results(parsed.GetRequiredValue(kept));
    var runs = new List<Row>();
    var bench = new Bench(options, row =>
    {
        runs.Add(row);
        Console.Error.WriteLine($"{clock.Elapsed.TotalSeconds,6:F0} s  {row.Workload}: {(row.Figure is { } f ? f.ToString("0.####") : "failed")} {row.Unit}{(row.IsMet ? "" : ", MISSED")}  {row.Note}");
    })
    { Figure = results.Figure };
    foreach (var name in parsed.GetRequiredValue(workloads).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
    {
        runs.Clear();
        await Plan.RunAsync(bench, name).ConfigureAwait(false);
        results.Replace(name, Repetitions.Median(runs));
    }

    var rows = results.Rows(Plan.Names);
    Console.WriteLine($"{machine}{(options.Scale < 1 ? $"; {options.Scale:P0} of the routes, bars in proportion" : "")}");
    Console.WriteLine();
    Console.Write(Table.Of(rows, new PeerResults(parsed.GetValue(peers))));
    Console.WriteLine();
    Console.WriteLine($"{rows.Count(static r => r is { Bar: not null, IsMet: true })} bars met, {rows.Count(static r => !r.IsMet)} missed, {rows.Count(static r => r.Figure is null)} not measured");
    return rows.Any(static r => r.Figure is null) ? 1 : 0;
});
return await root.Parse(args).InvokeAsync().ConfigureAwait(false);

static PosixSignalRegistration EndWith(PosixSignal signal) => PosixSignalRegistration.Create(signal, static _ =>
{
    DaemonProcess.KillAll();
    Environment.Exit(130);
});
