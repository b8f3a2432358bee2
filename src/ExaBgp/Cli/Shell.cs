using System.Globalization;
using System.Text.Json;
using ExaBgp.Host.Settings;
using ExaBgp.Reactor;

namespace ExaBgp.Cli;

/// <summary><c>exabgp cli</c> without a command: asks for commands, one after the other, on one connection.</summary>
internal sealed class Shell
{
    private const int Attempts = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly HostSettings _settings;
    private readonly ITerminal _terminal;
    private readonly ShellOptions _options;
    private readonly CommandHistory _history;
    private readonly WordUsage _usage;
    private readonly Completer _completer;
    private readonly LineEditor _editor;
    private DaemonChannel? _channel;
    private bool _json;

    public Shell(HostSettings settings, ITerminal terminal, ShellOptions options)
    {
        _settings = settings;
        _terminal = terminal;
        _options = options;
        _history = new CommandHistory(terminal.IsInteractive ? options.HistoryFile : null);
        _usage = new WordUsage(terminal.IsInteractive ? options.UsageFile : null);
        _completer = new Completer(_usage, options.IsFuzzy);
        _editor = new LineEditor(terminal, _history, _completer);
    }

    /// <summary>Runs until the user leaves; the exit status.</summary>
    public int Run()
    {
        if (!TryConnect(out var reason))
        {
            _terminal.WriteError(reason.Replace("could not find", "Could not find", StringComparison.Ordinal).Replace("we scanned the following folders (the number is your PID):", "Available sockets: none in", StringComparison.Ordinal));
            return 1;
        }

        if (_terminal.IsInteractive) Welcome();
        while (ReadCommand() is { } line)
        {
            var command = line.Trim();
            if (command.Length == 0) continue;
            _history.Add(command);
            if (command is "exit" or "quit" or "q") break;
            if (TryBuiltin(command)) continue;
            if (!Execute(command)) return 1;
        }

        _channel?.TrySend("session bye");
        _channel?.Dispose();
        if (_terminal.IsInteractive) _terminal.WriteLine("Info: Goodbye!");
        return 0;
    }

    private string? ReadCommand()
    {
        if (!_terminal.IsInteractive) return _terminal.ReadLine();
        RefreshPeers();
        return _editor.Read("exabgp> ");
    }

    private bool TryConnect(out string reason) => DaemonChannel.TryOpen(_settings, ChannelKind.Socket, _options.Name, out _channel, out reason);

    private void Welcome()
    {
        var title = $" ExaBGP {ProgramVersion.Text} ";
        var bar = new string('─', title.Length);
        _terminal.WriteLine($"╭{bar}╮\n│{title}│\n╰{bar}╯");
        var uuid = Guid.NewGuid().ToString("D");
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0;
        var daemon = Ask(string.Create(CultureInfo.InvariantCulture, $"session ping {uuid} {now:F3}")) is [var pong, ..] ? pong : null;
        _terminal.WriteLine($"✓ Connected to ExaBGP daemon (UUID: {Member(daemon, "pong")})");
        _terminal.WriteLine("TAB or ? completes, the arrow keys bring back, `help` lists commands, `exit` leaves; `json COMMAND` and `text COMMAND` choose the display.");
    }

    private bool TryBuiltin(string command)
    {
        switch (command.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            case ["clear"]: _terminal.Clear(); return true;
            case ["history"]:
                foreach (var line in _history.Last(20)) _terminal.WriteLine(line);
                return true;
            case ["set", "display", "json" or "text"]: _json = command.EndsWith("json", StringComparison.Ordinal); return true;
            case ["set", "sync", "on"]: return Execute("session sync enable");
            case ["set", "sync", "off"]: return Execute("session sync disable");
            case ["set", ..]:
                _terminal.WriteError("Error: set display json|text, set sync on|off");
                return true;
            default: return false;
        }
    }

    /// <summary>Sends a command and shows its answer; false when the daemon is gone for good.</summary>
    private bool Execute(string text)
    {
        var json = _json;
        var words = text.Split(' ', 2);
        if (words.Length == 2 && words[0] is "json" or "text")
        {
            json = words[0] == "json";
            text = words[1];
        }

        var command = Shortcuts.Expand(text);
        if (command != text) _terminal.WriteLine($"command: {command}");
        _usage.Count(command);
        var lines = new List<string>();
        var end = Run(json && IsRead(command) ? command + " json" : command, lines);
        foreach (var line in AnswerView.Of(lines, json, _terminal)) _terminal.WriteLine(line);
        switch (end)
        {
            case AnswerEnd.Done when lines.Count == 0: _terminal.WriteLine("✓ Command accepted"); break;
            case AnswerEnd.Error when lines.Count == 0: _terminal.WriteError("Error: the daemon refused the command (its log says why)"); break;
            case AnswerEnd.Silence: _terminal.WriteError("Error: no answer"); break;
            case AnswerEnd.Shutdown or AnswerEnd.Closed:
                _terminal.WriteError("Error: the daemon has closed the connection");
                return false;
        }

        return true;
    }

    private AnswerEnd Run(string command, List<string> lines)
    {
        for (var attempt = 0; ; attempt++)
        {
            var end = _channel is null ? AnswerEnd.Closed : CommandExchange.Run(_channel, command, CommandExchange.Patience, lines.Add);
            if (end != AnswerEnd.Closed || attempt == Attempts || lines.Count > 0) return end;
            _channel?.Dispose();
            _channel = null;
            if (attempt > 0) Wait();
            TryConnect(out _);
        }
    }

    private static void Wait()
    {
        using var nothing = new ManualResetEventSlim();
        nothing.Wait(Pause);
    }

    private List<string> Ask(string command)
    {
        var lines = new List<string>();
        return Run(command, lines) == AnswerEnd.Done ? lines : [];
    }

    /// <summary>The addresses to complete with.</summary>
    private void RefreshPeers()
    {
        try
        {
            if (Ask("peer list") is not [var line, ..]) return;
            using var document = JsonDocument.Parse(line);
            _completer.Peers = [.. document.RootElement.EnumerateArray().Select(static peer => peer.GetProperty("peer-address").GetString()!).Distinct()];
        }
        catch (JsonException)
        {
            _completer.Peers = [];
        }
    }

    private static string Member(string? line, string name)
    {
        try
        {
            if (line is null) return "unknown";
            using var document = JsonDocument.Parse(line);
            return document.RootElement.GetProperty(name).GetString() ?? "unknown";
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException)
        {
            return "unknown";
        }
    }

    private static bool IsRead(string command) =>
        command.Contains("show", StringComparison.Ordinal) || command.Contains("status", StringComparison.Ordinal) || command.Contains("version", StringComparison.Ordinal)
        || command.EndsWith("help", StringComparison.Ordinal);
}
