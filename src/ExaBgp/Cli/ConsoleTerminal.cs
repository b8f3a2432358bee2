namespace ExaBgp.Cli;

/// <summary>The console.</summary>
internal sealed class ConsoleTerminal : ITerminal
{
    private readonly bool _isPlain;

    /// <summary>The console, without colours when <paramref name="isPlain"/>.</summary>
    public ConsoleTerminal(bool isPlain)
    {
        _isPlain = isPlain;
        if (IsInteractive) Console.TreatControlCAsInput = true;
    }

    /// <inheritdoc/>
    public bool IsInteractive => !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <inheritdoc/>
    public int Width => IsInteractive && Console.WindowWidth > 0 ? Console.WindowWidth : 80;

    /// <inheritdoc/>
    public bool HasColors => IsInteractive && !_isPlain;

    /// <inheritdoc/>
    public ConsoleKeyInfo? ReadKey()
    {
        try
        {
            return Console.ReadKey(intercept: true);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public string? ReadLine() => Console.In.ReadLine();

    /// <inheritdoc/>
    public void Write(string text)
    {
        Console.Out.Write(text);
        Console.Out.Flush();
    }

    /// <inheritdoc/>
    public void WriteLine(string text) => Console.Out.WriteLine(text);

    /// <inheritdoc/>
    public void WriteError(string text) => Console.Error.WriteLine(text);

    /// <inheritdoc/>
    public void Clear()
    {
        if (IsInteractive) Console.Clear();
    }
}
