namespace ExaBgp.Configuration.Settings;

/// <summary>Octets of a key. Equal by content; never shows them.</summary>
public sealed class SecretBytes(byte[] bytes) : IEquatable<SecretBytes>
{
    /// <summary>No key.</summary>
    public static readonly SecretBytes None = new([]);

    /// <summary>The octets, for the socket option and the configuration printer only.</summary>
    public ReadOnlySpan<byte> Reveal => bytes;

    /// <summary>True when there is no key.</summary>
    public bool IsEmpty => bytes.Length == 0;

    /// <inheritdoc/>
    public bool Equals(SecretBytes? other) => other is not null && Reveal.SequenceEqual(other.Reveal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SecretBytes);

    /// <inheritdoc/>
    public override int GetHashCode() => bytes.Length;

    /// <inheritdoc/>
    public override string ToString() => IsEmpty ? "none" : "(secret)";
}
