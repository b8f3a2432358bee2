namespace ExaBgp.Reactor.Seams;

/// <summary>Clients of the command-line channel (unix socket, named pipes): each is a dialogue of its own.</summary>
public interface IClientHost
{
    /// <summary>Reads a client's commands.</summary>
    IoResult Read(int client, Span<byte> into);

    /// <summary>Writes answers.</summary>
    IoResult Write(int client, ReadOnlySpan<byte> bytes);

    /// <summary>Stops or resumes ClientReadable completions.</summary>
    void PauseReading(int client, bool pause);

    /// <summary>Ends the dialogue; a client of named pipes only forgets its state.</summary>
    void Close(int client);
}
