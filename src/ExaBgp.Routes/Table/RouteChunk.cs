using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace ExaBgp.Routes.Table;

/// <summary>A run of records in order of version, and the octets that are too long for a record.</summary>
internal sealed class RouteChunk(int capacity)
{
    private byte[] _heap = [];
    private int _heapUsed;

    /// <summary>Room for records; the first <see cref="Used"/> are written.</summary>
    public RouteRecord[] Records { get; } = GC.AllocateUninitializedArray<RouteRecord>(capacity);

    /// <summary>Records written, dead ones included.</summary>
    public int Used { get; private set; }

    /// <summary>Records not dead.</summary>
    public int Live { get; set; }

    /// <summary>Those of them that are withdraws.</summary>
    public int Withdraws { get; set; }

    /// <summary>Version of the first record written.</summary>
    public long Base { get; private set; }

    /// <summary>Number of the chunk: the high part of the places of its records.</summary>
    public int Number { get; set; }

    /// <summary>True when no record more fits.</summary>
    public bool IsFull => Used == Records.Length;

    /// <summary>Version of the last record written.</summary>
    public long Last => Used == 0 ? Base : Base + Records[Used - 1].Delta;

    /// <summary>Octets of memory, about.</summary>
    public long Octets => (Records.Length * (long)Unsafe.SizeOf<RouteRecord>()) + _heap.Length;

    /// <summary>Forgets all records, keeps the room for them, and stands behind <paramref name="version"/>.</summary>
    public void Reset(long version)
    {
        Used = 0;
        Live = 0;
        Withdraws = 0;
        Base = version;
        _heapUsed = 0;
        if (_heap.Length > 1 << 16) _heap = [];
    }

    /// <summary>True when a record of this version can be written behind the others.</summary>
    public bool Accepts(long version) => !IsFull && (Used == 0 || version - Base <= uint.MaxValue);

    /// <summary>Writes a record without octets; they follow by <see cref="Take"/>.</summary>
    public int Append(long version, int family, int attributes, int tag, RouteFlags flags)
    {
        if (Used == 0) Base = version;
        var at = Used++;
        ref var record = ref Records[at];
        record.Delta = (uint)(version - Base);
        record.Attributes = attributes;
        record.Tag = tag;
        record.Family = (byte)family;
        record.Flags = flags;
        Live++;
        if ((flags & RouteFlags.Withdraw) != 0) Withdraws++;
        return at;
    }

    /// <summary>Room for the octets of the record at <paramref name="at"/>, to be filled by the caller.</summary>
    public Span<byte> Take(int at, int length)
    {
        ref var record = ref Records[at];
        record.Length = checked((ushort)length);
        Span<byte> inline = record.Octets;
        if (length <= RouteRecord.InlineSize)
        {
            record.Flags &= ~RouteFlags.InHeap;
            return inline[..length];
        }

        record.Flags |= RouteFlags.InHeap;
        if (_heap.Length - _heapUsed < length) Array.Resize(ref _heap, Math.Max(_heapUsed + length, Math.Max(1024, _heap.Length * 2)));
        BinaryPrimitives.WriteInt32LittleEndian(inline, _heapUsed);
        var room = _heap.AsSpan(_heapUsed, length);
        _heapUsed += length;
        return room;
    }

    /// <summary>Path identifier and NLRI of the record at <paramref name="at"/>; valid until the chunk changes.</summary>
    public ReadOnlySpan<byte> OctetsAt(int at)
    {
        ref var record = ref Records[at];
        return (record.Flags & RouteFlags.InHeap) == 0
            ? ((ReadOnlySpan<byte>)record.Octets)[..record.Length]
            : _heap.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(record.Octets), record.Length);
    }

    /// <summary>Version of the record at <paramref name="at"/>.</summary>
    public long VersionAt(int at) => Base + Records[at].Delta;

    /// <summary>The first record with a version above <paramref name="version"/>, or <see cref="Used"/>.</summary>
    public int FirstAfter(long version)
    {
        if (version < Base) return 0;
        int low = 0, high = Used;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (VersionAt(middle) > version) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    /// <summary>Gives back what the heap has too much, once nothing more will be written.</summary>
    public void Seal()
    {
        if (_heap.Length > _heapUsed) Array.Resize(ref _heap, _heapUsed);
    }
}
