using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation.Chaos;

/// <summary>
/// A helper that does what helpers must not do, another thing each time it is started. Nobody else may notice. What it says is nonsense, so that it changes
/// no route.
/// </summary>
internal sealed class Vandal
{
    private readonly SimulatedWorld _world;

    public Vandal(SimulatedWorld world, int number)
    {
        _world = world;
        Name = $"vandal-{number}";
        Process = new SimulatedHelper(world) { OnStart = _ => Begin(), OnSignal = (helper, signal) => OnSignal(helper, signal) };
    }

    public string Name { get; }

    public SimulatedHelper Process { get; }

    /// <summary>It obeys SIGTERM.</summary>
    private bool IsPolite { get; set; }

    /// <summary>What it does each time; null to let chance decide.</summary>
    public Misbehaviour? Kind { get; init; }

    /// <summary>One that ends by itself does so within a second, not some time in half a minute.</summary>
    public bool EndsSoon { get; init; }

    private void Begin()
    {
        var random = _world.Random;
        Process.Reads = random.Next(2) == 0;
        IsPolite = random.Next(3) > 0;
        Misbehave(Kind ?? (Misbehaviour)random.Next((int)Misbehaviour.IsKilled + 1));
    }

    private void Misbehave(Misbehaviour kind)
    {
        var random = _world.Random;
        var soon = random.Next(EndsSoon ? 1000 : 30_000);
        switch (kind)
        {
            case Misbehaviour.EndsAtOnce:
                Process.Exit(1);
                break;
            case Misbehaviour.EndsInALine:
                Process.Write("nonsense\nannounce route 10.251.0.0/24 next-h");
                _world.After(soon, () => Process.Exit(0));
                break;
            case Misbehaviour.LineWithoutEnd:
                Process.Write(new byte[1_200_000].Select(static _ => (byte)'x').ToArray());
                break;
            case Misbehaviour.LargestLine:
                Process.Write("nonsense " + new string('y', 1_000_000) + "\n");
                break;
            case Misbehaviour.Binary:
                var noise = new byte[5000];
                random.NextBytes(noise);
                Process.Write(noise);
                break;
            case Misbehaviour.ClosesOutput:
                Process.CloseOutput();
                break;
            case Misbehaviour.ClosesInput:
                Process.CloseInput();
                Process.WriteLines("nonsense", "version", "nonsense");
                break;
            case Misbehaviour.NeverStops:
                var line = "nonsense and more of it\n"u8.ToArray();
                var chunk = Enumerable.Repeat(line, 3000).SelectMany(static text => text).ToArray();
                Process.Endless = () => chunk;
                Process.Write("nonsense\n");
                _world.After(200, () => Process.Endless = null);
                break;
            case Misbehaviour.LeavesChildren:
                _world.After(soon, () => Process.Exit(0, leavesChildren: true));
                break;
            case Misbehaviour.AsksAndDoesNotRead:
                Process.Reads = false;
                for (var i = 0; i < 50; i++) Process.WriteLines("help", "show neighbor extensive", "show adj-rib out extensive");
                break;
            case Misbehaviour.EndsInAGroup:
                Process.WriteLines("group start", "announce route 10.252.0.0/24 next-hop 10.0.0.1");
                _world.After(soon, () => Process.Exit(0));
                break;
            case Misbehaviour.OddLineEnds:
                Process.Write("\r\n\n  \t \nnonsense\r\n;\n{}\n]\n\"\n\\\n#\n");
                break;
            case Misbehaviour.OctetByOctet:
                Drip("nonsense one octet at a time\n", 0);
                break;
            default:
                _world.After(soon, () => Process.Exit(256 + 9));
                break;
        }
    }

    private void Drip(string text, int at)
    {
        if (at == text.Length || !Process.IsRunning) return;
        Process.Write(text[at..(at + 1)]);
        _world.After(1 + _world.Random.Next(50), () => Drip(text, at + 1));
    }

    private void OnSignal(SimulatedHelper helper, int signal)
    {
        if (IsPolite) helper.Exit(256 + signal);
    }
}
