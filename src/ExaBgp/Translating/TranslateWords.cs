using System.CommandLine;
using System.Text;
using ExaBgp.Api;
using ExaBgp.CommandLine;
using ExaBgp.Configuration;
using ExaBgp.Configuration.Settings;
using ExaBgp.Configuring;
using ExaBgp.Host.Daemon;
using ExaBgp.Host.Settings;
using ExaBgp.Information;
using ExaBgp.Protocol.Registry;
using ExaBgp.Reactor;

namespace ExaBgp.Translating;

/// <summary>The words of <c>decode</c> and <c>encode</c>.</summary>
internal static class TranslateWords
{
    private const int OutputBuffer = 1 << 16;

    /// <summary><c>exabgp decode [options] [HEX]</c>.</summary>
    public static Command Decode()
    {
        var family = FamilyOf();
        var file = FileOf();
        var nlri = new Option<bool>("--nlri", "-n") { Description = "HEX is routes of one family and nothing else" };
        var pathInformation = new Option<bool>("--path-information", "-i") { Description = "routes have path identifiers (ADD-PATH)" };
        var asCommands = new Option<bool>("--command", "-m") { Description = "print API commands instead of JSON" };
        var accepted = Accepted(("--generic", "-g"), ("--json", "-j"), ("--update", "-u"), ("--open", "-o"), ("--debug", "-d"), ("--pdb", "-p"));
        var hexadecimal = new Argument<string[]>("HEX")
        {
            Description = "a message, with its header or without; blanks and colons do not matter. Without it each line of standard input is one.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("decode", "Turn BGP messages in hexadecimal into JSON or commands.") { family, file, nlri, pathInformation, asCommands, hexadecimal };
        foreach (var option in accepted) command.Add(option);
        command.SetAction(result =>
        {
            var words = result.GetValue(hexadecimal)!;
            if (words.Length == 0 && !Console.IsInputRedirected) return Nothing("decode", "exabgp decode FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF001304");
            if (!TryBegin(result.GetValue(family), result.GetValue(file), out var settings, out var families, out var neighbors)) return 1;
            var options = new DecodeOptions(Identity(settings), settings.Daemon.Compatibility)
            {
                Families = families,
                NlriOnly = result.GetValue(nlri),
                PathInformation = result.GetValue(pathInformation),
                AsCommands = result.GetValue(asCommands),
                Neighbors = neighbors,
            };
            var text = words.Length == 0 ? null : string.Join(' ', words);
            return Run((input, output) => DecodeRun.Run(options, text, input, output, Console.Error));
        });
        return command;
    }

    /// <summary><c>exabgp encode [options] [ROUTE]</c>.</summary>
    public static Command Encode()
    {
        var family = FamilyOf();
        var file = FileOf();
        var localAs = new Option<uint>("--local-as", "-a") { Description = "our AS", DefaultValueFactory = static _ => DecodeSession.PretendedAs };
        var peerAs = new Option<uint>("--peer-as", "-z") { Description = "the peer's AS", DefaultValueFactory = static _ => DecodeSession.PretendedAs };
        var pathInformation = new Option<bool>("--path-information", "-i") { Description = "routes have path identifiers (ADD-PATH)" };
        var nlri = new Option<bool>("--nlri-only", "-n") { Description = "print the octets of the route only" };
        var noHeader = new Option<bool>("--no-header") { Description = "leave the 19 octets of the header out" };
        var accepted = Accepted(("--debug", "-d"), ("--pdb", "-p"));
        var route = new Argument<string[]>("ROUTE")
        {
            Description = "a route as configuration and commands write it. Without it each line of standard input is one.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("encode", "Turn routes into BGP messages in hexadecimal.") { family, file, localAs, peerAs, pathInformation, nlri, noHeader, route };
        foreach (var option in accepted) command.Add(option);
        command.SetAction(result =>
        {
            var words = result.GetValue(route)!;
            if (words.Length == 0 && result.GetValue(file) is null && !Console.IsInputRedirected) return Nothing("encode", "exabgp encode \"route 10.0.0.0/24 next-hop 1.2.3.4\"");
            if (!TryBegin(result.GetValue(family), result.GetValue(file), out var settings, out var families, out var neighbors)) return 1;
            var options = new EncodeOptions(settings.Daemon.Compatibility)
            {
                Families = families,
                LocalAs = result.GetValue(localAs),
                PeerAs = result.GetValue(peerAs),
                PathInformation = result.GetValue(pathInformation),
                NlriOnly = result.GetValue(nlri),
                NoHeader = result.GetValue(noHeader),
                Neighbors = neighbors,
            };
            var text = words.Length == 0 ? null : string.Join(' ', words);
            return Run((input, output) => EncodeRun.Run(options, text, input, output, Console.Error));
        });
        return command;
    }

    private static Option<string?> FamilyOf() => new("--family", "-f") { Description = "AFI and SAFI of the pretended session, as \"ipv4 unicast\"; all when not given", HelpName = "FAMILY" };

    private static Option<string?> FileOf() => new("--configuration", "-c") { Description = "use the neighbors of this configuration file", HelpName = "CONFIGURATION" };

    private static Option<bool>[] Accepted(params ReadOnlySpan<(string Name, string Alias)> names)
    {
        var options = new List<Option<bool>>();
        foreach (var (name, alias) in names) options.Add(new Option<bool>(name, alias) { Description = "accepted, without effect", Hidden = true });
        return [.. options];
    }

    private static bool TryBegin(
        string? family, string? file, out HostSettings settings, out IReadOnlyList<Family> families, out IReadOnlyList<NeighborSettings> neighbors)
    {
        families = [];
        neighbors = [];
        if (!Invocation.TryReadSettings(out settings)) return false;
        var generation = settings.Daemon.Compatibility.Generation;
        if (family is not null && !FamilyOption.TryParse(family, generation, out families, out var refused))
        {
            // Generation 5 ends this line without a line feed.
            Console.Out.Write(generation == Generation.Five ? refused : refused + "\n");
            return false;
        }

        if (file is null) return true;
        if (!ConfigurationWords.Source(settings).TryRead(file, out var text, out var reason))
        {
            Console.Out.WriteLine($"configuration error: {reason}");
            return false;
        }

        var parsed = ConfigurationParser.Parse(text, new ParseOptions { Generation = generation, Passive = settings.Daemon.Passive });
        neighbors = parsed.Settings?.Neighbors ?? [];
        if (neighbors.Count > 0) return true;
        Console.Out.WriteLine($"configuration error: {(parsed.Settings is null ? parsed.ErrorText : $"no neighbor in {file}")}");
        return false;
    }

    private static int Run(Func<TextReader, TextWriter, int> run)
    {
        try
        {
            using var output = new StreamWriter(new OutputStream(1), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), OutputBuffer) { NewLine = "\n" };
            using var input = new StreamReader(new PromptInput(Console.OpenStandardInput(), output), bufferSize: OutputBuffer);
            return run(input, output);
        }
        catch (IOException)
        {
            // Whoever read the answers has gone.
            return 1;
        }
    }

    private static int Nothing(string name, string example)
    {
        Console.Out.Write($"{EnvCommand.Everything()}\nusage: exabgp {name} [options], as in: {example}\n");
        return 1;
    }

    private static SpeakerIdentity Identity(HostSettings settings) => new(
        settings.Daemon.Version ?? ProgramVersion.Text, Environment.MachineName, Environment.ProcessId, HostProcess.ParentId, Guid.Empty, 0, TimeProvider.System);
}
