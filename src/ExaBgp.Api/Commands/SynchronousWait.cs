using ExaBgp.Routes;

namespace ExaBgp.Api.Commands;

/// <summary>A <c>done</c> that waits until a change is on TCP.</summary>
internal sealed class SynchronousWait(ISpeaker speaker, PeerSet peers, long mark, bool acknowledges) : IPendingCommand
{
    /// <inheritdoc/>
    public bool Waits => true;

    /// <inheritdoc/>
    public bool TryFinish(IAnswers answers)
    {
        if (!speaker.IsWritten(peers, mark)) return false;
        if (acknowledges) answers.Done();
        return true;
    }
}
