using ExaBgp.Protocol.Wire;

namespace ExaBgp.Api.Events;

/// <summary>The bounded queue of one helper, as those who write events see it.</summary>
public interface IEventQueue
{
    /// <summary>The buffer to append one whole event to (one line or several), line ends included.</summary>
    ByteBuffer Begin();

    /// <summary>Ends the event begun; the queue applies its bound and policy.</summary>
    void End();
}
