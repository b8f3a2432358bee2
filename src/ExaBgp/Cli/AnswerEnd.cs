namespace ExaBgp.Cli;

/// <summary>How an answer ended.</summary>
internal enum AnswerEnd
{
    Done,
    Error,

    /// <summary>The daemon ends.</summary>
    Shutdown,

    /// <summary>Nothing more came in time.</summary>
    Silence,

    /// <summary>The daemon is gone.</summary>
    Closed,
}
