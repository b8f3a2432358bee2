using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>The components of a flow specification while they are read, in any order; written in the order of the standard.</summary>
internal sealed class FlowRule : IDraft
{
    private const int Types = 14;
    private readonly ByteBuffer?[] _values = new ByteBuffer?[Types];
    private readonly int[] _lastOperator = new int[Types];

    /// <summary>The AFI of the prefixes, once there is one: true for IPv6.</summary>
    public bool? IsIpv6 { get; private set; }

    /// <summary>True when it has a component that only IPv6 has.</summary>
    public bool NeedsIpv6 => _values[13] is { Length: > 0 };

    /// <inheritdoc/>
    public void Clear()
    {
        IsIpv6 = null;
        foreach (var values in _values) values?.Clear();
    }

    /// <summary>Adds a source or destination; false when there is a prefix of the other AFI.</summary>
    public bool TryAddPrefix(byte type, in IpPrefix prefix, byte offset)
    {
        var ipv6 = prefix.Address.IsIpv6;
        if (IsIpv6 is { } known && known != ipv6) return false;
        IsIpv6 = ipv6;
        var output = At(type);
        output.WriteUInt8(type);
        output.WriteUInt8(prefix.Length);
        if (ipv6) output.WriteUInt8(offset);
        prefix.Masked().WriteOctets(output);
        return true;
    }

    /// <summary>Adds one term: operator bits (AND included, length and end left out) and its value in the smallest of the sizes of the component.</summary>
    public void AddTerm(FlowComponent component, byte bits, uint value)
    {
        var size = 4;
        foreach (var allowed in component.Sizes)
        {
            if (allowed >= 4 || value < 1u << (8 * allowed))
            {
                size = allowed;
                break;
            }
        }

        var output = At(component.Type);
        _lastOperator[component.Type] = output.Length;
        output.WriteUInt8((byte)(bits | (size switch { 1 => 0x00, 2 => 0x10, _ => 0x20 })));
        switch (size)
        {
            case 1: output.WriteUInt8((byte)value); break;
            case 2: output.WriteUInt16((ushort)value); break;
            default: output.WriteUInt32(value); break;
        }
    }

    /// <summary>Appends the components, ascending.</summary>
    public void WriteTo(ByteBuffer output)
    {
        for (byte type = 1; type < Types; type++)
        {
            if (_values[type] is not { Length: > 0 } values) continue;
            if (type <= FlowComponents.Source)
            {
                output.Write(values.Written);
                continue;
            }

            output.WriteUInt8(type);
            var start = output.Length;
            output.Write(values.Written);
            var last = start + _lastOperator[type];
            output.PatchUInt8(last, (byte)(output.Written[last] | 0x80));
        }
    }

    private ByteBuffer At(byte type) => _values[type] ??= new ByteBuffer(32);
}
