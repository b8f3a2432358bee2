using System.Globalization;
using System.Text;

namespace ExaBgp.Simulation.World;

/// <summary>What a run did, as one number that any difference changes (FNV-1a), and as lines when they are asked for.</summary>
public sealed class Trace(VirtualTime time)
{
    private const ulong Prime = 1099511628211;
    private StringBuilder? _lines;

    /// <summary>The number.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Everything, a line each; empty unless <see cref="Keep"/> was called.</summary>
    public string Text => _lines?.ToString() ?? string.Empty;

    /// <summary>Keeps the lines.</summary>
    public void Keep() => _lines = new StringBuilder();

    /// <summary>Something happened.</summary>
    public void Add(string what, ReadOnlySpan<byte> octets)
    {
        Mix(time.Now);
        foreach (var character in what) Mix(character);
        foreach (var octet in octets) Hash = (Hash ^ octet) * Prime;
        _lines?.Append(CultureInfo.InvariantCulture, $"{time.Now,9} {what} {Show(octets)}\n");
    }

    /// <summary>Something happened.</summary>
    public void Add(string what) => Add(what, []);

    private static string Show(ReadOnlySpan<byte> octets)
    {
        const int Most = 400;
        if (octets.IsEmpty) return string.Empty;
        var cut = octets[..Math.Min(octets.Length, Most)];
        var isText = !cut.ContainsAnyExceptInRange((byte)9, (byte)126);
        return (isText ? Encoding.ASCII.GetString(cut).Replace('\n', '|') : Convert.ToHexString(cut)) + (octets.Length > Most ? "…" : string.Empty);
    }

    private void Mix(long value)
    {
        for (var i = 0; i < 8; i++) Hash = (Hash ^ (byte)(value >> (8 * i))) * Prime;
    }
}
