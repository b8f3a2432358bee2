namespace ExaBgp.Protocol.Attributes;

/// <summary>What is made from an attribute set once: octets for each encoding context, JSON and text for each form.</summary>
public sealed class AttributeSetCache
{
    private (object Key, byte[] Bytes)[] _entries = [];

    /// <summary>The octets kept under <paramref name="key"/> (compared by reference: an interned context, a form), or null.</summary>
    public byte[]? Find(object key)
    {
        foreach (var (kept, bytes) in _entries)
        {
            if (ReferenceEquals(kept, key)) return bytes;
        }

        return null;
    }

    /// <summary>Keeps octets under <paramref name="key"/>; the oldest of eight gives way.</summary>
    public byte[] Keep(object key, byte[] bytes)
    {
        if (_entries.Length < 8) Array.Resize(ref _entries, _entries.Length + 1);
        else Array.Copy(_entries, 1, _entries, 0, 7);
        _entries[^1] = (key, bytes);
        return bytes;
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _entries = [];
}
