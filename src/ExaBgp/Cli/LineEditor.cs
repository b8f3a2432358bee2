namespace ExaBgp.Cli;

/// <summary>Reads one command from a terminal: editing keys, history, completion with TAB or <c>?</c>.</summary>
internal sealed class LineEditor(ITerminal terminal, CommandHistory history, Completer completer)
{
    private readonly EditedLine _line = new();
    private int _shown;

    /// <summary>A line; null for end of input (Ctrl-D) or an interrupt (Ctrl-C).</summary>
    public string? Read(string prompt)
    {
        _line.Set(string.Empty);
        _shown = 0;
        terminal.Write(prompt);
        while (terminal.ReadKey() is { } key)
        {
            var control = (key.Modifiers & ConsoleModifiers.Control) != 0;
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    terminal.WriteLine(string.Empty);
                    return _line.Text;
                case ConsoleKey.C when control:
                case ConsoleKey.D when control && _line.Text.Length == 0:
                    terminal.WriteLine(string.Empty);
                    return null;
                case ConsoleKey.L when control:
                    terminal.Clear();
                    terminal.Write(prompt);
                    _shown = 0;
                    break;
                case ConsoleKey.UpArrow or ConsoleKey.P when key.Key == ConsoleKey.UpArrow || control:
                    if (history.Earlier() is { } earlier) _line.Set(earlier);
                    break;
                case ConsoleKey.DownArrow or ConsoleKey.N when key.Key == ConsoleKey.DownArrow || control:
                    _line.Set(history.Later());
                    break;
                case ConsoleKey.Tab:
                    Complete(prompt, always: false);
                    break;
                default:
                    if (key.KeyChar == '?') Complete(prompt, always: true);
                    else _line.TryEdit(key);
                    break;
            }

            Show(prompt);
        }

        return null;
    }

    private void Complete(string prompt, bool always)
    {
        var candidates = completer.Complete(_line.Before, out var typed);
        if (candidates.Count == 0) return;
        if (candidates.Count == 1 && !always)
        {
            _line.Replace(typed.Length, candidates[0] + " ");
            return;
        }

        var common = Completer.Common(candidates);
        if (!always && common.Length > typed.Length)
        {
            _line.Replace(typed.Length, common);
            return;
        }

        terminal.WriteLine(string.Empty);
        foreach (var row in Columns(candidates)) terminal.WriteLine(row);
        terminal.Write(prompt);
        _shown = 0;
    }

    /// <summary>
    /// Draws the line again: back to behind the prompt, the text, blanks over what stood there, back to the cursor. Of a line wider than the terminal the
    /// part around the cursor is shown.
    /// </summary>
    private void Show(string prompt)
    {
        var room = Math.Max(terminal.Width - prompt.Length - 1, 8);
        var from = Math.Max(_line.Cursor - room, 0);
        var text = _line.Text[from..Math.Min(from + room, _line.Text.Length)];
        var rest = Math.Max(_shown - text.Length, 0);
        terminal.Write($"\r{prompt}{text}{new string(' ', rest)}\r{prompt}{_line.Text[from.._line.Cursor]}");
        _shown = text.Length;
    }

    private IEnumerable<string> Columns(IReadOnlyList<string> candidates)
    {
        var width = candidates.Max(static candidate => candidate.Length) + 2;
        var each = Math.Max(terminal.Width / width, 1);
        return candidates.Chunk(each).Select(row => string.Concat(row.Select(candidate => candidate.PadRight(width))).TrimEnd());
    }
}
