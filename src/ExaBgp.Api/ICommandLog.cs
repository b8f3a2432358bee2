namespace ExaBgp.Api;

/// <summary>What a dialogue has to say to the daemon's log. The text is a helper's own: the log escapes it.</summary>
public interface ICommandLog
{
    /// <summary>A line <c>debug TEXT</c>: not a command, never answered.</summary>
    void Debug(string helper, string text);

    /// <summary>A command answered with <c>error</c>: the line (cut to some hundred characters) and why.</summary>
    void Refused(string helper, string line, string reason);
}
