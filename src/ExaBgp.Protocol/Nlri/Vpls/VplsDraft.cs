using ExaBgp.Protocol.Text;

namespace ExaBgp.Protocol.Nlri.Vpls;

/// <summary>The fields of a VPLS route said so far.</summary>
internal sealed class VplsDraft : IDraft
{
    public ushort? Endpoint { get; set; }

    public ushort? Base { get; set; }

    public ushort? Offset { get; set; }

    public ushort? Size { get; set; }

    /// <inheritdoc/>
    public void Clear() => Endpoint = Base = Offset = Size = null;
}
