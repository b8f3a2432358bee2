namespace ExaBgp.Host.Logging;

/// <summary>Where log lines end up. Called by one thread, which may be held up without harm.</summary>
public interface ILogDestination : IDisposable
{
    /// <summary>Writes one record.</summary>
    void Write(LogRecord record);

    /// <summary>Nothing more waits for now.</summary>
    void Flush();
}
