using ExaBgp.Qa.Bench.Daemons;

namespace ExaBgp.Qa.Bench.Workloads;

/// <summary>
/// W4 beside the reference: <c>version</c> and <c>validate</c> of a small file, from exec to exit, of both programs in turn. Ours has to take at most a tenth of the time.
/// The reference is the command of <c>EXABGP_REFERENCE</c>, as in <c>EXABGP_REFERENCE="python3 -m exabgp"</c>; without it there is nothing to compare with.
/// </summary>
public static class StartUpReference
{
    private const int Rounds = 7;
    private const double Bar = 0.1;

    /// <summary>Measures both, and reports the part of the reference's time.</summary>
    public static async Task RunAsync(Bench bench)
    {
        if (Environment.GetEnvironmentVariable("EXABGP_REFERENCE") is not { Length: > 0 } reference) return;
        var (folder, _) = bench.Place();
        try
        {
            var file = Path.Combine(folder, "small.conf");
            await File.WriteAllTextAsync(file, new Configuration(Bench.Family("ipv4"), bench.Neighbors(1)) { Static = 10 }.Text).ConfigureAwait(false);
            await CompareAsync(bench, reference, "version", "version").ConfigureAwait(false);
            await CompareAsync(bench, reference, "validate a small file", "validate", file).ConfigureAwait(false);
        }
        finally
        {
            Bench.Remove(folder);
        }
    }

    private static async Task CompareAsync(Bench bench, string reference, string title, params string[] words)
    {
        var (ours, theirs) = (new List<double>(), new List<double>());
        // The first round warms the page cache, for both.
        for (var round = 0; round <= Rounds; round++)
        {
            var (one, other) = (await TimeAsync(bench.Options.Exabgp, words).ConfigureAwait(false), await TimeAsync(reference, words).ConfigureAwait(false));
            if (round == 0) continue;
            ours.Add(one);
            theirs.Add(other);
        }

        var (our, their) = (Bench.Quantile(ours, 0.5), Bench.Quantile(theirs, 0.5));
        bench.Report("", $"W4 {title}, part of the reference's time", our / their, "of 1", Bar, $"{Bench.Number(our)} ms and {Bench.Number(their)} ms, medians of {Rounds}");
    }

    private static async Task<double> TimeAsync(string program, string[] words) => await DaemonProcess.RunAsync(program, words).ConfigureAwait(false) * 1000;
}
