using System.Globalization;
using ExaBgp.Qa.Bench.Daemons;
using ExaBgp.Qa.Bench.Families;
using ExaBgp.Qa.Bench.Helpers;
using ExaBgp.Qa.Bench.Report;
using ExaBgp.Qa.Bench.Sessions;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>What every workload needs: the daemon, addresses, a folder, and where figures go.</summary>
public sealed class Bench(BenchOptions options, Action<Row> report)
{
    private int _port = options.Port;

    /// <summary>The options.</summary>
    public BenchOptions Options => options;

    /// <summary>The longest a measurement may take.</summary>
    public TimeSpan Limit => TimeSpan.FromSeconds(options.Limit);

    /// <summary>A number of routes, made smaller when the options ask for it.</summary>
    public int Scaled(int count) => Math.Max(1, (int)(count * options.Scale));

    /// <summary>Takes a figure.</summary>
    /// <param name="key">What others' figures are found by; may be empty.</param>
    /// <param name="workload">The row.</param>
    /// <param name="figure">What was measured; null when it failed.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="bar">What it has to be at most; null when there is no bar.</param>
    /// <param name="note">What else is worth knowing.</param>
    public void Report(string key, string workload, double? figure, string unit, double? bar, string note = "") =>
        report(new Row(Group, key, workload, figure, unit, bar is { } b && options.Scale < 1 && unit == "s" ? b * options.Scale : bar, note));

    /// <summary>The workload being run.</summary>
    public string Group { get; set; } = "";

    /// <summary>A figure measured before, in this run or in an earlier one.</summary>
    public Func<string, double?> Figure { get; init; } = static _ => null;

    /// <summary>A new folder, a new port.</summary>
    public (string Folder, int Port) Place()
    {
        var folder = Directory.CreateTempSubdirectory("exabgp-bench-").FullName;
        return (folder, Interlocked.Increment(ref _port));
    }

    /// <summary>Neighbors to talk to.</summary>
    public IReadOnlyList<NeighborAddress> Neighbors(int count) => NeighborAddress.Many(options.Network, count);

    /// <summary>Writes a program which starts this one as a helper.</summary>
    public static string HelperProgram(string folder, string words)
    {
        var file = Path.Combine(folder, "helper");
        var root = Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } r ? $"DOTNET_ROOT='{r}' " : "";
        File.WriteAllText(file, $"#!/bin/sh\n{root}DOTNET_TieredPGO=0 exec '{Environment.ProcessPath}' {words}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        return file;
    }

    /// <summary>Starts a daemon whose helper feeds it, waits until all sessions are up, and lets it settle.</summary>
    public async Task<Fed?> FeedAsync(string workload, FeedOptions feed, string folder, int port, Sink sink, IReadOnlyList<NeighborAddress> neighbors, string extra = "", int holdTime = 180)
    {
        var configuration = new Configuration(feed.Family, neighbors) { Helper = HelperProgram(folder, feed.Words), Extra = extra, HoldTime = holdTime };
        var daemon = await DaemonProcess.StartAsync(options.Exabgp, configuration, folder, port).ConfigureAwait(false);
        if (!await sink.EstablishedAsync(TimeSpan.FromSeconds(60)).ConfigureAwait(false))
        {
            await daemon.DisposeAsync().ConfigureAwait(false);
            Report("", workload, null, "s", null, $"{sink.Sessions.Count(static s => s.Established)} of {neighbors.Count} sessions");
            return null;
        }

        await Task.Delay(1500).ConfigureAwait(false);
        return new Fed(daemon, new HelperLog(feed.Log), daemon.Cpu, daemon.Resident);
    }

    /// <summary>A number for a note.</summary>
    public static string Number(double value, string format = "F1") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The value below which a part of the values lie.</summary>
    public static double Quantile(IEnumerable<double> values, double part)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * part))];
    }

    /// <summary>Removes a folder.</summary>
    public static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // A helper which is just ending may still write its report.
        }
    }

    /// <summary>The family of a name.</summary>
    public static BenchFamily Family(string name) => BenchFamily.All[name];
}
