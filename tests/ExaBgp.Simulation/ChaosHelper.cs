using ExaBgp.Simulation.World;

namespace ExaBgp.Simulation;

/// <summary>A helper of the chaos: writes batches cut anywhere, and knows which answers must come, in order.</summary>
internal sealed class ChaosHelper
{
    private readonly SimulatedWorld _world;
    private readonly List<string> _wanted = [];

    public ChaosHelper(SimulatedWorld world, int number)
    {
        _world = world;
        Number = number;
        Process = new SimulatedHelper(world);
    }

    public int Number { get; }

    public string Name => $"helper-{Number}";

    public SimulatedHelper Process { get; }

    /// <summary>Every command has its answer.</summary>
    public bool IsAnswered => Process.Lines.Count >= _wanted.Count;

    /// <summary>The first answer that is not what it should be.</summary>
    public string? Mismatch
    {
        get
        {
            if (Process.Lines.Count != _wanted.Count) return $"{Name} wanted {_wanted.Count} answers and got {Process.Lines.Count}";
            for (var i = 0; i < _wanted.Count; i++)
            {
                if (Process.Lines[i] != _wanted[i]) return $"{Name} got '{Process.Lines[i]}' as answer {i} instead of '{_wanted[i]}'";
            }

            return null;
        }
    }

    public void Write(List<(string Line, string Answer)> batch)
    {
        if (!Process.IsRunning) _world.RunUntil(() => Process.IsRunning, 1_000);
        var text = string.Concat(batch.Select(static command => command.Line + "\n"));
        _wanted.AddRange(batch.Select(static command => command.Answer));
        if (_world.Random.Next(3) == 0)
        {
            var cut = _world.Random.Next(text.Length);
            Process.Write(text[..cut]);
            _world.Run(_world.Random.Next(10));
            Process.Write(text[cut..]);
        }
        else
        {
            Process.Write(text);
        }
    }

    /// <summary>Does not read its answers for a while.</summary>
    public void Pause(long milliseconds)
    {
        Process.Reads = false;
        _world.After(milliseconds, () =>
        {
            Process.Reads = true;
            Process.Consume();
        });
    }
}
