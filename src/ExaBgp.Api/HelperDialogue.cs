using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using ExaBgp.Api.Commands;
using ExaBgp.Api.Commands.Announce;
using ExaBgp.Api.Selection;
using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Api;

/// <summary>
/// The dialogue with one helper, or with one client of the command-line channel: its acknowledgement and synchronisation modes, its open group, its
/// forms. A line comes in, its effect takes place, its answers go out.
/// </summary>
public sealed class HelperDialogue
{
    private const int LoggedOctets = 256;
    private readonly CommandLexer _lexer = new();
    private readonly CommandContext _context;
    private readonly ProcessSettings? _process;
    private readonly ICommandLog? _log;
    private Compatibility _forms = Compatibility.Default;
    private int? _chosenVersion;

    /// <summary>
    /// A dialogue; <paramref name="process"/> is null for a client, which commands every peer. <paramref name="texts"/> remembers what route words mean and
    /// is best shared by all dialogues of one speaker.
    /// </summary>
    public HelperDialogue(
        string name, DaemonSettings daemon, ProcessSettings? process, ISpeaker speaker, ICommandLog? log = null, AttributeTextCache? texts = null)
    {
        Name = name;
        _process = process;
        _log = log;
        _context = new CommandContext(
            name, process is null, speaker, new PeerScope(speaker, name, process is null), texts ?? new AttributeTextCache(speaker.Interner))
        { Daemon = daemon };
        Restart();
    }

    /// <summary>Name of the helper or client.</summary>
    public string Name { get; }

    /// <summary>The forms of its answers. A version chosen by command outlives a restart: events take it then.</summary>
    public Compatibility Compatibility => _context.Forms;

    /// <summary>
    /// Parses one line (without its line end), acts and answers. A result that is not null goes on: it is to be finished before the next line of this
    /// helper is executed.
    /// </summary>
    public IPendingCommand? Execute(ReadOnlySpan<byte> line, IAnswers answers)
    {
        line = line.Trim(" \t\r\n\f\v"u8);
        if (line.StartsWith("debug "u8))
        {
            _log?.Debug(Name, Encoding.UTF8.GetString(line[6..]));
            return null;
        }

        IPendingCommand? pending;
        try
        {
            pending = Run(line, answers);
        }
        catch (Exception exception)
        {
            pending = _context.Error($"internal error: {exception}");
        }

        if (_context.Refusal is { } reason) _log?.Refused(Name, Encoding.UTF8.GetString(line[..Math.Min(line.Length, LoggedOctets)]), reason);
        if (!ReferenceEquals(_context.Forms, _forms)) _chosenVersion = (_forms = _context.Forms).ApiVersion;
        return pending;
    }

    /// <summary>
    /// The helper was started again: acknowledgements are as configured and an open group is forgotten; the synchronisation mode and the version it chose stay.
    /// </summary>
    public void Restart()
    {
        _context.Group.Close();
        _context.Acknowledges = _process?.Ack ?? _context.Daemon.Ack;
        Form();
    }

    /// <summary>The daemon's settings changed.</summary>
    public void Configure(DaemonSettings daemon)
    {
        _context.Daemon = daemon;
        Form();
    }

    private Compatibility Configured
    {
        get
        {
            var forms = _context.Daemon.Compatibility;
            return _process?.ApiVersion is { } version ? forms with { ApiVersion = version } : forms;
        }
    }

    private void Form() => _context.Forms = _forms = _chosenVersion is { } version ? Configured with { ApiVersion = version } : Configured;

    private IPendingCommand? Run(ReadOnlySpan<byte> line, IAnswers answers)
    {
        _context.Begin(answers, default);
        if (line.IsEmpty) return _context.Forms.IsFive ? _context.Error("empty line") : _context.Done();
        if (line[0] == (byte)'#') return _context.Done();
        if (_context.Group.IsOpen && CommandGroup.Keeps(line))
            return _context.Group.TryAdd(line) ? _context.Done() : _context.RefuseAlways("group buffer limit reached, group discarded");
        if (!_lexer.TryRead(line, out var words, out var error)) return _context.Error(error.Message);
        words = RouteChange.WithoutTerminator(words);
        var trailing = TrailingWords.Take(ref words);
        words = RouteChange.WithoutTerminator(words);
        if (words.IsEnd) return _context.Error("no command");
        _context.Begin(answers, trailing);
        _context.IsInPlace = Unsafe.AreSame(ref MemoryMarshal.GetReference(words.Text), ref MemoryMarshal.GetReference(line));
        _context.IsActionFirst = !CommandWords.IsTargetFirst(words.Peek);
        return (_context.IsActionFirst ? CommandWords.ActionFirst : CommandWords.TargetFirst).Run(ref words, _context);
    }
}
