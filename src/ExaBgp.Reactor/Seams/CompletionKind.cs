namespace ExaBgp.Reactor.Seams;

/// <summary>What can happen outside.</summary>
public enum CompletionKind : byte
{
    /// <summary>An outgoing connection is up.</summary>
    Connected,

    /// <summary>An outgoing connection failed; the detail is the errno. The handle is gone.</summary>
    ConnectFailed,

    /// <summary>A listener has a new connection; the detail is its handle.</summary>
    Accepted,

    /// <summary>A connection can be read (data, end of file or an error). Told once, and again after each read that leaves something.</summary>
    Readable,

    /// <summary>A connection that had refused octets takes some again.</summary>
    Writable,

    /// <summary>A helper's standard output can be read.</summary>
    HelperReadable,

    /// <summary>A helper's standard input takes octets again.</summary>
    HelperWritable,

    /// <summary>
    /// A helper's process ended; the detail is its exit status, or 256 + the signal. Told once, after all it wrote was read
    /// (so while reading is paused, not before that); at once where <see cref="IHelperHost.Signal"/> asked it to end. The handle stays until it is closed.
    /// </summary>
    HelperExited,

    /// <summary>A signal came; the detail is its number.</summary>
    Signal,

    /// <summary>Another thread called <see cref="IPoller.Wake"/>.</summary>
    Woken,

    /// <summary>A client of the command-line channel connected; its handle is the detail too.</summary>
    ClientConnected,

    /// <summary>A client can be read.</summary>
    ClientReadable,

    /// <summary>A client takes octets again.</summary>
    ClientWritable,
}
