using System.Buffers.Binary;
using ExaBgp.Qa.Bench.Families;

namespace ExaBgp.Qa.Bench.Wire;

/// <summary>Counts the routes of an UPDATE, and tells each to whoever wants to know.</summary>
public static class UpdateReader
{
    private const byte MpReach = 14;
    private const byte MpUnreach = 15;

    /// <summary>Reads the body of an UPDATE.</summary>
    /// <param name="body">What stands behind the header.</param>
    /// <param name="family">The family it is about.</param>
    /// <param name="route">Takes the route and whether it is announced; may be null.</param>
    /// <returns>How many routes it announces and withdraws.</returns>
    public static (int Announced, int Withdrawn) Read(ReadOnlySpan<byte> body, BenchFamily family, Action<int, bool>? route)
    {
        var withdrawn = BinaryPrimitives.ReadUInt16BigEndian(body);
        var attributes = BinaryPrimitives.ReadUInt16BigEndian(body[(2 + withdrawn)..]);
        var block = body.Slice(4 + withdrawn, attributes);
        var down = Count(body.Slice(2, withdrawn), BenchFamily.All["ipv4"], false, route);
        var up = Count(body[(4 + withdrawn + attributes)..], BenchFamily.All["ipv4"], true, route);

        while (block.Length >= 3)
        {
            var start = (block[0] & 0x10) != 0 ? 4 : 3;
            var length = start == 4 ? BinaryPrimitives.ReadUInt16BigEndian(block[2..]) : block[2];
            var value = block.Slice(start, length);
            if (block[1] == MpReach)
                up += Count(value[(5 + value[3])..], family, true, route);
            else if (block[1] == MpUnreach && length > 3)
                down += Count(value[3..], family, false, route);
            block = block[(start + length)..];
        }

        return (up, down);
    }

    private static int Count(ReadOnlySpan<byte> nlri, BenchFamily family, bool announced, Action<int, bool>? route)
    {
        var count = 0;
        while (nlri.Length > 0 && family.NlriLength(nlri) is var length and > 0)
        {
            route?.Invoke(family.IndexOf(nlri[..length]), announced);
            nlri = nlri[length..];
            count++;
        }

        return count;
    }
}
