using System.Text;
using ExaBgp.Cli;

namespace ExaBgp.Tests.Cli;

/// <summary>A terminal whose keys were pressed before.</summary>
internal sealed class FakeTerminal(IEnumerable<ConsoleKeyInfo>? keys = null, IEnumerable<string>? lines = null) : ITerminal
{
    private readonly Queue<ConsoleKeyInfo> _keys = new(keys ?? []);
    private readonly Queue<string> _lines = new(lines ?? []);

    public StringBuilder Output { get; } = new();

    public StringBuilder Errors { get; } = new();

    public bool IsInteractive => keys is not null;

    public int Width => 80;

    public bool HasColors => false;

    /// <summary>Keys of a text; <c>\t</c> is TAB, <c>\n</c> is Enter.</summary>
    public static IEnumerable<ConsoleKeyInfo> Typed(string text) => text.Select(static c => c switch
    {
        '\t' => Key(ConsoleKey.Tab),
        '\n' => Key(ConsoleKey.Enter),
        _ => new ConsoleKeyInfo(c, ConsoleKey.None, false, false, false),
    });

    public static ConsoleKeyInfo Key(ConsoleKey key, bool control = false) => new('\0', key, false, false, control);

    public ConsoleKeyInfo? ReadKey() => _keys.TryDequeue(out var key) ? key : null;

    public string? ReadLine() => _lines.TryDequeue(out var line) ? line : null;

    public void Write(string text) => Output.Append(text);

    public void WriteLine(string text) => Output.Append(text).Append('\n');

    public void WriteError(string text) => Errors.Append(text).Append('\n');

    public void Clear()
    {
    }
}
