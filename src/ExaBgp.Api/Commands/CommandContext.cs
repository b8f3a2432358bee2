using System.Text;
using ExaBgp.Api.Selection;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Text;
using ExaBgp.Protocol.Wire;
using ExaBgp.Routes;

namespace ExaBgp.Api.Commands;

/// <summary>What commands of one dialogue work with: the daemon, the peers in reach, the modes of the dialogue, and the way answers go.</summary>
internal sealed class CommandContext(string helper, bool isClient, ISpeaker speaker, PeerScope scope, AttributeTextCache attributeTexts)
{
    private const int RoutesPerChunk = 100;
    private readonly ByteBuffer _line = new();
    private IAnswers _answers = NoAnswers.Instance;

    /// <summary>Name of the helper or client.</summary>
    public string Helper { get; } = helper;

    /// <summary>True for a client of the command line.</summary>
    public bool IsClient { get; } = isClient;

    public ISpeaker Speaker { get; } = speaker;

    /// <summary>The peers the helper may command.</summary>
    public PeerScope Scope { get; } = scope;

    /// <summary>What route words mean.</summary>
    public AttributeTextCache AttributeTexts { get; } = attributeTexts;

    /// <summary>The statement being read; reused.</summary>
    public RouteBuilder Route { get; } = new();

    /// <summary>The open group.</summary>
    public CommandGroup Group { get; } = new();

    public DaemonSettings Daemon { get; set; } = DaemonSettings.Default;

    /// <summary>Forms of the answers.</summary>
    public Compatibility Forms { get; set; } = Compatibility.Default;

    /// <summary>Whether <c>done</c> and <c>error</c> are written.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Whether <c>done</c> waits until the change is on TCP.</summary>
    public bool Synchronous { get; set; }

    /// <summary>What the words at the end of this command said.</summary>
    public TrailingWords Trailing { get; private set; }

    /// <summary>Whether this command is of the grammar that names the action first.</summary>
    public bool IsActionFirst { get; set; }

    /// <summary>Whether the words stand in the line itself, unquoted, so that a stretch of the line says all there is in it.</summary>
    public bool IsInPlace { get; set; }

    /// <summary>Where answers go.</summary>
    public IAnswers Answers => _answers;

    /// <summary>Routes a long command may look at in one turn.</summary>
    public int RoutesPerTurn => Math.Max(Daemon.Chunk, 1) * RoutesPerChunk;

    /// <summary>Why this command was answered with <c>error</c>, for the log.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Whether this command is answered in JSON.</summary>
    public bool Json => Forms.IsV6 || Trailing.Json;

    /// <summary>Answers of generation 5: what later ones changed is theirs only.</summary>
    public bool IsFiveForm => Forms is { IsFive: true, IsV6: false };

    /// <summary>The same for commands that give text to those who ask for it.</summary>
    public bool JsonUnlessText => !Trailing.Text && Json;

    /// <summary>Begins a command.</summary>
    public void Begin(IAnswers answers, TrailingWords trailing)
    {
        _answers = answers;
        Trailing = trailing;
        IsActionFirst = false;
        Refusal = null;
    }

    /// <summary>A line of payload to be filled and handed to <see cref="Send"/>.</summary>
    public ByteBuffer BeginLine()
    {
        _line.Clear();
        return _line;
    }

    /// <summary>Answers with the line begun.</summary>
    public void Send() => _answers.Payload(_line.Written);

    /// <summary>Answers with a line.</summary>
    public void Send(ReadOnlySpan<byte> line) => _answers.Payload(line);

    /// <summary>Answers with a line of ASCII or UTF-8 text.</summary>
    public void Send(string line)
    {
        BeginLine().WriteText(line);
        Send();
    }

    /// <summary>Answers <c>done</c>.</summary>
    public IPendingCommand? Done()
    {
        if (Acknowledges) _answers.Done();
        return null;
    }

    /// <summary>Answers <c>done</c> whatever the mode.</summary>
    public IPendingCommand? DoneAlways()
    {
        _answers.Done();
        return null;
    }

    /// <summary>Answers <c>error</c>.</summary>
    public IPendingCommand? Error(string reason)
    {
        Refusal = reason;
        if (Acknowledges) _answers.Error();
        return null;
    }

    /// <summary>Answers what became of a message to be sent once.</summary>
    public IPendingCommand? Sent(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Queued => Done(),
        SendOutcome.NoPeer => Error("no peer meant is established"),
        _ => Error("a peer meant takes nothing, and too many messages wait for it"),
    };

    /// <summary>Answers <c>error: REASON</c>, where the forms have it, and <c>error</c>.</summary>
    public IPendingCommand? Refuse(string reason)
    {
        if (Acknowledges && !(Forms.IsFive && IsActionFirst)) SendError(reason);
        return Error(reason);
    }

    /// <summary>Answers <c>{"error": "REASON"}</c> or <c>error: REASON</c>, acknowledgements or not, and <c>error</c>.</summary>
    public IPendingCommand? RefuseAlways(string reason)
    {
        if (Json) Send(JsonLine.Of("error", reason, BeginLine()));
        else SendError(reason);
        return Error(reason);
    }

    /// <summary>Answers <c>done</c> at once, or when what was done so far to these peers is on TCP.</summary>
    public IPendingCommand? Finish(PeerSet peers, bool? synchronous = null)
    {
        if (!(synchronous ?? Trailing.Synchronous ?? Synchronous)) return Done();
        var mark = Speaker.Mark();
        if (Speaker.IsWritten(peers, mark)) return Done();
        return new SynchronousWait(Speaker, peers, mark, Acknowledges);
    }

    /// <summary>The words of a command as they stand after the lexer, one blank between.</summary>
    public static string TextOf(in TokenReader words, int from)
    {
        var text = new StringBuilder();
        for (var i = from; i < words.Count; i++)
        {
            if (i > from) text.Append(' ');
            text.Append(Encoding.UTF8.GetString(words.At(i)));
        }

        return text.ToString();
    }

    private void SendError(string reason)
    {
        var line = BeginLine();
        line.Write("error: "u8);
        line.WriteEscaped(reason);
        Send();
    }
}
