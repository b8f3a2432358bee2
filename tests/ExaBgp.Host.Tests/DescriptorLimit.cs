using System.Runtime.InteropServices;

namespace ExaBgp.Host.Tests;

/// <summary>As long as it lives this process can open no descriptor more than it has, but in the place of one it closes.</summary>
internal sealed partial class DescriptorLimit : IDisposable
{
    private const int OpenFiles = 7;
    private readonly Limits _before;

    public DescriptorLimit()
    {
        _ = Get(OpenFiles, out _before);
        using var lowest = File.OpenHandle("/dev/null");
        _ = Set(OpenFiles, _before with { Soft = (ulong)lowest.DangerousGetHandle() });
    }

    public void Dispose() => _ = Set(OpenFiles, _before);

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int Get(int resource, out Limits limits);

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    private static partial int Set(int resource, in Limits limits);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limits(ulong Soft, ulong Hard);
}
