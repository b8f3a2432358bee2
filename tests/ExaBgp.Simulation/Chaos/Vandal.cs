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

    /// <summary>All kinds of misbehaviour, for tests of one.</summary>
    public const int Kinds = 14;

    /// <summary>What it does next; null to let chance decide.</summary>
    public int? Kind { get; set; }

    private void Begin()
    {
        var random = _world.Random;
        Process.Reads = random.Next(2) == 0;
        IsPolite = random.Next(3) > 0;
        Misbehave(Kind ?? random.Next(Kinds));
    }

    private void Misbehave(int kind)
    {
        var random = _world.Random;
        var soon = random.Next(30_000);
        switch (kind)
        {
            case 0:
                // Ends at once.
                Process.Exit(1);
                break;
            case 1:
                // Ends in the middle of a line.
                Process.Write("nonsense\nannounce route 10.251.0.0/24 next-h");
                _world.After(soon, () => Process.Exit(0));
                break;
            case 2:
                // A line without end.
                Process.Write(new byte[1_200_000].Select(static _ => (byte)'x').ToArray());
                break;
            case 3:
                // A line of the largest size, whole.
                Process.Write("nonsense " + new string('y', 1_000_000) + "\n");
                break;
            case 4:
                // Binary, with and without line feeds.
                var noise = new byte[5000];
                random.NextBytes(noise);
                Process.Write(noise);
                break;
            case 5:
                // Says nothing more, and lives on.
                Process.CloseOutput();
                break;
            case 6:
                // Hears nothing more, and talks on.
                Process.CloseInput();
                Process.WriteLines("nonsense", "version", "nonsense");
                break;
            case 7:
                // Never stops, for a while.
                var line = "nonsense and more of it\n"u8.ToArray();
                var chunk = Enumerable.Repeat(line, 3000).SelectMany(static text => text).ToArray();
                Process.Endless = () => chunk;
                Process.Write("nonsense\n");
                _world.After(200, () => Process.Endless = null);
                break;
            case 8:
                // Leaves children that hold the pipes.
                _world.After(soon, () => Process.Exit(0, leavesChildren: true));
                break;
            case 9:
                // Does not read and asks for a lot.
                Process.Reads = false;
                for (var i = 0; i < 50; i++) Process.WriteLines("help", "show neighbor extensive", "show adj-rib out extensive");
                break;
            case 10:
                // Opens a group and dies in it.
                Process.WriteLines("group start", "announce route 10.252.0.0/24 next-hop 10.0.0.1");
                _world.After(soon, () => Process.Exit(0));
                break;
            case 11:
                // Line ends of another world, empty lines, blanks.
                Process.Write("\r\n\n  \t \nnonsense\r\n;\n{}\n]\n\"\n\\\n#\n");
                break;
            case 12:
                // One octet at a time.
                Drip("nonsense one octet at a time\n", 0);
                break;
            default:
                // Killed by somebody else.
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
