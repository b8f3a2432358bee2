namespace ExaBgp.Api.Commands;

/// <summary>Takes answers nobody waits for.</summary>
internal sealed class NoAnswers : IAnswers
{
    public static readonly NoAnswers Instance = new();

    public bool IsFull => false;

    public void Payload(ReadOnlySpan<byte> line)
    {
    }

    public void Done()
    {
    }

    public void Error()
    {
    }
}
