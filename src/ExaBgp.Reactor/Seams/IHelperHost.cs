using ExaBgp.Configuration.Settings;

namespace ExaBgp.Reactor.Seams;

/// <summary>Helper processes as the reactor sees them.</summary>
public interface IHelperHost
{
    /// <summary>Starts a helper in a process group of its own, standard input and output as pipes; false with the reason.</summary>
    bool TryStart(ProcessSettings settings, out int helper, out string reason);

    /// <summary>Process id, for logs.</summary>
    int ProcessId(int helper);

    /// <summary>Reads the helper's standard output.</summary>
    IoResult Read(int helper, Span<byte> into);

    /// <summary>Writes to the helper's standard input.</summary>
    IoResult Write(int helper, ReadOnlySpan<byte> bytes);

    /// <summary>Stops or resumes HelperReadable completions.</summary>
    void PauseReading(int helper, bool pause);

    /// <summary>Sends a signal to the helper's process group.</summary>
    void Signal(int helper, int signal);

    /// <summary>Closes the pipes; nothing comes for the handle afterwards but nothing either is left open. The process is reaped when it ends.</summary>
    void Close(int helper);
}
