using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;

namespace ExaBgp.Protocol.Nlri.Flow;

/// <summary>How components are printed: <c>destination-port [ &gt;1024&amp;&lt;2000 =3128 ]</c>, and as members of JSON.</summary>
internal static class FlowText
{
    /// <summary>
    /// Appends <c>name value</c> or <c>name [ value value ]</c> for each type of component, ascending, blank separated. <paramref name="readable"/>: values
    /// as they can be read back. <paramref name="isFirst"/>: no blank before the next word.
    /// </summary>
    public static void WriteWords(ByteBuffer output, ReadOnlySpan<byte> components, bool ipv6, bool readable, ref bool isFirst)
    {
        for (var types = new FlowTypes(FlowReader.Of(components, ipv6)); types.TryNext(out var reader);)
        {
            FlowComponents.TryGet(reader.Type, ipv6, out var component);
            if (readable && component.Kind == FlowKind.Prefix)
            {
                // A list of prefixes cannot be read back: each stands with its word before it.
                do
                {
                    Separate(output, ref isFirst);
                    output.WriteText(component.Name(ipv6));
                    output.WriteUInt8((byte)' ');
                    WritePrefix(output, new IpPrefix(reader.Address(), (byte)reader.Length).Masked().Address, reader, ipv6);
                }
                while (TrySame(ref reader, component.Type, types.Repeated));
                continue;
            }

            Separate(output, ref isFirst);
            output.WriteText(readable && component.Type == FlowComponents.Dscp && IsWide(reader, types.Repeated) ? component.Ipv6Name : component.Name(ipv6));
            var count = 0;
            for (var same = reader; ;)
            {
                count += CountTerms(same, component);
                if (!TrySame(ref same, component.Type, types.Repeated)) break;
            }

            if (count > 1) output.Write(" ["u8);
            WriteTerms(output, reader, component, ipv6, types.Repeated, json: false, readable);
            if (count > 1) output.Write(" ]"u8);
        }
    }

    /// <summary>Appends <c>"name": [ "value", "value" ], </c> for each type of component, ascending.</summary>
    public static void WriteMembers(ByteBuffer output, ReadOnlySpan<byte> components, bool ipv6, bool tight)
    {
        for (var types = new FlowTypes(FlowReader.Of(components, ipv6)); types.TryNext(out var reader);)
        {
            FlowComponents.TryGet(reader.Type, ipv6, out var component);
            output.WriteUInt8((byte)'"');
            output.WriteText(component.Name(ipv6));
            output.Write(tight ? "\": ["u8 : "\": [ "u8);
            WriteTerms(output, reader, component, ipv6, types.Repeated, json: true, readable: false);
            output.Write(tight ? "], "u8 : " ], "u8);
        }
    }

    /// <summary>Goes on to the next component of the type; repeated ones are printed as one.</summary>
    private static bool TrySame(ref FlowReader reader, byte type, uint repeated)
    {
        if ((repeated & (1u << type)) == 0) return false;
        while (reader.TryNext())
        {
            if (reader.Type == type) return true;
        }

        return false;
    }

    /// <summary>True when a value takes more than the six bits that <c>dscp</c> may have: it is written with the word that takes it.</summary>
    private static bool IsWide(FlowReader reader, uint repeated)
    {
        do
        {
            var values = new WireReader(reader.Value);
            while (FlowReader.TryTerm(ref values, out _, out var value))
            {
                if (value > 63) return true;
            }
        }
        while (TrySame(ref reader, FlowComponents.Dscp, repeated));
        return false;
    }

    private static int CountTerms(in FlowReader reader, FlowComponent component)
    {
        if (component.Kind == FlowKind.Prefix) return 1;
        var count = 0;
        var values = new WireReader(reader.Value);
        while (FlowReader.TryTerm(ref values, out _, out _)) count++;
        return count;
    }

    /// <summary>Appends the terms of the component read and of those of its type behind it.</summary>
    private static void WriteTerms(ByteBuffer output, FlowReader reader, FlowComponent component, bool ipv6, uint repeated, bool json, bool readable)
    {
        var terms = 0;
        do
        {
            if (component.Kind == FlowKind.Prefix)
            {
                output.Write(json ? terms == 0 ? "\""u8 : ", \""u8 : " "u8);
                WritePrefix(output, reader.Address(), reader, ipv6);
                if (json) output.WriteUInt8((byte)'"');
                terms++;
                continue;
            }

            var values = new WireReader(reader.Value);
            while (FlowReader.TryTerm(ref values, out var bits, out var value))
            {
                var isJoined = (bits & 0x40) != 0 && terms > 0;
                if (!isJoined) output.Write(json ? terms == 0 ? "\""u8 : "\", \""u8 : " "u8);
                WriteTerm(output, component, bits, value, readable);
                terms++;
            }
        }
        while (TrySame(ref reader, component.Type, repeated));
        if (json && component.Kind != FlowKind.Prefix && terms > 0) output.WriteUInt8((byte)'"');
    }

    private static void WritePrefix(ByteBuffer output, in IpAddress address, in FlowReader reader, bool ipv6)
    {
        output.WriteAddress(address);
        output.WriteUInt8((byte)'/');
        output.WriteDecimal(reader.Length);
        if (!ipv6) return;
        output.WriteUInt8((byte)'/');
        output.WriteDecimal(reader.Offset);
    }

    private static void WriteTerm(ByteBuffer output, FlowComponent component, byte bits, ulong value, bool readable)
    {
        var isAnd = (bits & 0x40) != 0;
        if (isAnd) output.WriteUInt8((byte)'&');
        if (component.Kind == FlowKind.Bitmask)
        {
            if ((bits & 2) != 0) output.WriteUInt8((byte)'!');
            if ((bits & 1) != 0) output.WriteUInt8((byte)'=');
            WriteMask(output, component, value, readable);
            return;
        }

        switch (bits & 7)
        {
            case 0: output.Write("false"u8); break;
            case 7: output.Write("true"u8); break;
            case 6: output.Write("!="u8); break;
            default:
                if ((bits & 4) != 0) output.WriteUInt8((byte)'<');
                if ((bits & 2) != 0) output.WriteUInt8((byte)'>');
                if ((bits & 1) != 0) output.WriteUInt8((byte)'=');
                break;
        }

        if ((bits & 7) is 0 or 7 && !isAnd && !readable) return;
        if (component.PrintsNames)
        {
            foreach (var (name, known) in component.Values)
            {
                if (known != value) continue;
                output.WriteText(name);
                return;
            }
        }

        output.WriteDecimal(value);
    }

    private static void WriteMask(ByteBuffer output, FlowComponent component, ulong value, bool readable)
    {
        var left = value;
        var first = true;
        foreach (var (name, bit) in component.Values)
        {
            if ((left & bit) == 0) continue;
            if (!first) output.WriteUInt8((byte)'+');
            first = false;
            output.WriteText(name);
            left &= ~(ulong)bit;
        }

        if (left == 0 && !(readable && first)) return;
        if (!first) output.WriteUInt8((byte)'+');
        if (readable)
        {
            output.WriteDecimal(left);
            return;
        }

        output.WriteText(component.Type == 9 ? "unknown tcp flag type " : "unknown fragment type ");
        output.WriteDecimal(value);
    }

    private static void Separate(ByteBuffer output, ref bool isFirst)
    {
        if (!isFirst) output.WriteUInt8((byte)' ');
        isFirst = false;
    }
}
