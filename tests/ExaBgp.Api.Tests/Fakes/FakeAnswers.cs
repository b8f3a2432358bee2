using System.Text;

namespace ExaBgp.Api.Tests.Fakes;

/// <summary>Answers as lines.</summary>
internal sealed class FakeAnswers : IAnswers
{
    public List<string> Lines { get; } = [];

    /// <summary>Lines that may wait.</summary>
    public int Bound { get; set; } = int.MaxValue;

    public bool IsFull => Lines.Count >= Bound;

    public void Payload(ReadOnlySpan<byte> line) => Lines.Add(Encoding.UTF8.GetString(line));

    public void Done() => Lines.Add("done");

    public void Error() => Lines.Add("error");

    /// <summary>The lines since the last call.</summary>
    public string[] Take()
    {
        var lines = Lines.ToArray();
        Lines.Clear();
        return lines;
    }
}
