using System.Diagnostics;
using System.Globalization;
using System.Text;
using ExaBgp.Configuration.Diff;
using ExaBgp.Configuration.Printing;
using ExaBgp.Configuration.Validation;
using ExaBgp.Protocol.Registry;

namespace ExaBgp.Configuration.Tests;

/// <summary>
/// Files of the corpus, damaged: there is an answer, no exception, and soon; what is still read reads back the same when it is printed, and every route of it
/// can be encoded or there is a reason. <c>EXABGP_FUZZ_SECONDS</c> makes it go on for that long, <c>EXABGP_FUZZ_SEED</c> starts it elsewhere.
/// </summary>
public sealed class CorpusFuzzTests
{
    private static readonly byte[] Damage = [.. " \n\t;{}[]()\"'\\#,x0/:.-+&=!<>_a9"u8, 0, 0x7F, 0xC3, 0xFF];

    [Fact]
    public void A_damaged_file_is_answered_and_what_is_read_of_it_reads_back()
    {
        var files = Files();
        var words = files.SelectMany(static file => Encoding.UTF8.GetString(file).Split([' ', '\n', '\t', ';'], StringSplitOptions.RemoveEmptyEntries)).Distinct().Select(Encoding.UTF8.GetBytes).ToArray();
        var seconds = int.Parse(Environment.GetEnvironmentVariable("EXABGP_FUZZ_SECONDS") ?? "0", CultureInfo.InvariantCulture);
        var seed = int.Parse(Environment.GetEnvironmentVariable("EXABGP_FUZZ_SEED") ?? "1", CultureInfo.InvariantCulture);
        var clock = Stopwatch.StartNew();
        var valid = 0;
        for (var round = 0; round < 400 || clock.Elapsed < TimeSpan.FromSeconds(seconds); round++)
        {
            var random = new Random(seed + round);
            var text = Damaged(files[random.Next(files.Length)], files, words, random);
            try
            {
                if (IsAnswered(text)) valid++;
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed + round}: {Encoding.UTF8.GetString(text)}", e);
            }
        }

        valid.Should().BePositive();
    }

    private static byte[][] Files()
    {
        var own = new[] { Path.Combine(Checkout.Root, "qa", "etc"), Path.Combine(Checkout.Root, "etc", "exabgp") }.SelectMany(static folder => Directory.GetFiles(folder, "*.conf"));
        return [.. own.Concat(SharedCorpus.Files().Where(File.Exists)).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
    }

    /// <summary>A few octets changed, words exchanged or repeated, a part of another file put in.</summary>
    private static byte[] Damaged(byte[] file, byte[][] files, byte[][] words, Random random)
    {
        var text = file.ToList();
        for (var times = random.Next(1, 6); times > 0 && text.Count > 0; times--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(6))
            {
                case 0:
                    text[at] = Damage[random.Next(Damage.Length)];
                    break;
                case 1:
                    text.RemoveRange(at, Math.Min(random.Next(1, 40), text.Count - at));
                    break;
                case 2:
                    text.InsertRange(at, text.GetRange(at, Math.Min(random.Next(1, 200), text.Count - at)));
                    break;
                case 3:
                    var other = files[random.Next(files.Length)];
                    var from = random.Next(other.Length);
                    text.InsertRange(at, other.Skip(from).Take(random.Next(1, 200)));
                    break;
                default:
                    var end = text.FindIndex(at, static octet => octet is (byte)' ' or (byte)';' or (byte)'\n');
                    var start = text.FindLastIndex(at, static octet => octet is (byte)' ' or (byte)';' or (byte)'\n' or (byte)'\t') + 1;
                    if (end <= start) break;
                    text.RemoveRange(start, end - start);
                    text.InsertRange(start, words[random.Next(words.Length)]);
                    break;
            }
        }

        return [.. text];
    }

    private static bool IsAnswered(byte[] text)
    {
        var clock = Stopwatch.StartNew();
        var parsed = ConfigurationParser.Parse(new ConfigurationText("fuzz", text), new ParseOptions { Generation = Generation.Six });
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(3));
        (parsed.Settings is null).Should().Be(parsed.Errors.Count > 0);
        parsed.ErrorText.Length.Should().BeLessThan(200_000);
        if (parsed.Settings is not { } settings) return false;
        var printed = SettingsPrinter.Text(settings);
        var again = ConfigurationParser.Parse(ConfigurationText.Of("printed", printed), new ParseOptions { Generation = Generation.Six });
        if (settings.Neighbors.Count + settings.Processes.Count == 0) return true;
        again.ErrorText.Should().BeEmpty(printed);
        SettingsDiff.Between(settings, again.Settings!).IsEmpty.Should().BeTrue(printed);
        foreach (var neighbor in settings.Neighbors)
        {
            var check = new RouteCheck(neighbor, Protocol.Compatibility.Default);
            foreach (var route in neighbor.Routes.Take(50))
            {
                if (!check.TryCheck(route, out var reason)) reason.Should().NotBeEmpty();
            }
        }

        return true;
    }
}
