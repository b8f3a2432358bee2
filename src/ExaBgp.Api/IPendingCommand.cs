namespace ExaBgp.Api;

/// <summary>A command that is not finished: a long answer, or one that waits (sync). Later commands of the same helper wait behind it.</summary>
public interface IPendingCommand
{
    /// <summary>Goes on for at most one budget of work; answers go to <paramref name="answers"/>, the final <c>done</c> included. True when finished.</summary>
    bool TryFinish(IAnswers answers);

    /// <summary>True when only what others do can bring it on: it is looked at in each turn, but is no reason for one.</summary>
    bool Waits => false;
}
