namespace ExaBgp.Simulation.World;

/// <summary>A model of a helper process: pipes of 64 KiB each way and a behaviour written as delegates.</summary>
public sealed class SimulatedHelper(SimulatedWorld world)
{
    private const int PipeSize = 64 * 1024;
    private readonly List<byte> _output = [];
    private readonly List<byte> _input = [];

    /// <summary>Called when the process starts.</summary>
    public Action<SimulatedHelper> OnStart { get; set; } = static _ => { };

    /// <summary>Called for each line on standard input, while <see cref="Reads"/>.</summary>
    public Action<SimulatedHelper, string> OnLine { get; set; } = static (_, _) => { };

    /// <summary>Called for each signal; the default ends on SIGTERM.</summary>
    public Action<SimulatedHelper, int> OnSignal { get; set; } = static (helper, signal) => helper.Exit(256 + signal);

    /// <summary>Whether it reads its standard input.</summary>
    public bool Reads { get; set; } = true;

    public bool IsRunning { get; private set; }

    /// <summary>Its standard output is closed.</summary>
    public bool OutputClosed { get; private set; }

    public int ExitStatus { get; private set; }

    /// <summary>Every line it has read since the start of the world.</summary>
    public List<string> Lines { get; } = [];

    internal Action Readable { get; set; } = static () => { };

    internal Action Writable { get; set; } = static () => { };

    internal Action<int> Exited { get; set; } = static _ => { };

    internal int OutputLength => _output.Count;

    internal void Start()
    {
        IsRunning = true;
        OutputClosed = false;
        _output.Clear();
        _input.Clear();
        world.After(1, () => OnStart(this));
    }

    /// <summary>Writes text as it is: line ends are the caller's.</summary>
    public void Write(string text)
    {
        if (!IsRunning) return;
        _output.AddRange(System.Text.Encoding.UTF8.GetBytes(text));
        world.After(0, Readable);
    }

    /// <summary>Writes lines in one write.</summary>
    public void WriteLines(params string[] lines) => Write(string.Concat(lines.Select(static line => line + "\n")));

    /// <summary>The process ends.</summary>
    public void Exit(int status)
    {
        if (!IsRunning) return;
        IsRunning = false;
        OutputClosed = true;
        ExitStatus = status;
        world.After(0, () => Exited(status));
    }

    /// <summary>Closes standard output and lives on.</summary>
    public void CloseOutput()
    {
        OutputClosed = true;
        world.After(0, Readable);
    }

    internal int TakeOutput(Span<byte> into)
    {
        var count = Math.Min(into.Length, _output.Count);
        for (var i = 0; i < count; i++) into[i] = _output[i];
        _output.RemoveRange(0, count);
        return count;
    }

    internal int GiveInput(ReadOnlySpan<byte> octets)
    {
        var count = Math.Min(octets.Length, PipeSize - _input.Count);
        for (var i = 0; i < count; i++) _input.Add(octets[i]);
        if (Reads && count > 0) world.After(1, Consume);
        return count;
    }

    /// <summary>Reads what its pipe holds.</summary>
    public void Consume()
    {
        if (!IsRunning) return;
        var last = _input.LastIndexOf((byte)'\n');
        if (last < 0) return;
        var text = System.Text.Encoding.UTF8.GetString(_input.ToArray(), 0, last + 1);
        _input.RemoveRange(0, last + 1);
        world.After(0, Writable);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Lines.Add(line);
            OnLine(this, line);
        }
    }
}
