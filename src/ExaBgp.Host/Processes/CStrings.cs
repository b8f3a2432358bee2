using System.Runtime.InteropServices;

namespace ExaBgp.Host.Processes;

/// <summary>A null-terminated array of null-terminated UTF-8 strings, as exec wants it. Free it with <see cref="Dispose"/>.</summary>
internal readonly unsafe struct CStrings : IDisposable
{
    private readonly int _count;

    internal CStrings(IReadOnlyList<string> values)
    {
        _count = values.Count;
        Pointer = (byte**)NativeMemory.Alloc((nuint)(_count + 1), (nuint)sizeof(nint));
        for (var i = 0; i < _count; i++) Pointer[i] = (byte*)Marshal.StringToCoTaskMemUTF8(values[i]);
        Pointer[_count] = null;
    }

    internal byte** Pointer { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (var i = 0; i < _count; i++) Marshal.FreeCoTaskMem((nint)Pointer[i]);
        NativeMemory.Free(Pointer);
    }
}
