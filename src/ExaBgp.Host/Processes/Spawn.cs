using ExaBgp.Host.Native;

namespace ExaBgp.Host.Processes;

/// <summary>
/// Starts programs by posix_spawn: signals as a fresh process expects them, only descriptors 0 to 2, a process group or session of its own.
/// A program that cannot be executed is an errno here, not a child that ends.
/// </summary>
internal static unsafe class Spawn
{
    /// <summary>Sizes of posix_spawnattr_t, posix_spawn_file_actions_t and sigset_t are below this in all C libraries.</summary>
    private const int Opaque = 512;
    private const short SetGroup = 0x02;
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const short SetSession = 0x80;

    /// <summary>Starts a program; descriptors of -1 are inherited. 0, or the errno.</summary>
    internal static int Start(
        IReadOnlyList<string> arguments, IReadOnlyList<string> environment, int input, int output, int error, SpawnGroup group, out int process)
    {
        var attributes = stackalloc byte[Opaque];
        var actions = stackalloc byte[Opaque];
        var signals = stackalloc byte[Opaque];
        using var words = new CStrings(arguments);
        using var variables = new CStrings(environment);
        _ = Libc.SpawnAttributesCreate(attributes);
        _ = Libc.SpawnActionsCreate(actions);
        try
        {
            var flags = SetSignalDefaults | SetSignalMask | group switch
            {
                SpawnGroup.Own => SetGroup,
                SpawnGroup.Session => SetSession,
                _ => 0,
            };
            _ = Libc.SpawnAttributesFlags(attributes, (short)flags);
            _ = Libc.SpawnAttributesGroup(attributes, 0);
            _ = Libc.SignalSetFill(signals);
            _ = Libc.SpawnAttributesDefaultSignals(attributes, signals);
            _ = Libc.SignalSetEmpty(signals);
            _ = Libc.SpawnAttributesSignalMask(attributes, signals);
            if (input >= 0) _ = Libc.SpawnActionsDuplicate(actions, input, 0);
            if (output >= 0) _ = Libc.SpawnActionsDuplicate(actions, output, 1);
            if (error >= 0) _ = Libc.SpawnActionsDuplicate(actions, error, 2);
            CloseOthers(actions);
            int started;
            var errno = Libc.Spawn(&started, words.Pointer[0], actions, attributes, words.Pointer, variables.Pointer);
            process = errno == 0 ? started : 0;
            return errno;
        }
        finally
        {
            _ = Libc.SpawnActionsDestroy(actions);
            _ = Libc.SpawnAttributesDestroy(attributes);
        }
    }

    /// <summary>Ours are close-on-exec anyway; this is for those we inherited. Not all C libraries have it.</summary>
    private static void CloseOthers(byte* actions)
    {
        try
        {
            _ = Libc.SpawnActionsCloseFrom(actions, 3);
        }
        catch (EntryPointNotFoundException)
        {
        }
    }
}
