using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using ExaBgp.Configuration;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Qa.MicroBench;

/// <summary>Reading files of static routes, and cutting command lines into words.</summary>
public class ConfigurationBenchmarks
{
    private static readonly byte[] Command = "announce route 10.0.0.0/24 next-hop 1.2.3.4 community [ 65000:1 65000:2 ] med 100"u8.ToArray();
    private readonly CommandLexer _lexer = new();
    private ConfigurationText _text = ConfigurationText.Of("routes", string.Empty);

    [Params(150_000, 1_000_000)]
    public int Routes { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var text = new StringBuilder("neighbor 127.0.0.1 { router-id 1.2.3.4; local-as 1; peer-as 1;\n static {\n");
        for (var i = 0; i < Routes; i++)
            text.Append(CultureInfo.InvariantCulture, $"  route {10 + (i >> 16)}.{(i >> 8) & 255}.{i & 255}.0/24 next-hop 1.2.3.4 med {i % 1000} community [ 65000:1 65000:2 ];\n");
        _text = ConfigurationText.Of("routes", text.Append("}\n}\n").ToString());

        var before = GC.GetTotalMemory(forceFullCollection: true);
        var settings = Load();
        Console.WriteLine($"held: {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Routes:F1} octets a route");
        GC.KeepAlive(settings);
    }

    [Benchmark]
    public SpeakerSettings? Load() => ConfigurationParser.Parse(_text).Settings;

    [Benchmark]
    public bool CommandWords() => _lexer.TryRead(Command, out _, out _);
}
