using System.Runtime.InteropServices;

namespace ExaBgp.Host.Native;

/// <summary>Linux error numbers that are told apart here (those of the common table, equal on all architectures .NET runs on).</summary>
internal static class Errno
{
    internal const int NoEntry = 2;
    internal const int Interrupted = 4;
    internal const int NoDeviceOrAddress = 6;
    internal const int Again = 11;
    internal const int TooManyFilesInSystem = 23;
    internal const int TooManyFiles = 24;
    internal const int Invalid = 22;
    internal const int BrokenPipe = 32;
    internal const int NoProtocolOption = 92;
    internal const int AddressInUse = 98;
    internal const int AddressNotAvailable = 99;
    internal const int ConnectionRefused = 111;
    internal const int InProgress = 115;

    /// <summary>Number left by the last call.</summary>
    internal static int Last => Marshal.GetLastPInvokeError();

    /// <summary>The system's text of an error number.</summary>
    internal static string Text(int errno) => Marshal.GetPInvokeErrorMessage(errno);
}
