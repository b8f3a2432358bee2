namespace ExaBgp.Cli;

/// <summary>A line being typed: its text and the place in it.</summary>
internal sealed class EditedLine
{
    /// <summary>What stands there.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>Characters before the cursor.</summary>
    public int Cursor { get; private set; }

    /// <summary>The part before the cursor.</summary>
    public string Before => Text[..Cursor];

    /// <summary>Replaces everything; the cursor stands at the end.</summary>
    public void Set(string text)
    {
        Text = text;
        Cursor = text.Length;
    }

    /// <summary>Types text.</summary>
    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    /// <summary>Replaces the last <paramref name="count"/> characters before the cursor.</summary>
    public void Replace(int count, string text)
    {
        Text = Text.Remove(Cursor - count, count);
        Cursor -= count;
        Insert(text);
    }

    /// <summary>Does what an editing key says; false for a key that is none.</summary>
    public bool TryEdit(ConsoleKeyInfo key)
    {
        var control = (key.Modifiers & ConsoleModifiers.Control) != 0;
        switch (key.Key)
        {
            case ConsoleKey.LeftArrow: Cursor = Math.Max(Cursor - 1, 0); return true;
            case ConsoleKey.RightArrow: Cursor = Math.Min(Cursor + 1, Text.Length); return true;
            case ConsoleKey.Home: Cursor = 0; return true;
            case ConsoleKey.End: Cursor = Text.Length; return true;
            case ConsoleKey.A when control: Cursor = 0; return true;
            case ConsoleKey.E when control: Cursor = Text.Length; return true;
            case ConsoleKey.K when control: Text = Text[..Cursor]; return true;
            case ConsoleKey.U when control: Text = Text[Cursor..]; Cursor = 0; return true;
            case ConsoleKey.W when control: DropWord(); return true;
            case ConsoleKey.Backspace: Drop(Cursor - 1); return true;
            case ConsoleKey.Delete: Drop(Cursor); return true;
        }

        if (control || char.IsControl(key.KeyChar)) return false;
        Insert(key.KeyChar.ToString());
        return true;
    }

    private void Drop(int at)
    {
        if (at < 0 || at >= Text.Length) return;
        Text = Text.Remove(at, 1);
        Cursor = at;
    }

    private void DropWord()
    {
        var start = Cursor;
        while (start > 0 && Text[start - 1] == ' ') start--;
        while (start > 0 && Text[start - 1] != ' ') start--;
        Text = Text.Remove(start, Cursor - start);
        Cursor = start;
    }
}
