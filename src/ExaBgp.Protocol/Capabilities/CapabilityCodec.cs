using ExaBgp.Protocol.Registry;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Capabilities;

/// <summary>
/// All forms of one capability. Its value is its octets; where a capability may be repeated (multiprotocol), the octets of all of them one after the other.
/// </summary>
public abstract class CapabilityCodec(CapabilityCode code, string name)
{
    /// <summary>IANA code.</summary>
    public CapabilityCode Code { get; } = code;

    /// <summary>The key of an OPEN that we sent, in JSON.</summary>
    public string Name { get; } = name;

    /// <summary>Why a received value is refused with NOTIFICATION 2/0, or null.</summary>
    public virtual string? Check(ReadOnlySpan<byte> value) => null;

    /// <summary>What is held after <paramref name="value"/> came, when <paramref name="held"/> was held (nothing the first time): the last one, unless a capability says otherwise.</summary>
    public virtual byte[] Merge(ReadOnlySpan<byte> held, ReadOnlySpan<byte> value) => value.ToArray();

    /// <summary>Octets of <paramref name="value"/> that travel in one capability of their own.</summary>
    public virtual int PieceSize(ReadOnlySpan<byte> value) => value.Length;

    /// <summary>Appends the JSON object.</summary>
    public abstract void WriteJson(ReadOnlySpan<byte> value, ByteBuffer output);

    /// <summary>Appends the words of the text form, in lower case.</summary>
    public abstract void WriteText(ReadOnlySpan<byte> value, ByteBuffer output, Compatibility compatibility);
}
