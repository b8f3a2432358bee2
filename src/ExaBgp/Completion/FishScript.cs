using System.Text;

namespace ExaBgp.Completion;

/// <summary>Completion for fish.</summary>
internal static class FishScript
{
    private const string Head = """
        # fish completion for exabgp, written by `exabgp shell completion fish`

        # The words typed that are no options.
        function __exabgp_words
            set -l words (commandline -opc)
            for word in $words[2..-1]
                string match -q -- '-*' $word; or echo $word
            end
        end

        # True in the command whose words are given; a first word that is no command is a file for the server.
        function __exabgp_at
            set -l words (__exabgp_words)
            if test (count $words) -gt 0; and not contains -- $words[1] $__exabgp_commands
                set words server $words
            end
            test (count $words) -ge (count $argv); or return 1
            for i in (seq (count $argv))
                test "$words[$i]" = "$argv[$i]"; or return 1
            end
        end

        # The same, with nothing behind them.
        function __exabgp_ends
            test (count (__exabgp_words)) -eq (count $argv); and __exabgp_at $argv
        end

        function __exabgp_first
            test (count (__exabgp_words)) -eq 0
        end

        function __exabgp_conf
            __fish_complete_suffix .conf
            for file in etc/exabgp/*.conf /etc/exabgp/*.conf
                echo $file
            end
        end

        function __exabgp_daemon
            set -l words (__exabgp_words)
            exabgp shell words -- $words[2..-1] 2> /dev/null
        end

        complete -c exabgp -f

        """;

    /// <summary>The script.</summary>
    public static string Of(CompletionCommand program)
    {
        var text = new StringBuilder(Head);
        text.Append("set -g __exabgp_commands ").AppendJoin(' ', program.Words).Append('\n');
        text.Append("set -g __exabgp_families ").AppendJoin(' ', CompletionTree.Families.Select(static family => $"'{family}'")).Append("\n\n");
        foreach (var command in program.All) Append(text, command);
        text.Append("\ncomplete -c exabgp-cli -w 'exabgp cli'\ncomplete -c exabgpcli -w 'exabgp cli'\ncomplete -c exabgp-healthcheck -w 'exabgp healthcheck'\n");
        return text.ToString();
    }

    private static void Append(StringBuilder text, CompletionCommand command)
    {
        var at = command.Path.Length == 0 ? "__exabgp_first" : $"'__exabgp_at {command.Path}'";
        var ends = command.Path.Length == 0 ? "__exabgp_first" : $"'__exabgp_ends {command.Path}'";
        foreach (var inner in command.Inner) text.Append($"complete -c exabgp -n {ends} -a {inner.Name} -d {Quoted(inner.Summary)}\n");
        if (command.Choices.Count > 0) text.Append($"complete -c exabgp -n {ends} -a '{string.Join(' ', command.Choices)}'\n");
        if (Source(command.Rest) is { } source) text.Append($"complete -c exabgp -n {at} {source}\n");
        foreach (var option in command.Options)
        {
            text.Append($"complete -c exabgp -n {at}");
            foreach (var name in option.Names) text.Append(name.StartsWith("--", StringComparison.Ordinal) ? " -l " : name.Length == 2 ? " -s " : " -o ").Append(name.TrimStart('-'));
            if (option.Value != CompletionValue.None) text.Append($" {Source(option.Value) ?? "-x"}");
            text.Append($" -d {Quoted(option.Summary)}\n");
        }
    }

    private static string? Source(CompletionValue value) => value switch
    {
        CompletionValue.Configuration => "-x -a '(__exabgp_conf)'",
        CompletionValue.File => "-r -F",
        CompletionValue.Folder => "-x -a '(__fish_complete_directories)'",
        CompletionValue.Family => "-x -a '(printf \"%s\\n\" $__exabgp_families)'",
        CompletionValue.DaemonCommand => "-x -a '(__exabgp_daemon)'",
        CompletionValue.SystemCommand => "-x -a '(__fish_complete_command)'",
        _ => null,
    };

    private static string Quoted(string text) => $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
