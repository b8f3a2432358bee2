using ExaBgp.Qa.Functional.Steps;

namespace ExaBgp.Qa.Tests;

/// <summary>Pipes with a given input and a clock which only waiting moves.</summary>
public sealed class FakePipes(IEnumerable<string> input) : IHelperPipes
{
    private readonly Queue<string> _input = new(input);

    public List<string> Written { get; } = [];

    public List<string> Errors { get; } = [];

    public int Code { get; set; }

    public bool Broken { get; init; }

    public bool Orphan => false;

    public TimeSpan Now { get; private set; }

    public void Write(string text)
    {
        if (Broken)
            throw new IOException("broken pipe");
        Written.Add(text);
    }

    public void WriteError(string line) => Errors.Add(line);

    public string? ReadLine(TimeSpan? limit)
    {
        if (_input.TryDequeue(out var line))
            return line;
        Now += limit ?? TimeSpan.Zero;
        return limit is null ? "" : null;
    }

    public void Wait(TimeSpan time) => Now += time;
}
