namespace ExaBgp.Qa.Functional.Steps;

/// <summary>The world of a helper program: its pipes, its clock, its parent.</summary>
public interface IHelperPipes
{
    /// <summary>Whether the parent process is gone.</summary>
    bool Orphan { get; }

    /// <summary>Writes to stdout in one write.</summary>
    /// <exception cref="IOException">The pipe is broken.</exception>
    void Write(string text);

    /// <summary>Writes a line to stderr.</summary>
    void WriteError(string line);

    /// <summary>The next line of stdin without the white space around it; null when none came in time (null: no limit), empty at the end of file.</summary>
    string? ReadLine(TimeSpan? limit);

    /// <summary>Waits, reading nothing. The time runs from the moment the daemon has read what was written: on a busy machine that may be late.</summary>
    void Wait(TimeSpan time);

    /// <summary>Time since the program started.</summary>
    TimeSpan Now { get; }
}
