using System.Text;

namespace ExaBgp.Simulation.World;

/// <summary>A model of a helper process: pipes of 64 KiB each way and a behaviour written as delegates.</summary>
public sealed class SimulatedHelper(SimulatedWorld world)
{
    private const int PipeSize = 64 * 1024;
    private readonly ByteQueue _output = new();
    private readonly ByteQueue _input = new();
    private bool _children;
    private bool _exitTold;
    private bool _askedToEnd;

    /// <summary>Called when the process starts.</summary>
    public Action<SimulatedHelper> OnStart { get; set; } = static _ => { };

    /// <summary>Called for each line on standard input, while <see cref="Reads"/>.</summary>
    public Action<SimulatedHelper, string> OnLine { get; set; } = static (_, _) => { };

    /// <summary>Called for each signal but SIGKILL; the default ends on SIGTERM.</summary>
    public Action<SimulatedHelper, int> OnSignal { get; set; } = static (helper, signal) => helper.Exit(256 + signal);

    /// <summary>Gives what it writes next when the daemon has taken all: a helper that never stops.</summary>
    public Func<byte[]>? Endless { get; set; }

    /// <summary>Whether it reads its standard input.</summary>
    public bool Reads { get; set; } = true;

    public bool IsRunning { get; private set; }

    /// <summary>It, or a child it left behind, still holds the pipes.</summary>
    public bool HoldsPipes => IsRunning || _children;

    /// <summary>Its standard output is closed.</summary>
    public bool OutputClosed { get; private set; }

    /// <summary>Its standard input is closed: who writes to it fails.</summary>
    public bool InputClosed { get; private set; }

    public int ExitStatus { get; private set; }

    /// <summary>How often it was started.</summary>
    public int Starts { get; private set; }

    /// <summary>Every line it has read since the start of the world.</summary>
    public List<string> Lines { get; } = [];

    internal Action Readable { get; set; } = static () => { };

    internal Action Writable { get; set; } = static () => { };

    internal Action<int> Exited { get; set; } = static _ => { };

    /// <summary>Octets written and not taken by the daemon.</summary>
    internal int OutputLength => _output.Count;

    internal void Start()
    {
        IsRunning = true;
        OutputClosed = InputClosed = _children = _exitTold = _askedToEnd = false;
        Endless = null;
        Starts++;
        _output.Clear();
        _input.Clear();
        world.After(1, () => OnStart(this));
    }

    /// <summary>Writes text as it is: line ends are the caller's.</summary>
    public void Write(string text) => Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes octets.</summary>
    public void Write(byte[] octets)
    {
        if (!IsRunning || OutputClosed) return;
        _output.Add(octets);
        world.After(0, Readable);
    }

    /// <summary>Writes lines in one write.</summary>
    public void WriteLines(params string[] lines) => Write(string.Concat(lines.Select(static line => line + "\n")));

    /// <summary>The process ends. With children that live on the pipes stay open, until its process group is killed.</summary>
    public void Exit(int status, bool leavesChildren = false)
    {
        if (!IsRunning) return;
        IsRunning = false;
        _children = leavesChildren;
        OutputClosed = InputClosed = !leavesChildren;
        ExitStatus = status;
        Endless = null;
        ReportExit();
    }

    /// <summary>SIGTERM or SIGKILL was sent: what it still says is not waited for.</summary>
    internal void AskToEnd()
    {
        _askedToEnd = true;
        ReportExit();
    }

    /// <summary>As the seam says: the exit is told once, and not before all it wrote was read, unless it was asked to end.</summary>
    private void ReportExit()
    {
        if (IsRunning || _exitTold || (_output.Count > 0 && !_askedToEnd)) return;
        _exitTold = true;
        var (told, status) = (Exited, ExitStatus);
        world.After(0, () => told(status));
    }

    /// <summary>Its process group is killed: it, and children it left.</summary>
    internal void Kill(int signal)
    {
        _children = false;
        _askedToEnd = true;
        if (IsRunning) Exit(256 + signal);
        OutputClosed = InputClosed = true;
    }

    /// <summary>Closes standard output and lives on.</summary>
    public void CloseOutput()
    {
        OutputClosed = true;
        world.After(0, Readable);
    }

    /// <summary>Closes standard input and lives on.</summary>
    public void CloseInput()
    {
        InputClosed = true;
        _input.Clear();
        world.After(0, Writable);
    }

    internal int TakeOutput(Span<byte> into)
    {
        if (_output.Count == 0 && Endless is { } endless && IsRunning) _output.Add(endless());
        var count = _output.Take(into);
        ReportExit();
        return count;
    }

    internal int GiveInput(ReadOnlySpan<byte> octets)
    {
        var count = Math.Min(octets.Length, PipeSize - _input.Count);
        _input.Add(octets[..count]);
        if (Reads && count > 0) world.After(1, Consume);
        return count;
    }

    /// <summary>Reads what its pipe holds.</summary>
    public void Consume()
    {
        if (!IsRunning || !Reads || InputClosed) return;
        var last = _input.Span.LastIndexOf((byte)'\n');
        if (last < 0)
        {
            if (_input.Count == PipeSize) throw new InvalidOperationException("a line longer than the pipe: the model does not read those");
            return;
        }

        var octets = new byte[last + 1];
        _input.Take(octets);
        world.After(0, Writable);
        var start = 0;
        while (start < octets.Length)
        {
            var end = Array.IndexOf(octets, (byte)'\n', start);
            var line = Encoding.UTF8.GetString(octets, start, end - start);
            start = end + 1;
            Lines.Add(line);
            OnLine(this, line);
        }
    }
}
