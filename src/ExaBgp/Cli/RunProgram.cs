using ExaBgp.Host.Settings;

namespace ExaBgp.Cli;

/// <summary><c>exabgp run</c>: one command, or a file of them, and what the daemon answers.</summary>
internal sealed class RunProgram(HostSettings settings, TextWriter output, TextWriter error)
{
    /// <summary>Runs it; the exit status.</summary>
    public int Run(RunOptions options)
    {
        if (options.Batch is null && options.Words.Count == 0)
        {
            error.WriteLine("error: no command provided\nusage: exabgp run <command>\n       exabgp run --batch FILE\nas in: exabgp run show neighbor summary");
            return 1;
        }

        if (!TryReadBatch(options, out var lines)) return 1;
        if (!DaemonChannel.TryOpen(settings, options.Kind, options.Name, out var channel, out var reason) || channel is null)
        {
            output.WriteLine(reason);
            return 1;
        }

        using (channel)
        {
            return lines is null ? RunOne(channel, string.Join(' ', options.Words), options.IsStrict) : RunBatch(channel, options.Batch!, lines, options.IsStrict);
        }
    }

    private int RunOne(DaemonChannel channel, string words, bool isStrict)
    {
        var command = Shortcuts.Expand(words);
        if (command != words) output.WriteLine($"command: {command}");
        var end = CommandExchange.Run(channel, command, CommandExchange.Patience, output.WriteLine);
        Explain(end);
        return end == AnswerEnd.Closed || (isStrict && end is not AnswerEnd.Done) ? 1 : 0;
    }

    private int RunBatch(DaemonChannel channel, string name, string[] lines, bool isStrict)
    {
        output.WriteLine($"Executing commands from {(name == "-" ? "stdin" : name)}...");
        var failures = 0;
        var refusals = 0;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            output.WriteLine($"\n[{i + 1}] {line}");
            var end = CommandExchange.Run(channel, Shortcuts.Expand(line), CommandExchange.Patience, output.WriteLine);
            Explain(end);
            if (end == AnswerEnd.Error) refusals++;
            if (end != AnswerEnd.Closed) continue;
            failures++;
            break;
        }

        output.WriteLine($"\nBatch execution complete: {lines.Length} commands, {failures} errors");
        return failures > 0 || (isStrict && refusals > 0) ? 1 : 0;
    }

    private bool TryReadBatch(RunOptions options, out string[]? lines)
    {
        lines = null;
        if (options.Batch is not { } name) return true;
        try
        {
            lines = name == "-" ? Console.In.ReadToEnd().TrimEnd('\n').Split('\n') : File.ReadAllLines(name);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            error.WriteLine(exception is FileNotFoundException or DirectoryNotFoundException ? $"Batch file not found: {name}" : $"{name}: {exception.Message}");
            return false;
        }
    }

    private void Explain(AnswerEnd end)
    {
        switch (end)
        {
            case AnswerEnd.Error:
                error.WriteLine("ExaBGP returns an error (see ExaBGP's logs for more information)\nuse help for a list of available commands");
                break;
            case AnswerEnd.Shutdown:
                error.WriteLine("ExaBGP is shutting down, command aborted");
                break;
            case AnswerEnd.Silence:
                error.WriteLine("warning: no end of command message received\nwarning: normal if exabgp.api.ack is set to false otherwise some data may get stuck on the pipe");
                break;
            case AnswerEnd.Closed:
                output.WriteLine("ExaBGP is not running / the connection was closed");
                break;
        }
    }
}
