using ExaBgp.Api;
using ExaBgp.Configuration.Settings;
using ExaBgp.Reactor.Seams;

namespace ExaBgp.Reactor.Helpers;

/// <summary>
/// One who gives commands and is answered: a helper process, or a client of the command-line channel. Lines of one read are a batch; a command that goes on
/// holds back the later ones of the same helper, and only those.
/// </summary>
internal sealed class Helper(string name, ProcessSettings? settings, HelperDialogue dialogue, Outbox outbox)
{
    /// <summary>Name of the process, or of the client.</summary>
    public string Name { get; } = name;

    /// <summary>Its section of the configuration; null for a client.</summary>
    public ProcessSettings? Settings { get; set; } = settings;

    /// <summary>Parses and answers.</summary>
    public HelperDialogue Dialogue { get; } = dialogue;

    /// <summary>What waits to be written to it.</summary>
    public Outbox Outbox { get; } = outbox;

    /// <summary>Its command lines.</summary>
    public LineInput Input { get; } = new();

    /// <summary>Starts of this helper, counted.</summary>
    public RespawnLimit Respawns { get; } = new();

    /// <summary>Handle of the host, -1 while it does not run.</summary>
    public int Handle { get; set; } = -1;

    /// <summary>The command that goes on.</summary>
    public IPendingCommand? Pending { get; set; }

    /// <summary>There may be something to read.</summary>
    public bool Readable { get; set; }

    /// <summary>Its pipe has refused octets.</summary>
    public bool Blocked { get; set; }

    /// <summary>It has closed its output, or its process has ended: what was read is still executed.</summary>
    public bool HasEnded { get; set; }

    /// <summary>Its process is known to have ended.</summary>
    public bool HasExited { get; set; }

    /// <summary>
    /// Octets that may still be read since a write to it failed, null before: it hears nothing any more. What it said before is executed, then it is ended.
    /// </summary>
    public int? LastWords { get; set; }

    /// <summary>Being ended by us.</summary>
    public bool IsEnding { get; set; }

    /// <summary>Started too often, or not to be started again.</summary>
    public bool IsGivenUp { get; set; }

    /// <summary>When its queue was found full and nothing has been taken since.</summary>
    public long? FullSince { get; set; }

    /// <summary>True for a client of the command-line channel.</summary>
    public bool IsClient => Settings is null;

    /// <summary>True while its process runs.</summary>
    public bool IsRunning => Handle >= 0;

    /// <summary>True when its next commands can be read and executed: nothing holds it back.</summary>
    public bool MayExecute => IsRunning && !IsEnding && Pending is null && !Outbox.IsFull;

    /// <summary>True when another turn would move something without anything happening outside.</summary>
    public bool HasWork => (MayExecute && (Readable || Input.HasLines)) || (!Blocked && !Outbox.IsEmpty);

    /// <summary>Nobody is there to be answered: a command that only waits to be is over, and holds back no others.</summary>
    public void ForgoAnswer()
    {
        if (Pending is { Waits: true } && (HasEnded || LastWords is not null)) Pending = null;
    }

    /// <summary>Forgets what belonged to the process that ended.</summary>
    public void Reset()
    {
        Handle = -1;
        Input.Clear();
        Outbox.Clear();
        Pending = null;
        Readable = Blocked = HasEnded = HasExited = IsEnding = false;
        FullSince = null;
        LastWords = null;
        Dialogue.Restart();
    }
}
