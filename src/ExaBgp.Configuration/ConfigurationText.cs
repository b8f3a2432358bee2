namespace ExaBgp.Configuration;

/// <summary>A configuration file that somebody has read.</summary>
/// <param name="Name">Its path, as errors show it and as programs with relative names are looked up beside it.</param>
/// <param name="Bytes">Its octets, UTF-8.</param>
public sealed record ConfigurationText(string Name, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A text given as a string.</summary>
    public static ConfigurationText Of(string name, string text) => new(name, System.Text.Encoding.UTF8.GetBytes(text));
}
