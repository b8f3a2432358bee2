using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Commands;

/// <summary>The lines between <c>group start</c> and <c>group end</c>, not yet read. Bounded in number and octets.</summary>
internal sealed class CommandGroup
{
    private const int MostLines = 100_000;
    private const int MostOctets = 100 * 1024 * 1024;
    private readonly ByteBuffer _text = new();
    private readonly List<(int Start, int Length)> _lines = [];

    /// <summary>True between start and end.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Number of lines.</summary>
    public int Count => _lines.Count;

    /// <summary>Opens an empty group.</summary>
    public void Open()
    {
        Close();
        IsOpen = true;
    }

    /// <summary>Forgets the group.</summary>
    public void Close()
    {
        IsOpen = false;
        _lines.Clear();
        _text.Clear();
        _text.Trim(64 * 1024);
    }

    /// <summary>Keeps a line; false, and the group is gone, when it has grown too large.</summary>
    public bool TryAdd(ReadOnlySpan<byte> line)
    {
        if (_lines.Count == MostLines || _text.Length + line.Length > MostOctets)
        {
            Close();
            return false;
        }

        _lines.Add((_text.Length, line.Length));
        _text.Write(line);
        return true;
    }

    /// <summary>A line kept.</summary>
    public ReadOnlySpan<byte> At(int index) => _text.Written.Slice(_lines[index].Start, _lines[index].Length);

    /// <summary>True for a line that a group keeps: it begins, in any case, with <c>announce</c> or <c>withdraw</c>.</summary>
    public static bool Keeps(ReadOnlySpan<byte> line) => Begins(line, "announce"u8) || Begins(line, "withdraw"u8);

    private static bool Begins(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) =>
        line.Length >= word.Length && System.Text.Ascii.EqualsIgnoreCase(line[..word.Length], word);
}
