namespace ExaBgp.Cli;

/// <summary>The terminal of the interactive client.</summary>
internal interface ITerminal
{
    /// <summary>True when a person types: lines are edited; else they are read as they come.</summary>
    bool IsInteractive { get; }

    /// <summary>Columns.</summary>
    int Width { get; }

    /// <summary>Whether colours are wanted.</summary>
    bool HasColors { get; }

    /// <summary>One key; null when there are no more (end of input, interrupt).</summary>
    ConsoleKeyInfo? ReadKey();

    /// <summary>One line of an input that is no terminal; null at its end.</summary>
    string? ReadLine();

    /// <summary>Writes text.</summary>
    void Write(string text);

    /// <summary>Writes a line.</summary>
    void WriteLine(string text);

    /// <summary>Writes a line for errors.</summary>
    void WriteError(string text);

    /// <summary>Clears the screen.</summary>
    void Clear();
}
